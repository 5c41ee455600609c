using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>A warning as somebody raises it, before it has a number. Unit is a name as written; Tail and Subject are brief already.</summary>
public sealed record WarningOrder(WarningLevel Level, string Unit, string Subject, string Tail, string Suspicion, bool FundSide, bool Away, string? ExternalId = null);

/// <summary>红色预警 上坪村三组 刘某 尾号3417 冒充客服，正在通话: how an officer raises one (rule I1). Labelled lines (对象：…) do as well.</summary>
public static partial class WarningOrders
{
    private const int LongestSuspicion = 120;

    /// <summary>True when the text begins as a warning does: 红色预警, 橙警, 黄色预警.</summary>
    public static bool Begins(string text) => Head().IsMatch(text);

    public static WarningLevel? Level(string word) => word.TrimStart('【', ' ').FirstOrDefault() switch
    {
        '红' or '高' => WarningLevel.Red,
        '橙' or '中' => WarningLevel.Orange,
        '黄' or '低' => WarningLevel.Yellow,
        _ => null,
    };

    /// <summary>Reads the text; unitNames are the full names of the units it names, in the order said. Null: it is no warning, or no unit was named.</summary>
    public static WarningOrder? Read(string text, IReadOnlyList<string> unitNames, IReadOnlyList<string> unitWords)
    {
        if (Head().Match(text) is not { Success: true } head || Level(head.Groups["level"].Value) is not { } level || unitNames.Count == 0) return null;
        var rest = HalfWidth.Of(text[head.Length..]);
        var subject = Subject(rest, unitWords);
        var tail = Tailed().Match(rest) is { Success: true } said ? Person.Tail(said.Value) : "";
        return new WarningOrder(
            level, unitNames[0], Person.Brief(subject.Name), tail, Suspicion(rest, subject.Words, unitWords), Funds().IsMatch(rest), Absent().IsMatch(rest));
    }

    /// <summary>刘某, 刘先生 or a name under its label; else the first word that is built like a name. Words: what stands in the text.</summary>
    private static (string Name, string Words) Subject(string rest, IReadOnlyList<string> unitWords)
    {
        if (Named().Match(rest) is { Success: true } named) return (named.Groups["name"].Value, named.Value);
        var name = rest.Split([' ', ',', '\n', ';', '、', '(', ')', ':'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(w => !unitWords.Contains(w) && Person.IsName(w));
        return (name ?? "", name ?? "");
    }

    /// <summary>What is suspected, without names, numbers and the words around them.</summary>
    public static string Suspicion(string rest, string subject, IReadOnlyList<string> unitWords)
    {
        var left = Tailed().Replace(rest, " ");
        if (subject.Length > 0) left = left.Replace(subject, " ", StringComparison.Ordinal);
        foreach (var word in unitWords.OrderByDescending(w => w.Length)) left = left.Replace(word, " ", StringComparison.Ordinal);
        left = Labels().Replace(Absent().Replace(Funds().Replace(left, " "), " "), " ");
        left = Gaps().Replace(left, gap => gap.Value.Contains(',', StringComparison.Ordinal) ? "，" : " ").Trim(' ', '，', '.', '。', ':', ';', '、', '(', ')');
        left = Masking.Mask(left);
        return left.Length switch { 0 => "疑似被骗", > LongestSuspicion => left[..LongestSuspicion], _ => left };
    }

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\A\s*【?(?<level>[红橙黄])(色)?预?警】?[\s:：,，]+", Linear)]
    private static partial Regex Head();

    // 刘某, 刘某某, 刘先生, or a name under its label.
    [GeneratedRegex(@"(对象|姓名|人员)[:：]\s*(?<name>[\u4e00-\u9fff]{2,4})|(?<name>[\u4e00-\u9fff]某某?)|(?<name>[\u4e00-\u9fff])(先生|女士|大爷|大妈|阿姨)", Linear)]
    private static partial Regex Named();

    [GeneratedRegex(@"[（(]?\s*(尾号|电话|手机|手机号|号码)?[:：]?\s*([0-9]{4}|1[0-9][0-9*\- ]{7,12}[0-9])\s*[)）]?", Linear)]
    private static partial Regex Tailed();

    [GeneratedRegex(@"资金端|资金预警|资金类", Linear)]
    private static partial Regex Funds();

    [GeneratedRegex(@"(人)?(在外地|在外务工|外出务工|在外打工|不在本地)|人在外", Linear)]
    private static partial Regex Absent();

    [GeneratedRegex(@"(对象|姓名|人员|疑似|单位|地点|住址|情况|类型|尾号)[:：]|编号[:：]?\s*\S+", Linear)]
    private static partial Regex Labels();

    [GeneratedRegex(@"[\s,]+", Linear)]
    private static partial Regex Gaps();
}
