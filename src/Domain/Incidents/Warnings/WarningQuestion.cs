using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>What people ask about warnings.</summary>
public abstract partial record WarningQuestion
{
    public sealed record List : WarningQuestion;

    public sealed record One(string Number) : WarningQuestion;

    /// <summary>Days: 今日, 今天, 本周, 本月 or empty.</summary>
    public sealed record Counts(string Days) : WarningQuestion;

    public sealed record Figures : WarningQuestion;

    public static WarningQuestion? Read(string said)
    {
        var text = said.Trim().TrimEnd('？', '?', '。');
        if (text is "预警" or "预警清单" or "我的预警" or "未办结预警") return new List();
        if (OneOf().Match(text) is { Success: true } one) return new One(one.Groups["number"].Value);
        if (CountsOf().Match(text) is { Success: true } counts) return new Counts(counts.Groups["days"].Value);
        return FiguresOf().IsMatch(text) ? new Figures() : null;
    }

    public static string StepName(string step) => step switch
    {
        "accept" => "接单",
        "contacted" => "已联系",
        "met" => "已见面",
        "unharmed" => "见面，未受骗",
        "defrauded" => "见面，已转账",
        "notfound" => "没找到人",
        "falsealarm" => "误报",
        "handover" => "移交",
        _ => step,
    };

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\A预警\s*(?<number>[01][0-9][0-3][0-9]-[0-9]{2,4})\z", Linear)]
    private static partial Regex OneOf();

    [GeneratedRegex(@"\A((?<days>今日|今天|本周|本月)预警(情况|多少条|几条)?|预警(情况|处置情况))\z", Linear)]
    private static partial Regex CountsOf();

    [GeneratedRegex(@"\A([^，。,]{1,6})?预警(统计|时效|处置时效)(\s*\S{1,8})?\z", Linear)]
    private static partial Regex FiguresOf();
}
