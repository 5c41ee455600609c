namespace AntiFraudBot.Channels.Quotas;

/// <summary>
/// What was taken of one quota, oldest first. Takes within a quarter of a second, of a short window within a hundredth of it, are one entry,
/// counted at its last moment, so that a quota of thousands stays small.
/// </summary>
internal sealed class Tally
{
    private static readonly TimeSpan Coarsest = TimeSpan.FromMilliseconds(250);
    private readonly LinkedList<(DateTimeOffset First, DateTimeOffset Last, int Weight)> _entries = [];
    private TimeSpan _keep, _grain = Coarsest;
    private DateTimeOffset _restsUntil;
    private int _level;

    public void KeepFor(TimeSpan length)
    {
        if (length > _keep) _keep = length;
        if (length / 100 < _grain) _grain = length / 100;
    }

    public void Rest(DateTimeOffset until) => _restsUntil = until > _restsUntil ? until : _restsUntil;

    public TimeSpan Rest(IReadOnlyList<TimeSpan> lengths, DateTimeOffset now)
    {
        var again = now < _restsUntil + lengths[_level];
        _level = again ? Math.Min(_level + 1, lengths.Count - 1) : 0;
        Rest(now + lengths[_level] + QuotaBook.MarginOf(lengths[_level]));
        return _restsUntil - now;
    }

    public bool IsOver(DateTimeOffset now) => now >= _restsUntil && (_entries.Last is not { } last || IsPast(last.Value.Last, _keep, now));

    public void Add(int weight, DateTimeOffset now)
    {
        while (_entries.First is { } oldest && IsPast(oldest.Value.Last, _keep, now)) _entries.RemoveFirst();
        if (_entries.Last is { } last && now - last.Value.First < _grain)
            last.Value = (last.Value.First, now, last.Value.Weight + weight);
        else
            _entries.AddLast((now, now, weight));
    }

    /// <summary>Zero when the claim fits now.</summary>
    public TimeSpan WaitFor(QuotaClaim claim, DateTimeOffset now)
    {
        var wait = _restsUntil > now ? _restsUntil - now : TimeSpan.Zero;
        foreach (var window in claim.Windows)
        {
            var frees = Frees(window, claim.Weight, now);
            if (frees > wait) wait = frees;
        }

        return wait;
    }

    public int Left(IReadOnlyList<QuotaWindow> windows, DateTimeOffset now) =>
        now < _restsUntil ? 0 : windows.Min(w => Math.Max(0, w.Limit - Used(w.Length, now)));

    private TimeSpan Frees(QuotaWindow window, int weight, DateTimeOffset now)
    {
        // Something heavier than the whole window goes when the window is empty: it could never go otherwise.
        var tooMuch = Used(window.Length, now) - Math.Max(0, window.Limit - weight);
        if (tooMuch <= 0) return TimeSpan.Zero;
        foreach (var (_, last, taken) in _entries)
        {
            if (IsPast(last, window.Length, now)) continue;
            tooMuch -= taken;
            if (tooMuch <= 0) return last + window.Length + QuotaBook.MarginOf(window.Length) - now;
        }

        return TimeSpan.Zero;
    }

    private int Used(TimeSpan length, DateTimeOffset now) => _entries.Where(e => !IsPast(e.Last, length, now)).Sum(e => e.Weight);

    private static bool IsPast(DateTimeOffset at, TimeSpan length, DateTimeOffset now) => at + length + QuotaBook.MarginOf(length) <= now;
}
