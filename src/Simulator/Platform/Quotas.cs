namespace AntiFraudBot.Simulator.Platform;

/// <summary>
/// Sliding counts. Strict on purpose: any stretch of a window's length is counted, not only calendar minutes.
/// </summary>
public sealed class Quotas(SimClock clock)
{
    private static readonly TimeSpan LocalTime = TimeSpan.FromHours(8);
    private readonly Lock gate = new();
    private readonly Dictionary<(string Key, Limit Limit), Book> books = [];

    /// <summary>Takes units from every limit of the key, or from none: then the limit that stood in the way is returned.</summary>
    public Limit? Take(string key, int units, params ReadOnlySpan<Limit> limits)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            foreach (var limit in limits)
            {
                var book = Of(key, limit);
                book.Forget(now);
                if (now < book.BlockedUntil) return limit;
                if (book.Used + units <= limit.Count) continue;
                if (limit.Blocks) book.BlockedUntil = EndOfBlock(now, limit);
                return limit;
            }

            foreach (var limit in limits) Of(key, limit).Add(now, units);
            return null;
        }
    }

    /// <summary>Units left in the window, without taking any.</summary>
    public int Left(string key, Limit limit)
    {
        lock (gate)
        {
            var book = Of(key, limit);
            book.Forget(clock.GetUtcNow());
            return clock.GetUtcNow() < book.BlockedUntil ? 0 : limit.Count - book.Used;
        }
    }

    public void Clear()
    {
        lock (gate) books.Clear();
    }

    private static DateTimeOffset EndOfBlock(DateTimeOffset now, Limit limit)
    {
        if (limit.Window != TimeSpan.FromDays(1)) return now + limit.Window;
        var local = now.ToOffset(LocalTime);
        return new DateTimeOffset(local.Date, LocalTime).AddDays(1);
    }

    private Book Of(string key, Limit limit)
    {
        if (!books.TryGetValue((key, limit), out var book)) books[(key, limit)] = book = new Book(limit.Window);
        return book;
    }

    private sealed class Book(TimeSpan window)
    {
        private readonly Queue<(DateTimeOffset At, int Units)> entries = new();

        public int Used { get; private set; }

        public DateTimeOffset BlockedUntil { get; set; }

        public void Add(DateTimeOffset at, int units)
        {
            entries.Enqueue((at, units));
            Used += units;
        }

        public void Forget(DateTimeOffset now)
        {
            while (entries.TryPeek(out var oldest) && oldest.At + window <= now)
            {
                entries.Dequeue();
                Used -= oldest.Units;
            }
        }
    }
}
