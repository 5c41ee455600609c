using System.Text.Json;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Loads what the answers to leaders are drawn from. Totals are derived here and now, never stored.</summary>
public sealed class LeaderFacts(Ledger ledger, Duties duties, Rankings rankings, Timetable timetable, RankingPolicy policy)
{
    public Timetable Timetable => timetable;

    public RankingPolicy Policy => policy;

    public Task<IReadOnlyList<LedgerEntry>> EntriesAsync(Session session, OrgTree tree, string rootId) =>
        ledger.OfUnitsAsync(session, [.. tree.Subtree(rootId).Select(u => u.Id)], null, null, null);

    /// <summary>Changes of state the issue does not have; none without one.</summary>
    public async Task<IReadOnlyList<StateChange>> ChangesAsync(Session session, OrgTree tree, string rootId, LedgerMark? mark) =>
        mark is null ? [] : await ledger.ChangedSinceAsync(session, [.. tree.Subtree(rootId).Select(u => u.Id)], mark);

    public async Task<TotalsBook> BookAsync(Session session, OrgTree tree, string rootId) => new(tree, await EntriesAsync(session, tree, rootId));

    public async Task<ProgressFacts> ProgressAsync(Session session, OrgTree tree, OrgUnit scope, DateTimeOffset now) => new(
        await BookAsync(session, tree, scope.Id), scope, CampaignWeek.Of(now).Period, await DutiesAsync(session, tree, scope.Id, CampaignWeek.Of(now).Previous), policy, now);

    /// <summary>The duties of one data week, inside the subtree.</summary>
    public async Task<IReadOnlyList<Duty>> DutiesAsync(Session session, OrgTree tree, string rootId, CampaignWeek week)
    {
        var all = await duties.ListAsync(session, null, week.ToString());
        return [.. all.Where(d => d.Period == week.Period && tree.IsWithin(d.UnitId, rootId))];
    }

    public async Task<int> RemindedAsync(Session session, IReadOnlyList<Duty> owed)
    {
        if (owed.Count == 0) return 0;
        var reminders = await duties.RemindersAsync(session, [.. owed.Select(d => d.Id)]);
        return reminders.Select(r => r.Step).Distinct().Count();
    }

    public async Task<WeeklyStanding?> NewestAsync(Session session, OrgTree tree, string unitId) =>
        Standing(await NewestIssueAsync(session, tree, unitId, postedOnly: false));

    public async Task<FrozenRanking?> NewestIssueAsync(Session session, OrgTree tree, string unitId, bool postedOnly) =>
        (await IssuesAsync(session, tree, unitId)).LastOrDefault(r => !postedOnly || r.State == "posted");

    /// <summary>All issues of the unit's township, of a county its own; oldest first.</summary>
    public async Task<IReadOnlyList<FrozenRanking>> IssuesAsync(Session session, OrgTree tree, string unitId) =>
        Townships.IssuerFor(tree, unitId) is { } scope ? await rankings.ListAsync(session, scope.Id) : [];

    public static WeeklyStanding? Standing(FrozenRanking? issue) => issue is null ? null : JsonSerializer.Deserialize<WeeklyStanding>(issue.SnapshotJson);

    public async Task<DateTimeOffset?> LastReportAsync(Session session, string unitId) =>
        (await ledger.QueryAsync(session, unitId, null)).Select(e => (DateTimeOffset?)e.At).Max();
}
