using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization.Changes;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>A change of the tree takes hold at 00:00 of its day (rule U1), before the duties of that day are made; the office reads of it in the morning.</summary>
public sealed class UnitChangesJob(Database database, UnitChanges changes, UnitChangeDesk desk, RegistryCache registries, Mouth mouth, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var today = WorkCalendar.LocalDate(now);
        var due = (await database.ReadAsync(changes.PlannedAsync, cancellationToken)).Where(c => c.Change.Date <= today).ToList();
        // One after the other: what the first does the next one may build on.
        foreach (var order in due) await database.WriteAsync(session => TakeAsync(session, order, now), cancellationToken);
    }

    private async Task<bool> TakeAsync(Session session, OrderedChange order, DateTimeOffset now)
    {
        var before = await registries.CurrentAsync(session);
        var line = UnitChangeText.Line(before.Tree, order.Change);
        var fault = await desk.CarryOutAsync(session, order, now);
        var text = fault is null ? $"单位变更已生效：{line}。" : $"单位变更没有办成：{line}。{fault}。改好后请重新发。";
        var message = Outgoing.ToMember(before, order.AskedBy, $"unit-change/{order.Id}", text);
        return message is not null && await mouth.SayAsync(session, message, now);
    }
}
