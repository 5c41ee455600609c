using System.Text.Json;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>Loads what the answers to leaders are drawn from. Totals are derived here and now, never stored.</summary>
public sealed class LeaderFacts(Ledger ledger, Duties duties, Rankings rankings, Timetable timetable, RankingPolicy policy)
{
    public Timetable Timetable => timetable;

    public async Task<TotalsBook> BookAsync(Session session, OrgTree tree, string rootId) => new(
        tree, await ledger.OfUnitsAsync(session, [.. tree.Subtree(rootId).Select(u => u.Id)], null, null, null));

    public async Task<ProgressFacts> ProgressAsync(Session session, OrgTree tree, OrgUnit scope, DateTimeOffset now) => new(
        await BookAsync(session, tree, scope.Id), scope, CampaignWeek.Of(now).Period, await DutiesAsync(session, tree, scope.Id, now), policy, now);

    /// <summary>The duties of the newest data week that has any, inside the subtree.</summary>
    public async Task<IReadOnlyList<Duty>> DutiesAsync(Session session, OrgTree tree, string rootId, DateTimeOffset now)
    {
        var week = CampaignWeek.Of(now).Previous.ToString();
        var all = await duties.ListAsync(session, null, week);
        return [.. all.Where(d => tree.IsWithin(d.UnitId, rootId))];
    }

    public async Task<int> RemindedAsync(Session session, IReadOnlyList<Duty> owed)
    {
        if (owed.Count == 0) return 0;
        var reminders = await duties.RemindersAsync(session, [.. owed.Select(d => d.Id)]);
        return reminders.Select(r => r.Step).Distinct().Count();
    }

    public async Task<WeeklyStanding?> NewestAsync(Session session, OrgTree tree, string unitId)
    {
        var scope = tree.Above(unitId, Tier.Township)?.Id ?? tree.Units.FirstOrDefault(u => u.Tier == Tier.Township)?.Id;
        if (scope is null) return null;
        var newest = (await rankings.ListAsync(session, scope)).MaxBy(r => r.Week, StringComparer.Ordinal);
        return newest is null ? null : JsonSerializer.Deserialize<WeeklyStanding>(newest.SnapshotJson);
    }

    public async Task<FrozenRanking?> NewestIssueAsync(Session session, OrgTree tree, string unitId, bool postedOnly)
    {
        var scope = tree.Above(unitId, Tier.Township)?.Id ?? tree.Units.FirstOrDefault(u => u.Tier == Tier.Township)?.Id;
        if (scope is null) return null;
        return (await rankings.ListAsync(session, scope)).Where(r => !postedOnly || r.State == "posted").MaxBy(r => r.Week, StringComparer.Ordinal);
    }

    public async Task<DateTimeOffset?> LastReportAsync(Session session, string unitId) =>
        (await ledger.QueryAsync(session, unitId, null)).Select(e => (DateTimeOffset?)e.At).Max();
}
