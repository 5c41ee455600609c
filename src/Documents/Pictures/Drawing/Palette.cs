namespace AntiFraudBot.Documents.Pictures.Drawing;

/// <summary>
/// At most 256 colours for a picture: the commonest stay exact (they are the flat areas), the rest (edges of letters) are cut into boxes.
/// A palette picture of ours is a third of the size of one in full colour.
/// </summary>
internal sealed class Palette
{
    private const int Size = 256;
    private const int Exact = 64;
    private readonly Dictionary<uint, byte> _index = [];
    private readonly List<uint> _colours = [];

    private Palette()
    {
    }

    public IReadOnlyList<uint> Colours => _colours;

    public static Palette Of(ReadOnlySpan<uint> pixels, int width, int height, int stride)
    {
        var palette = new Palette();
        var counted = Counted(pixels, width, height, stride).OrderByDescending(c => c.Value).ThenBy(c => c.Key).ToList();
        foreach (var (colour, _) in counted.Take(counted.Count <= Size ? Size : Exact)) palette.Add(colour, [colour]);
        if (counted.Count > Size) palette.AddBoxes([.. counted.Skip(Exact)]);
        return palette;
    }

    public byte IndexOf(uint pixel) => _index[pixel & 0xFFFFFF];

    private static Dictionary<uint, int> Counted(ReadOnlySpan<uint> pixels, int width, int height, int stride)
    {
        var counts = new Dictionary<uint, int>();
        for (var y = 0; y < height; y++)
        {
            var row = pixels.Slice(y * stride, width);
            for (var x = 0; x < width;)
            {
                var colour = row[x] & 0xFFFFFF;
                var run = x + 1;
                while (run < width && (row[run] & 0xFFFFFF) == colour) run++;
                counts[colour] = counts.GetValueOrDefault(colour) + run - x;
                x = run;
            }
        }

        return counts;
    }

    private void Add(uint colour, IEnumerable<uint> members)
    {
        var index = (byte)_colours.Count;
        _colours.Add(colour);
        foreach (var member in members) _index[member] = index;
    }

    /// <summary>Median cut: the box with the widest channel is halved until every place is taken.</summary>
    private void AddBoxes(List<KeyValuePair<uint, int>> rest)
    {
        List<List<KeyValuePair<uint, int>>> boxes = [rest];
        while (boxes.Count < Size - Exact)
        {
            var widest = boxes.Where(b => b.Count > 1).OrderByDescending(b => Widest(b).Span).FirstOrDefault();
            if (widest is null) break;
            var shift = Widest(widest).Shift;
            var sorted = widest.OrderBy(c => (c.Key >> shift) & 0xFF).ThenBy(c => c.Key).ToList();
            boxes.Remove(widest);
            boxes.Add(sorted[..(sorted.Count / 2)]);
            boxes.Add(sorted[(sorted.Count / 2)..]);
        }

        foreach (var box in boxes) Add(Mean(box), box.Select(c => c.Key));
    }

    private static (int Shift, uint Span) Widest(List<KeyValuePair<uint, int>> box)
    {
        var best = (Shift: 0, Span: 0u);
        foreach (var shift in new[] { 16, 8, 0 })
        {
            var channel = box.Select(c => (c.Key >> shift) & 0xFF).ToList();
            var span = channel.Max() - channel.Min();
            if (span > best.Span) best = (shift, span);
        }

        return best;
    }

    private static uint Mean(List<KeyValuePair<uint, int>> box)
    {
        var weight = box.Sum(c => (long)c.Value);
        uint Channel(int shift) => (uint)(box.Sum(c => ((c.Key >> shift) & 0xFF) * (long)c.Value) / weight) << shift;
        return Channel(16) | Channel(8) | Channel(0);
    }
}
