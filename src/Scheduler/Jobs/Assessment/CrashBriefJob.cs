using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>In a crash period the day's 通报 to each township's work group, on workdays and once a day (rule J14). A day that was missed is not made up.</summary>
public sealed class CrashBriefJob(
    Database database, RegistryCache registries, StepRuns runs, Ledger ledger, Mouth mouth, WorkCalendar calendar, CampaignPlan campaign, RankingPolicy policy, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var today = WorkCalendar.LocalDate(now);
        if (campaign.Crash is not { } crash || !crash.Covers(today) || calendar.IsQuiet(now) || WorkCalendar.LocalTime(now) < crash.At) return;
        var key = $"crash/{today:yyyy-MM-dd}";
        if (await database.ReadAsync(async s => (await runs.DoneAsync(s, key)).Contains(key), cancellationToken)) return;
        await database.WriteAsync(session => TakeAsync(session, crash, key, now), cancellationToken);
    }

    private async Task<bool> TakeAsync(Session session, CrashPeriod crash, string key, DateTimeOffset now)
    {
        if (!await runs.TryRecordAsync(session, key, "", now)) return false;
        var registry = await registries.CurrentAsync(session);
        foreach (var township in Townships.Of(registry))
        {
            if (registry.WorkGroupOf(township.Id) is not { } group) continue;
            var entries = await ledger.OfUnitsAsync(session, [.. registry.Tree.Subtree(township.Id).Select(u => u.Id)], null, null, null);
            var text = DailyBrief.For(new TotalsBook(registry.Tree, entries), township, crash, policy, now);
            await mouth.SayAsync(session, Outgoing.ToGroup(group, $"{key}/{township.Id}", text), now);
        }

        return true;
    }
}
