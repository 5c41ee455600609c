using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Domain.Evidence.SpotChecks;

/// <summary>A result as it was said. Number null = the next one on the list; Last above Number = a range.</summary>
public sealed record SpotResult(int? Number, int? Last, SpotAnswer Answer, bool? Aware);

/// <summary>抽查 上坪村 20, and 1已装，2未装，3号错: exact, so that nobody's report is taken for it (rules E9, E10).</summary>
public static partial class SpotWords
{
    /// <summary>What stands between 抽查 and the number; null when the text is something else. Size null = the usual one.</summary>
    public static (string Unit, int? Size)? Draw(string text)
    {
        var match = Drawing().Match(RosterWords.Fold(text));
        if (!match.Success) return null;
        var size = match.Groups["size"];
        return (match.Groups["unit"].Value.Trim(), size.Success ? int.Parse(size.ValueSpan, CultureInfo.InvariantCulture) : null);
    }

    /// <summary>The results in a message that holds nothing else; empty when it is something else. ByDigits: whether 1 2 1 4 may be meant.</summary>
    public static IReadOnlyList<SpotResult> Results(string text, bool byDigits)
    {
        var said = RosterWords.Fold(text);
        if (said.Length is 0 or > 600) return [];
        if (Digits().IsMatch(said)) return byDigits ? [.. said.Where(char.IsAsciiDigit).Select(d => new SpotResult(null, null, (SpotAnswer)(d - '0'), null))] : [];
        if (!Whole().IsMatch(said)) return [];
        return [.. One().Matches(said).Select(Result)];
    }

    private static SpotResult Result(Match match)
    {
        int? Number(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;
        var all = match.Groups["all"].Success;
        return new SpotResult(all ? 1 : Number("from"), all ? int.MaxValue : Number("to"), Answer(match.Groups["answer"].Value), Aware(match.Groups["aware"].Value));
    }

    private static SpotAnswer Answer(string word) => word switch
    {
        "已装" or "已安装" or "装了" or "有装" => SpotAnswer.Installed,
        "未装" or "没装" or "未安装" or "没安装" or "没有装" or "卸载了" or "卸了" => SpotAnswer.NotInstalled,
        "拒答" or "拒接" or "不接" or "没接" or "挂了" or "无人接听" or "不配合" => SpotAnswer.Refused,
        _ => SpotAnswer.WrongNumber,
    };

    private static bool? Aware(string word) => word.Length == 0 ? null : !(word.StartsWith('不') || word.StartsWith('没') || word.StartsWith('未'));

    private const string AnswerWords = "已安装|已装|装了|有装|未安装|未装|没安装|没有装|没装|卸载了|卸了|号错|错号|空号|停机|打错了?|不是本人|拒答|拒接|不接|没接|挂了|无人接听|不配合";

    private const string AwareWords = "不知道|知道|没听过|听过|没接到过?宣传|接到过?宣传|没宣传过?|未宣传|宣传过|有宣传";

    private const string OneResult =
        $@"(((?<all>全部?|都)|第?(?<from>[0-9]{{1,3}})([-—~到至](?<to>[0-9]{{1,3}}))?[号个位]?)?[ :.、)]*(都|全)?(?<answer>{AnswerWords})[ ,，(]?(?<aware>{AwareWords})?[)]?)";

    [GeneratedRegex(@"\A抽查[ :]*(?<unit>[^0-9 ,，。？?!]{2,20}?)[ ,，]*(?<size>[0-9]{1,4})?(人|个|户|名|位)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Drawing();

    [GeneratedRegex(@"\A[1-4]([ ,，、]+[1-4])*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Digits();

    [GeneratedRegex($@"\A({OneResult}[ ,，;；、。\n]*)+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(OneResult, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex One();
}
