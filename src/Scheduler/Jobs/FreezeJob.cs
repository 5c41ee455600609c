using System.Text.Json;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.SpotChecks;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>P+1 12:00: the week's figures stand (rule K7). What is not filled is missed; the standing is kept so that it prints the same for ever.</summary>
public sealed class FreezeJob(Steps steps, Rankings rankings, Ledger ledger, Duties duties, SpotChecks checks, Timetable timetable, RankingPolicy policy) : IJob
{
    private const int CallsCountDays = 56;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Freeze, FreezeAsync, cancellationToken);

    private async Task<bool> FreezeAsync(StepTurn turn)
    {
        foreach (var week in turn.Due.DataWeeks)
        {
            foreach (var scope in Townships.Issuing(turn.Registry.Tree).Concat(Townships.Comparing(turn.Registry.Tree, policy))) await FreezeWeekAsync(turn.Session, turn.Registry, scope, week, turn.Now);
            foreach (var duty in await duties.ListAsync(turn.Session, null, week.ToString()))
            {
                if (duty.State is DutyState.Open or DutyState.Partial) await duties.SetAsync(turn.Session, duty.Id, DutyState.Missed, null, null);
            }
        }

        return true;
    }

    /// <summary>Computes and keeps one township's or county's standing of one week, once.</summary>
    public async Task FreezeWeekAsync(Session session, Registry registry, OrgUnit scope, CampaignWeek week, DateTimeOffset now)
    {
        var units = registry.Tree.Subtree(scope.Id).Select(u => u.Id).ToList();
        var cutoff = timetable.RoundFor(week).Freeze;
        var standing = WeeklyRanking.Compute(new RankingRequest
        {
            Tree = registry.Tree,
            ScopeUnitId = scope.Id,
            Week = week.ToString(),
            WeekNumber = week.Number,
            Period = week.Period,
            Cutoff = cutoff,
            Entries = await ledger.OfUnitsAsync(session, units, null, null, null),
            Changes = await ledger.ChangedSinceAsync(session, units, new LedgerMark(week.Period, cutoff, null)),
            LastChange = await ledger.LastChangeAsync(session),
            Duties = await duties.ListAsync(session, null, week.ToString()),
            Previous = await PreviousAsync(session, scope.Id, week),
            Policy = policy,
        });
        standing = VerifiedPlaces.Onto(standing, await CallsAsync(session, registry.Tree, units, standing.Cutoff), policy.Verified);
        // Of grids without a running total there is nothing to compare.
        if (scope.Tier == Tier.Village && !standing.Leagues.Any(l => l.Ranked)) return;
        await rankings.FreezeAsync(session, new FrozenRanking
        {
            Id = $"ranking/{scope.Id}/{week}",
            ScopeUnitId = scope.Id,
            Week = week.ToString(),
            SnapshotJson = JsonSerializer.Serialize(standing),
            Text = scope.Tier == Tier.Village ? RankingText.ForVillage(standing) : RankingText.For(standing),
            FrozenAt = now,
        });
    }

    /// <summary>By village and by township: a call to somebody of a grid is a call to somebody of its village.</summary>
    private async Task<IReadOnlyDictionary<string, SpotTally>> CallsAsync(Session session, OrgTree tree, List<string> units, DateTimeOffset cutoff)
    {
        if (policy.Verified == VerifiedShown.Off) return new Dictionary<string, SpotTally>();
        var calls = await checks.AnsweredAsync(session, units, cutoff.AddDays(-CallsCountDays));
        return calls.SelectMany(c => new[] { tree.Above(c.UnitId, Tier.Village), tree.Above(c.UnitId, Tier.Township) }.OfType<OrgUnit>().Select(u => (u.Id, Call: c)))
            .GroupBy(c => c.Id).ToDictionary(g => g.Key, g => SpotTally.Of([.. g.Select(c => c.Call)]));
    }

    private async Task<WeeklyStanding?> PreviousAsync(Session session, string scopeId, CampaignWeek week)
    {
        var earlier = (await rankings.ListAsync(session, scopeId)).Where(r => string.CompareOrdinal(r.Week, week.ToString()) < 0);
        return earlier.MaxBy(r => r.Week, StringComparer.Ordinal) is { } last ? JsonSerializer.Deserialize<WeeklyStanding>(last.SnapshotJson) : null;
    }
}
