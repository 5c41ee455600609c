namespace AntiFraudBot.Scheduler.Clock;

/// <summary>The waiting timers of one clock, by due instant and then by the order in which they were set. Not thread-safe: the clock locks.</summary>
internal sealed class DueTimers
{
    private readonly SortedSet<ClockTimer> _order = new(Comparer<ClockTimer>.Create((a, b) => (a.Due, a.Number).CompareTo((b.Due, b.Number))));
    private long _count;

    /// <summary>When the next timer is due, in the clock's elapsed ticks; null when none waits.</summary>
    public long? Earliest => _order.Min?.Due;

    public void Add(ClockTimer timer, long due)
    {
        timer.Due = due;
        timer.Number = ++_count;
        _order.Add(timer);
    }

    public void Remove(ClockTimer timer) => _order.Remove(timer);

    /// <summary>
    /// Takes out what is due, earliest first. A periodic timer is taken once however many periods a jump skipped, and waits a full period again.
    /// </summary>
    public IReadOnlyList<ClockTimer> TakeDue(long now)
    {
        List<ClockTimer> due = [];
        while (_order.Min is { } timer && timer.Due <= now)
        {
            _order.Remove(timer);
            due.Add(timer);
        }

        foreach (var timer in due.Where(t => t.Period > TimeSpan.Zero)) Add(timer, now + timer.Period.Ticks);
        return due;
    }

}
