namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>All hashes in memory, 16 bytes a picture. A query looks at every one of them: 200,000 take a few milliseconds. Not for two callers at once.</summary>
public sealed class HashIndex
{
    private PictureHash[] _hashes = new PictureHash[1024];
    private long[] _numbers = new long[1024];

    public int Count { get; private set; }

    public void Add(long number, PictureHash hash)
    {
        if (Count == _hashes.Length)
        {
            Array.Resize(ref _hashes, Count * 2);
            Array.Resize(ref _numbers, Count * 2);
        }

        (_hashes[Count], _numbers[Count]) = (hash, number);
        Count++;
    }

    /// <summary>Numbers whose hashes are near: the nearest first, of equally near ones the newest; at most so many.</summary>
    public IReadOnlyList<long> Near(PictureHash hash, int most)
    {
        var found = new List<(int Distance, long Number)>();
        var counts = new int[PictureHash.MostDifference + PictureHash.MostCosine + 1];
        for (var i = 0; i < Count; i++)
        {
            if (!_hashes[i].IsNear(hash)) continue;
            var distance = _hashes[i].DistanceTo(hash);
            counts[distance]++;
            found.Add((distance, _numbers[i]));
        }

        // Half a campaign's pictures are near each other: only those that may be taken are put in order.
        var (furthest, nearer) = (0, 0);
        while (furthest < counts.Length - 1 && nearer + counts[furthest] < most) nearer += counts[furthest++];
        found.RemoveAll(f => f.Distance > furthest);
        found.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : b.Number.CompareTo(a.Number));
        return [.. found.Take(most).Select(f => f.Number)];
    }
}
