using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>
/// P+1 16:30: the proposals that follow from the week go to the office privately (rule J4). A run that was missed is made up until
/// that of the next week, which covers it.
/// </summary>
public sealed class AssessmentJob(
    Database database, RegistryCache registries, StepRuns runs, AssessmentDesk desk, Mouth mouth, Timetable timetable, AssessmentPolicy policy, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (!policy.Enabled || timetable.Calendar.IsQuiet(now) || Week(now) is not { } week) return;
        var key = $"assessment/{week}";
        if (await database.ReadAsync(async s => (await runs.DoneAsync(s, key)).Contains(key), cancellationToken)) return;
        await database.WriteAsync(session => TakeAsync(session, key, now), cancellationToken);
    }

    private async Task<bool> TakeAsync(Session session, string key, DateTimeOffset now)
    {
        if (!await runs.TryRecordAsync(session, key, "", now)) return false;
        var registry = await registries.CurrentAsync(session);
        foreach (var township in Townships.Of(registry)) await TellAsync(session, registry, township, key, now);
        return true;
    }

    private async Task TellAsync(Session session, Registry registry, OrgUnit township, string key, DateTimeOffset now)
    {
        var (facts, fresh) = await desk.RefreshAsync(session, registry.Tree, township, now);
        if (desk.Digest(facts, fresh) is not { } text) return;
        foreach (var office in registry.OfficeOf(township.Id))
        {
            if (Outgoing.ToMember(registry, office.Id, $"{key}/{township.Id}/{office.Id}", text) is { } message) await mouth.SayAsync(session, message, now);
        }
    }

    /// <summary>The newest data week whose hour has come, this week's or the one before it; null when neither has come since the bot is in service.</summary>
    private CampaignWeek? Week(DateTimeOffset now)
    {
        var current = CampaignWeek.Of(now);
        return new[] { current, current.Previous }.Select(timetable.RoundOf).OfType<ReportingRound>()
            .FirstOrDefault(r => desk.HourOn(r.Freeze) is var hour && now >= hour && !(hour < timetable.InServiceSince))?.DataWeeks[^1];
    }
}
