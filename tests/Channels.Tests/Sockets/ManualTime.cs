namespace AntiFraudBot.Channels.Tests.Sockets;

/// <summary>A clock that moves only when told. Timers fire on the thread that moves it; a test can wait until the code under test has set one.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(Func<bool> Come, TaskCompletionSource Told)> watchers = [];
    private DateTimeOffset now = new(2026, 6, 15, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Completes once a timer is set that is due after exactly this long from now.</summary>
    public Task TimerSet(TimeSpan due)
    {
        lock (gate)
        {
            if (IsSet(due)) return Task.CompletedTask;
            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add((() => IsSet(due), told));
            return told.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    /// <summary>Waits for that timer, then moves to it.</summary>
    public async Task PassAsync(TimeSpan due)
    {
        await TimerSet(due);
        Advance(due);
    }

    public void Advance(TimeSpan by)
    {
        DateTimeOffset target;
        lock (gate) target = now + by;
        while (NextDue(target) is { } timer) timer.Fire();
        lock (gate) now = target;
    }

    private ManualTimer? NextDue(DateTimeOffset target)
    {
        lock (gate)
        {
            var next = timers.Where(t => t.Due <= target).MinBy(t => t.Due);
            if (next is null) return null;
            if (next.Due > now) now = next.Due;
            next.Rearm();
            return next;
        }
    }

    private bool IsSet(TimeSpan due) => timers.Any(t => t.Due == now + due);

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public void Fire() => fire();

        public void Rearm()
        {
            if (period > TimeSpan.Zero) Due += period;
            else time.timers.Remove(this);
        }

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                (Due, period) = (time.now + dueTime, every);
                time.timers.Add(this);
                foreach (var (come, told) in time.watchers.Where(w => w.Come()).ToList()) told.TrySetResult();
                time.watchers.RemoveAll(w => w.Told.Task.IsCompleted);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time.gate) time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
