namespace AntiFraudBot.Documents.Screens;

/// <summary>Difference hash (each of 8 × 8 places against its right neighbour) and cosine hash (signs of the 8 × 8 lowest coefficients of 32 × 32).</summary>
internal static class PictureHashes
{
    private const int Side = 32;
    private static readonly float[] Cosines = [.. Enumerable.Range(0, 8).SelectMany(u => Enumerable.Range(0, Side).Select(x => (float)Math.Cos(((2 * x) + 1) * u * Math.PI / (2 * Side))))];

    public static ulong Difference(Grey picture)
    {
        var small = picture.Resized(9, 8);
        var hash = 0UL;
        for (var y = 0; y < 8; y++)
        {
            for (var x = 0; x < 8; x++) hash = (hash << 1) | (small[x, y] < small[x + 1, y] ? 1UL : 0);
        }

        return hash;
    }

    public static ulong Cosine(Grey picture)
    {
        var low = Lowest(picture.Resized(Side, Side));
        var middle = low.Skip(1).Order().ElementAt(31); // the first is the mean brightness and says nothing
        return low.Aggregate(0UL, (hash, value) => (hash << 1) | (value > middle ? 1UL : 0));
    }

    private static float[] Lowest(Grey small)
    {
        var rows = new float[8 * Side];
        for (var u = 0; u < 8; u++)
        {
            for (var y = 0; y < Side; y++)
            {
                for (var x = 0; x < Side; x++) rows[(u * Side) + y] += small[x, y] * Cosines[(u * Side) + x];
            }
        }

        var low = new float[64];
        for (var v = 0; v < 8; v++)
        {
            for (var u = 0; u < 8; u++)
            {
                for (var y = 0; y < Side; y++) low[(v * 8) + u] += rows[(u * Side) + y] * Cosines[(v * Side) + y];
            }
        }

        return low;
    }
}
