using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Materials;

/// <summary>Which edition is pushed in a week (rule T9): its own, else the one that moved on from a week without a workday.</summary>
public static class EditionQueue
{
    /// <summary>The approved edition for the week's push, or null when none is approved. Flash editions are not queued.</summary>
    public static Edition? For(CampaignWeek week, IEnumerable<Edition> editions, Timetable timetable) =>
        editions
            .Where(e => e.State == EditionState.Approved && !e.Flash)
            .Select(e => (Edition: e, Week: CampaignWeek.Parse(e.Week)))
            .Where(e => e.Week is not null && timetable.PushWeek(e.Week) == week)
            .OrderByDescending(e => e.Week)
            .Select(e => e.Edition)
            .FirstOrDefault();
}
