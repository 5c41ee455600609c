using Quartz;

namespace AntiFraudBot.Scheduler.Stepping;

/// <summary>Knows whether Quartz has something to do now, and when it has next.</summary>
public sealed class QuartzPulse(ISchedulerFactory schedulers) : ITriggerListener, IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(2);

    private readonly SemaphoreSlim _completed = new(0);
    private long _fired;

    public string Name => nameof(QuartzPulse);

    /// <summary>True when no trigger is due at or before the instant and no job is executing.</summary>
    public async Task<bool> IsQuietAsync(DateTimeOffset now, CancellationToken ct)
    {
        // Between "no longer due" and "executing" a firing is in neither list: hence due, executing, due again and the count of firings.
        var fired = Interlocked.Read(ref _fired);
        var scheduler = await schedulers.GetScheduler(ct);
        if (scheduler.Status != SchedulerStatus.Running || await IsDueAsync(scheduler, now, ct)) return false;
        var executing = await scheduler.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing }, ct);
        return executing.Items.Count == 0 && !await IsDueAsync(scheduler, now, ct) && fired == Interlocked.Read(ref _fired);
    }

    /// <summary>The earliest instant a trigger will fire at, or null when none will.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, ct);
        return triggers.Items.Where(WillFire).Min(t => t.NextFireTimeUtc);
    }

    /// <summary>Waits for the end of a firing, or a moment of machine time.</summary>
    public Task WaitAsync(CancellationToken ct) => _completed.WaitAsync(LookAgain, ct);

    public ValueTask TriggerFired(ITrigger trigger, IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _fired);
        return ValueTask.CompletedTask;
    }

    public ValueTask TriggerComplete(
        ITrigger trigger, IJobExecutionContext context, SchedulerInstruction triggerInstructionCode, CancellationToken cancellationToken = default)
    {
        // One permit is enough to wake the driver; at real speed nobody takes them and they must not pile up.
        if (_completed.CurrentCount == 0) _completed.Release();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _completed.Dispose();

    private static async Task<bool> IsDueAsync(IScheduler scheduler, DateTimeOffset now, CancellationToken ct)
    {
        var due = await scheduler.QueryTriggers(new TriggerQuery { NextFireTimeBefore = now.AddTicks(1), Take = PagedQuery.All }, ct);
        return due.Items.Any(WillFire);
    }

    private static bool WillFire(TriggerHeader trigger) => trigger.State is TriggerState.Normal or TriggerState.Blocked or TriggerState.Executing;
}
