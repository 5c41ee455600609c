using System.Text.Json;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>P+1 12:00: the week's figures stand (rule K7). What is not filled is missed; the standing is kept so that it prints the same for ever.</summary>
public sealed class FreezeJob(Steps steps, Rankings rankings, Ledger ledger, Duties duties, Timetable timetable, RankingPolicy policy) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Freeze, FreezeAsync, cancellationToken);

    private async Task<bool> FreezeAsync(StepTurn turn)
    {
        foreach (var week in turn.Due.DataWeeks)
        {
            foreach (var scope in Townships.Issuing(turn.Registry.Tree)) await FreezeWeekAsync(turn.Session, turn.Registry, scope, week, turn.Now);
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
        var standing = WeeklyRanking.Compute(new RankingRequest
        {
            Tree = registry.Tree,
            ScopeUnitId = scope.Id,
            Week = week.ToString(),
            WeekNumber = week.Number,
            Period = week.Period,
            Cutoff = timetable.RoundFor(week).Freeze,
            Entries = await ledger.OfUnitsAsync(session, units, null, null, null),
            Duties = await duties.ListAsync(session, null, week.ToString()),
            Previous = await PreviousAsync(session, scope.Id, week),
            Policy = policy,
        });
        await rankings.FreezeAsync(session, new FrozenRanking
        {
            Id = $"ranking/{scope.Id}/{week}",
            ScopeUnitId = scope.Id,
            Week = week.ToString(),
            SnapshotJson = JsonSerializer.Serialize(standing),
            Text = RankingText.For(standing),
            FrozenAt = now,
        });
    }

    private async Task<WeeklyStanding?> PreviousAsync(Session session, string scopeId, CampaignWeek week)
    {
        var earlier = (await rankings.ListAsync(session, scopeId)).Where(r => string.CompareOrdinal(r.Week, week.ToString()) < 0);
        return earlier.MaxBy(r => r.Week, StringComparer.Ordinal) is { } last ? JsonSerializer.Deserialize<WeeklyStanding>(last.SnapshotJson) : null;
    }
}
