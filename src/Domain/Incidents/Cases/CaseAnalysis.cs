using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>Cases by type, area, group of people and time of day (rule I15). Refuted ones do not count; open ones are told apart.</summary>
public static class CaseAnalysis
{
    public static string Text(string unit, Period period, IReadOnlyList<FraudCase> cases, OrgTree tree, bool byUnit)
    {
        var counted = cases.Where(c => c.State != CaseState.Refuted).ToList();
        if (counted.Count == 0) return $"{unit} {period}没有登记明细的案件。起数请看：排名 发案";
        var lines = new List<string>
        {
            $"{unit} {period}案件分析：{counted.Count}起，损失{BookingText.Money(counted.Sum(c => c.Loss ?? 0))}"
                + (counted.Count(c => c.State == CaseState.Open) is > 0 and var open ? FormattableString.Invariant($"（其中{open}起待核）") : ""),
            "类型：" + Shares(counted, c => c.Type ?? "待补"),
        };
        if (byUnit) lines.Add("区域：" + Shares(counted, c => tree.Find(tree.Above(c.UnitId, Tier.Village)?.Id ?? c.UnitId)?.Name ?? "单位未登记"));
        if (counted.Any(c => c.Group is not null)) lines.Add("人群：" + Shares(counted, c => c.Group ?? "未填"));
        if (counted.Any(c => c.Hour is not null)) lines.Add("时段：" + Shares(counted.Where(c => c.Hour is not null), c => Part(c.Hour!.Value)));
        lines.Add($"没收到宣传{counted.Count(c => c.Publicity == false)}起，没装APP{counted.Count(c => c.App == false)}起，涉职工和家属{counted.Count(c => c.Staff == true || c.Family == true)}起。");
        return string.Join('\n', lines);
    }

    private static string Shares(IEnumerable<FraudCase> cases, Func<FraudCase, string> of) => string.Join('、', cases
        .GroupBy(of).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(8)
        .Select(g => $"{g.Key}{g.Count()}起{(g.Sum(c => c.Loss ?? 0) is > 0 and var loss ? $"（{BookingText.Money(loss)}）" : "")}"));

    private static string Part(int hour) => hour switch { < 6 => "凌晨", < 12 => "上午", < 18 => "下午", _ => "晚上" };
}
