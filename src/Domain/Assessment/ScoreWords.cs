using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>得分, 得分 石桥村, 石桥村得分多少, 综合得分. Unit = what is named, empty for the asker's own.</summary>
public sealed partial record ScoreWords(string Unit, bool Composite)
{
    /// <summary>Null when the text asks something else.</summary>
    public static ScoreWords? Read(string text)
    {
        if (text.Length > 30) return null;
        var match = Question().Match(Normaliser.Clean(text).Trim().TrimEnd('?', '。', '!'));
        if (!match.Success) return null;
        return new ScoreWords((match.Groups["before"].Value + match.Groups["after"].Value).Trim(), match.Groups["composite"].Success);
    }

    [GeneratedRegex(
        "^(看看|看下|查下|查一下)?(?<before>[^0-9,， ]{0,12}?)的? ?(今年|年度|年终|考核)?(?<composite>综合)?(得分|扣分情况|扣了多少分|扣分明细)(多少|情况|表|单|呢|是多少)?( +(?<after>[^0-9,， ]{2,12}))?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Question();
}
