using AntiFraudBot.Scheduler.Clock;

namespace AntiFraudBot.Scheduler.Stepping;

/// <summary>
/// Takes the sandbox clock from due instant to due instant, so that a jump of a week runs what a week would have run, in its order.
/// Others = the host's next due instant (held outbox row, question expiry) or null; Idle = nothing of the host is unhandled or due now.
/// </summary>
public sealed class StepDriver(
    SandboxClock clock, QuartzPulse quartz, Func<CancellationToken, Task<DateTimeOffset?>> others, Func<CancellationToken, Task<bool>> idle) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>
    /// Returns when the clock shows the instant and everything due until then has run. Calls take turns. The clock ticks on while jobs run.
    /// </summary>
    /// <exception cref="ClockOnlyMovesForwardException">The instant had passed when the call came.</exception>
    public async Task AdvanceAsync(DateTimeOffset to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (to < now) throw new ClockOnlyMovesForwardException(now, to);
        await _turn.WaitAsync(ct);
        try
        {
            await SettleAsync(ct);
            while (await NextAsync(ct) is { } stop && stop <= to) await StepToAsync(stop, ct);
            await StepToAsync(to, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>No trigger is due at or before the clock's now, and no job is executing.</summary>
    public Task<bool> NothingDueAsync(CancellationToken ct = default) => quartz.IsQuietAsync(clock.GetUtcNow(), ct);

    public void Dispose() => _turn.Dispose();

    /// <summary>What came due while the next stop was looked for is run first: a later stop would pass it over.</summary>
    private async Task<DateTimeOffset?> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            var stop = await NextStopAsync(ct);
            if (await IsSettledAsync(ct)) return stop;
            await SettleAsync(ct);
        }
    }

    private async Task<DateTimeOffset?> NextStopAsync(CancellationToken ct)
    {
        var trigger = await quartz.NextAsync(ct);
        var other = await others(ct);
        // What the host left undone at an instant already passed is its own affair; stopping there again would never end.
        if (other <= clock.GetUtcNow()) other = null;
        return trigger is null || other < trigger ? other ?? trigger : trigger;
    }

    private async Task StepToAsync(DateTimeOffset stop, CancellationToken ct)
    {
        await clock.ReachAsync(stop, ct);
        await SettleAsync(ct);
    }

    private async Task SettleAsync(CancellationToken ct)
    {
        while (!await IsSettledAsync(ct)) await quartz.WaitAsync(ct);
    }

    // Quartz is asked again after the host: the host's answer takes time in which the ticking clock may reach a trigger.
    private async Task<bool> IsSettledAsync(CancellationToken ct) =>
        await NothingDueAsync(ct) && await idle(ct) && await NothingDueAsync(ct);
}
