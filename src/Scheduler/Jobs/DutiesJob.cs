using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>When a week is over, its duties exist: who owes what until when, computed from the tree (rule D2). Running again adds nothing.</summary>
public sealed class DutiesJob(Database database, Duties duties, RegistryCache registries, Timetable timetable, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var week = CampaignWeek.Of(now).Previous;
        var there = await database.ReadAsync(s => duties.ListAsync(s, null, week.ToString()), cancellationToken);
        var registry = await database.ReadAsync(registries.CurrentAsync, cancellationToken);
        var missing = WeeklyDuties.For(registry.Tree, week, timetable).ExceptBy(there.Select(d => d.Id), d => d.Id).ToList();
        if (missing.Count == 0) return;
        await database.WriteAsync(
            async session =>
            {
                foreach (var duty in missing) await duties.AddAsync(session, duty);
            },
            cancellationToken);
    }
}
