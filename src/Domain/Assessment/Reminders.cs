using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>A word to a unit below any card, about the newest week. Id = unit and week, so that it is said once.</summary>
public sealed record UnitReminder(string Id, OrgUnit Unit, string Reason);

/// <summary>
/// Whom the office may remind (rule J6): one report late or missing, or once a month a rate far below the plan. Nobody with a card that stands or
/// waits. It is no measure: it counts for nothing, cannot be contested and stands on no sheet.
/// </summary>
public static class Reminders
{
    // A rate moves slowly: only in the first issue of a month.
    private const int FirstDays = 7;

    public static IReadOnlyList<UnitReminder> Of(AssessmentFacts facts, CardPolicy policy)
    {
        if (policy is not { Enabled: true, Remind: true } || facts.Issues.Count == 0) return [];
        var issue = facts.Issues[^1];
        return [.. facts.Units.Where(u => !CardRules.HasCard(facts, u.Id, MeasureKind.Yellow, MeasureKind.Red))
            .Select(u => new UnitReminder($"remind/{u.Id}/{issue.Week}", u, string.Join('，', new[] { Report(facts, issue, u), Behind(facts, policy, issue, u) }.OfType<string>())))
            .Where(r => r.Reason.Length > 0 && !facts.Reminded.Contains(r.Id))];
    }

    /// <summary>What the office reads; null when there is nobody.</summary>
    public static string? Digest(IReadOnlyList<UnitReminder> reminders) => reminders.Count == 0
        ? null
        : $"【可以提醒】够不上黄牌、可以先提醒一句的{reminders.Count}个，不计分：\n{string.Join('\n', reminders.GroupBy(r => r.Reason).Select(g => $"{g.Key}：{string.Join('、', g.Select(r => r.Unit.Name))}"))}\n"
            + $"全部提醒请回复：提醒全部；只提醒几个：提醒 {string.Join('、', reminders.Take(2).Select(r => r.Unit.Name))}。不提醒的不用回复。";

    /// <summary>What head and liaison read.</summary>
    public static string Notice(UnitReminder reminder) => $"【提醒】{reminder.Unit.Name}：{reminder.Reason}。请尽快跟上，有困难请告诉平安办。这只是提醒，不计分。";

    private static string? Report(AssessmentFacts facts, WeeklyStanding issue, OrgUnit unit) => facts.Duties.FirstOrDefault(d => d.UnitId == unit.Id && d.Period == issue.Period)?.State switch
    {
        DutyState.Missed => $"第{issue.WeekNumber}周周报未报",
        DutyState.Late => $"第{issue.WeekNumber}周周报迟报",
        _ => null,
    };

    private static string? Behind(AssessmentFacts facts, CardPolicy policy, WeeklyStanding issue, OrgUnit unit)
    {
        if (!facts.InstallCounts || issue.Period.To.Day > FirstDays || issue.Plan is not { } plan || LastPlace.PlaceOf(issue, unit.Id)?.Place.Rate is not { } rate) return null;
        return plan - rate > policy.RemindBelow ? $"安装率{Figures.Percent(rate)}，比序时目标{Figures.ShortPercent(plan)}低{Figures.Tenth(plan - rate)}个百分点" : null;
    }
}
