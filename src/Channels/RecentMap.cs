namespace AntiFraudBot.Channels;

/// <summary>Remembers the newest entries, up to a number. Safe to use from several threads.</summary>
internal sealed class RecentMap<T>(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, T> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public bool TryGet(string key, out T? value)
    {
        lock (_gate) return _entries.TryGetValue(key, out value);
    }

    public T GetOrAdd(string key, T value)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var kept)) return kept;
            Add(key, value);
            return value;
        }
    }

    public void Set(string key, T value)
    {
        lock (_gate)
        {
            if (!_entries.ContainsKey(key)) Add(key, value);
            else _entries[key] = value;
        }
    }

    private void Add(string key, T value)
    {
        _entries[key] = value;
        _order.Enqueue(key);
        if (_order.Count > capacity) _entries.Remove(_order.Dequeue());
    }
}
