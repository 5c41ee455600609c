namespace AntiFraudBot.Scheduler.Clock;

/// <summary>One timer of the sandbox clock. Due, Number and Period belong to the clock and are touched under its lock only.</summary>
internal sealed class ClockTimer(SandboxClock clock, TimerCallback callback, object? state) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private volatile bool _disposed;

    public long Due { get; set; }

    public long Number { get; set; }

    public TimeSpan Period { get; set; } = Timeout.InfiniteTimeSpan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed) return false;
        clock.Set(this, dueTime, period);
        return true;
    }

    public void Fire()
    {
        if (_disposed) return;
        if (_context is null) callback(state);
        else ExecutionContext.Run(_context, static timer => ((ClockTimer)timer!).Call(), this);
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Call() => callback(state);
}
