using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>为什么是128, 上坪村安装怎么算的. Number = the figure asked about as it was said, with its value; null when none was said.</summary>
public sealed partial record WhyWords(string? Number, decimal Value)
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>Null when the text asks for no figure's origin.</summary>
    public static WhyWords? Read(string text)
    {
        if (text.Length > 40) return null;
        var clean = Normaliser.Clean(text).TrimEnd('?', '。', '.', '!', '呢', '啊', '呀', ' ');
        var match = IsFigure().Match(clean) is { Success: true } why ? why : FigureFirst().Match(clean);
        if (!match.Success) return How().IsMatch(clean) ? new WhyWords(null, 0) : null;
        var wan = match.Groups["wan"].Success;
        var value = decimal.Parse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return new WhyWords(match.Groups["number"].Value + (wan ? "万" : ""), wan ? value * 10_000 : value);
    }

    /// <summary>为什么 and nothing else: about the answer before.</summary>
    public static bool Again(string text) => Bare().IsMatch(text.Trim().TrimEnd('?', '？', '。', '呢', '啊', '呀'));

    [GeneratedRegex("^(为什么|为啥|咋|怎么)(会)?(这么|那么|这样)(低|高|少|多)$|^(为什么|为啥|咋来的|怎么来的|怎么算的)$", Plain)]
    private static partial Regex Bare();

    [GeneratedRegex("(为什么|为啥|凭什么|怎么|咋)[^0-9]{0,16}是 ?(?<number>[0-9][0-9,]{0,11}(\\.[0-9]{1,3})?)(?<wan>万)?[%人户个起元份场次条]*$", Plain)]
    private static partial Regex IsFigure();

    // 第24周安装怎么算的 names a week, no figure: the figure stands right before the question.
    [GeneratedRegex("(^|[^第0-9.,])(?<number>[0-9][0-9,]{0,11}(\\.[0-9]{1,3})?)(?<wan>万)?[%人户个起元份场次条]*(这个数)?是?(怎么|咋)(来|算)的$", Plain)]
    private static partial Regex FigureFirst();

    [GeneratedRegex("(怎么|咋|如何)(算|来|统计)(出来)?的$", Plain)]
    private static partial Regex How();
}
