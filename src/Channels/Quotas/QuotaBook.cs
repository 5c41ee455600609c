namespace AntiFraudBot.Channels.Quotas;

/// <summary>
/// Counts what we asked of a platform, so that a message waits with us before it is refused there (rule P6). Windows slide: whatever moment
/// the platform counts from, no span of a window's length holds more than its limit. Safe to use from several threads.
/// </summary>
public sealed class QuotaBook(TimeProvider clock)
{
    private const int SweepEvery = 1024;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Tally> _tallies = new(StringComparer.Ordinal);
    private int _taken;

    private static readonly TimeSpan LeastMargin = TimeSpan.FromMilliseconds(5), MostMargin = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The platform counts when a call arrives, we when it leaves: so much later than the window says do we go on. A hundredth of the window: more
    /// would halve what a second allows, and one too many there costs only another second (rule P30).
    /// </summary>
    public static TimeSpan MarginOf(TimeSpan window) => window / 100 is var share && share < LeastMargin ? LeastMargin : share > MostMargin ? MostMargin : share;

    /// <summary>Null: taken. Otherwise nothing was taken, and this is how long to wait.</summary>
    public TimeSpan? TryTake(string key, params IReadOnlyList<QuotaWindow> windows) => TryTake([new QuotaClaim(key, windows)])?.After;

    /// <summary>Takes all or nothing. Null: taken. Otherwise the quota that makes it wait longest.</summary>
    public QuotaWait? TryTake(IReadOnlyList<QuotaClaim> claims)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var longest = claims.Select(c => new QuotaWait(c.Key, Of(c).WaitFor(c, now))).MaxBy(w => w.After);
            if (longest is { After.Ticks: > 0 }) return longest;
            foreach (var claim in claims) Of(claim).Add(claim.Weight, now);
            if (++_taken % SweepEvery == 0) Sweep(now);
            return null;
        }
    }

    /// <summary>The platform said that this quota is used up: it rests for the whole window (rule P7).</summary>
    public void Rest(string key, TimeSpan window)
    {
        lock (_gate) Of(new QuotaClaim(key, [])).Rest(clock.GetUtcNow() + window + MarginOf(window));
    }

    /// <summary>
    /// The same when the platform does not say which window is full: the shortest, and the next longer one when it says so again soon after.
    /// Returns how long it rests.
    /// </summary>
    public TimeSpan Rest(QuotaClaim claim)
    {
        lock (_gate) return Of(claim).Rest([.. claim.Windows.Select(w => w.Length).Order()], clock.GetUtcNow());
    }

    /// <summary>Units that could be taken now, the smallest over the windows.</summary>
    public int Left(QuotaClaim claim)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            return _tallies.TryGetValue(claim.Key, out var tally) ? tally.Left(claim.Windows, now) : claim.Windows.Min(w => w.Limit);
        }
    }

    private Tally Of(QuotaClaim claim)
    {
        if (!_tallies.TryGetValue(claim.Key, out var tally)) _tallies[claim.Key] = tally = new Tally();
        foreach (var window in claim.Windows) tally.KeepFor(window.Length);
        return tally;
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, _) in _tallies.Where(t => t.Value.IsOver(now)).ToList()) _tallies.Remove(key);
    }
}
