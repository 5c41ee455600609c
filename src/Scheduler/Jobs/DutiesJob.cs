using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>
/// When a week is over, its duties exist; those of other forms from the first day of their period. Who owes what until when is computed from
/// the tree (rules D2, D11), and what was reported ahead fills them at once (rule D3). Running again adds nothing.
/// </summary>
public sealed class DutiesJob(
    Database database, Duties duties, Ledger ledger, RegistryCache registries, Timetable timetable, FormCalendar calendar, FormBook forms, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var missing = await database.ReadAsync(MissingAsync, cancellationToken);
        if (missing.Count == 0) return;
        await database.WriteAsync(
            async session =>
            {
                foreach (var duty in missing) await duties.AddAsync(session, duty);
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<Duty>> MissingAsync(Session session)
    {
        var now = clock.GetUtcNow();
        var registry = await registries.CurrentAsync(session);
        var week = CampaignWeek.Of(now).Previous;
        var owed = WeeklyDuties.For(registry.Tree, week, timetable).Concat(calendar.Running(now).SelectMany(r => r.Duties(registry.Tree))).ToList();
        var there = new HashSet<string>();
        foreach (var key in owed.Select(d => d.Week).Distinct()) there.UnionWith((await duties.ListAsync(session, null, key)).Select(d => d.Id));
        var missing = new List<Duty>();
        foreach (var duty in owed.Where(d => !there.Contains(d.Id))) missing.Add(await FilledAsync(session, registry, duty, now));
        return missing;
    }

    /// <summary>本周安装12 said on Sunday evening answers the form that begins on Monday.</summary>
    private async Task<Duty> FilledAsync(Session session, Registry registry, Duty duty, DateTimeOffset now)
    {
        var units = registry.Tree.Subtree(duty.UnitId).Select(u => u.Id).ToList();
        var entries = await ledger.OfUnitsAsync(session, units, null, duty.Period.From, null);
        return new DutyFilling(registry, forms).Of(duty, entries) is { } filling ? DutyStatus.After(duty, filling, now) : duty;
    }
}
