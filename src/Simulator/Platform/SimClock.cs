namespace AntiFraudBot.Simulator.Platform;

/// <summary>
/// The platform's own time: quotas, token and address lives, stream lives run on it.
/// It either runs with the machine (real) or stands still until somebody moves it (stepped).
/// </summary>
public sealed class SimClock : TimeProvider, IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private readonly TimeProvider machine;
    private readonly ITimer bell;
    private DateTimeOffset stoodAt;
    private long since;
    private bool real;

    public SimClock(TimeProvider machine, DateTimeOffset? start)
    {
        this.machine = machine;
        real = start is null;
        stoodAt = (start ?? machine.GetUtcNow()).ToUniversalTime();
        since = machine.GetTimestamp();
        bell = machine.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Real { get { lock (gate) return real; } }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() { lock (gate) return Now(); }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public long UnixSeconds() => GetUtcNow().ToUnixTimeSeconds();

    /// <summary>From now on the clock runs (true) or stands (false).</summary>
    public void Run(bool withTheMachine)
    {
        lock (gate)
        {
            stoodAt = Now();
            since = machine.GetTimestamp();
            real = withTheMachine;
            SetBell();
        }
    }

    /// <summary>Moves forward, ringing every alarm on the way at its own time. Time never goes back.</summary>
    public void MoveTo(DateTimeOffset target)
    {
        target = target.ToUniversalTime();
        while (NextUntil(target) is { } alarm) alarm.Ring();
        lock (gate)
        {
            if (target > Now()) SetNow(target);
            SetBell();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Dispose() => bell.Dispose();

    private DateTimeOffset Now() => real ? stoodAt + machine.GetElapsedTime(since) : stoodAt;

    private void SetNow(DateTimeOffset now)
    {
        stoodAt = now;
        since = machine.GetTimestamp();
    }

    private void FireDue()
    {
        while (NextUntil(GetUtcNow()) is { } alarm) alarm.Ring();
        lock (gate) SetBell();
    }

    private Alarm? NextUntil(DateTimeOffset target)
    {
        lock (gate)
        {
            var next = alarms.Where(a => a.Due <= target).MinBy(a => a.Due);
            if (next is null) return null;
            if (next.Due > Now()) SetNow(next.Due);
            next.Due += next.Period;
            if (next.Period <= TimeSpan.Zero) alarms.Remove(next);
            return next;
        }
    }

    private void SetBell()
    {
        if (!real || alarms.Count == 0)
        {
            bell.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = alarms.Min(a => a.Due) - Now();
        bell.Change(wait > TimeSpan.Zero ? wait + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private sealed class Alarm(SimClock clock, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock.Now() + dueTime;
                Period = period > TimeSpan.Zero ? period : TimeSpan.Zero;
                clock.alarms.Add(this);
                clock.SetBell();
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock.gate) clock.alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
