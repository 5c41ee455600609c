using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>Who owes the weekly form (rule D2): computed from tree and timetable, so that 谁没报 is exact.</summary>
public static class WeeklyDuties
{
    /// <summary>weekly/2026-W24/&lt;unit id&gt;.</summary>
    public static string IdOf(CampaignWeek week, string unitId) => $"{WeeklyForm.Name}/{week}/{unitId}";

    /// <summary>The duties of one data week, all open, in registry order.</summary>
    public static IReadOnlyList<Duty> For(OrgTree tree, CampaignWeek week, Timetable timetable)
    {
        var round = timetable.RoundFor(week);
        if (!round.Collects) return [];
        return [.. tree.Units.Where(u => Owes(u, week, round.Deadline)).Select(u => Of(u, week, round))];
    }

    // A unit that opened after the week has nothing to tell of it; one closed by the deadline has nobody left to tell it.
    private static bool Owes(OrgUnit unit, CampaignWeek week, DateOnly deadline) =>
        unit.Tier == Tier.Village && !(unit.Opened > week.Sunday) && !(unit.Closed <= deadline);

    private static Duty Of(OrgUnit unit, CampaignWeek week, ReportingRound round) => new()
    {
        Id = IdOf(week, unit.Id),
        UnitId = unit.Id,
        Form = WeeklyForm.Name,
        Week = week.ToString(),
        Period = week.Period,
        Due = round.Due,
        FreezeAt = round.Freeze,
        State = DutyState.Open,
    };
}
