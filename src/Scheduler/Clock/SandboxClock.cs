namespace AntiFraudBot.Scheduler.Clock;

/// <summary>
/// Machine time plus an offset. It ticks at real speed and can be moved forward; timers made from it notice the jump.
/// Callbacks run on the thread pool, queued in the order of their due instants, never under the clock's lock.
/// </summary>
public sealed class SandboxClock : TimeProvider, IDisposable
{
    // A machine timer takes at most 49 days; waking once a day for nothing costs nothing.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly DueTimers _timers = new();
    private readonly TimeProvider _machine;
    private readonly Func<TimeSpan, CancellationToken, Task>? _keepOffset;
    private readonly long _started;
    private readonly ITimer _alarm;
    private long _offsetTicks;

    /// <param name="machine">The real clock underneath.</param>
    /// <param name="offset">Clock minus machine time at the start; may be negative.</param>
    /// <param name="keepOffset">Called with the new offset before a move takes effect, so that a restart never goes back.</param>
    public SandboxClock(TimeProvider machine, TimeSpan offset, Func<TimeSpan, CancellationToken, Task>? keepOffset = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        _machine = machine;
        _keepOffset = keepOffset;
        _offsetTicks = offset.Ticks;
        _started = machine.GetTimestamp();
        _alarm = machine.CreateTimer(static clock => ((SandboxClock)clock!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A clock that shows the given instant now.</summary>
    public static SandboxClock StartingAt(DateTimeOffset now, TimeProvider machine, Func<TimeSpan, CancellationToken, Task>? keepOffset = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return new SandboxClock(machine, now - machine.GetUtcNow(), keepOffset);
    }

    /// <summary>Clock minus machine time.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref _offsetTicks));

    public override long TimestampFrequency => _machine.TimestampFrequency;

    /// <summary>Time gone by on this clock since it was made, jumps included, in ticks; counts from the offset.</summary>
    private long Elapsed => _machine.GetElapsedTime(_started).Ticks + Interlocked.Read(ref _offsetTicks);

    public override DateTimeOffset GetUtcNow() => _machine.GetUtcNow() + Offset;

    public override long GetTimestamp() => _machine.GetTimestamp() + (long)(Offset.TotalSeconds * TimestampFrequency);

    /// <summary>Moves to an instant at or after now; timers that became due are queued before this returns.</summary>
    public Task MoveToAsync(DateTimeOffset to, CancellationToken ct = default)
    {
        var now = GetUtcNow();
        return to < now ? throw new ClockOnlyMovesForwardException(now, to) : ReachAsync(to, ct);
    }

    /// <summary>Moves to the instant unless the clock has ticked past it by itself.</summary>
    internal async Task ReachAsync(DateTimeOffset to, CancellationToken ct)
    {
        var way = to - GetUtcNow();
        if (way <= TimeSpan.Zero) return;
        if (_keepOffset is not null) await _keepOffset(Offset + way, ct);
        lock (_gate)
        {
            // The clock ticked while the offset was written; what is left of the way may be nothing.
            var rest = (to - GetUtcNow()).Ticks;
            if (rest > 0) Interlocked.Add(ref _offsetTicks, rest);
        }

        Ring();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ClockTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Dispose() => _alarm.Dispose();

    internal void Set(ClockTimer timer, TimeSpan wait, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (wait != Timeout.InfiniteTimeSpan) _timers.Add(timer, Elapsed + wait.Ticks);
            Arm();
        }
    }

    internal void Remove(ClockTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private void Ring()
    {
        IReadOnlyList<ClockTimer> due;
        lock (_gate)
        {
            due = _timers.TakeDue(Elapsed);
            Arm();
        }

        foreach (var timer in due) ThreadPool.UnsafeQueueUserWorkItem(static t => t.Fire(), timer, preferLocal: false);
    }

    private void Arm()
    {
        if (_timers.Earliest is not { } earliest) return;
        // Rounded up to whole milliseconds: machine timers cut fractions off and would ring too early.
        var wait = TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((earliest - Elapsed) / (double)TimeSpan.TicksPerMillisecond)));
        _alarm.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
    }
}
