namespace AntiFraudBot.Scheduler.Clock;

/// <summary>One timer of the sandbox clock. Due, Number and Period belong to the clock and are touched under its lock only.</summary>
internal sealed class ClockTimer(SandboxClock clock, TimerCallback callback, object? state) : ITimer
{
    private readonly Lock _gate = new();
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private TaskCompletionSource? _idle;
    private int _running;
    private bool _disposed;

    public long Due { get; set; }

    public long Number { get; set; }

    public TimeSpan Period { get; set; } = Timeout.InfiniteTimeSpan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_disposed) return false;
        }

        clock.Set(this, dueTime, period);
        return true;
    }

    public void Fire()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _running++;
        }

        try
        {
            if (_context is null) callback(state);
            else ExecutionContext.Run(_context, static timer => ((ClockTimer)timer!).Call(), this);
        }
        finally
        {
            Finish();
        }
    }

    public void Dispose()
    {
        lock (_gate) _disposed = true;
        clock.Remove(this);
    }

    /// <summary>Completes when no callback of this timer runs any more: whoever waits may then throw away what the callback uses.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        lock (_gate)
        {
            if (_running == 0) return ValueTask.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_idle.Task);
        }
    }

    private void Call() => callback(state);

    private void Finish()
    {
        lock (_gate)
        {
            if (--_running == 0) _idle?.TrySetResult();
        }
    }
}
