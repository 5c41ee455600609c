namespace AntiFraudBot.Documents.Screens;

/// <summary>
/// Everything that is not background, black on white: for each low wide tile the commonest colour of its neighbourhood is the background. So white
/// letters on a coloured card and a dark theme read like print.
/// </summary>
internal static class Flattened
{
    private const int TileWidth = 48, TileHeight = 12, Neighbours = 2;
    private const int Bins = 16 * 16 * 16;

    public static Grey Of(Raster picture)
    {
        var pixels = new float[picture.Width * picture.Height];
        var across = (picture.Width + TileWidth - 1) / TileWidth;
        var counts = new int[across][];
        for (var i = 0; i < across; i++) counts[i] = new int[Bins];
        for (var top = 0; top < picture.Height; top += TileHeight)
        {
            var bottom = Math.Min(picture.Height, top + TileHeight);
            Count(picture, top, bottom, counts);
            for (var tile = 0; tile < across; tile++) Fill(picture, pixels, tile, top, bottom, Commonest(counts, tile));
        }

        return new Grey(picture.Width, picture.Height, pixels);
    }

    public static int BinOf(ReadOnlySpan<byte> rgb) => ((rgb[0] >> 4) << 8) | ((rgb[1] >> 4) << 4) | (rgb[2] >> 4);

    /// <summary>The largest difference of a channel to the middle of the bin.</summary>
    public static int Distance(ReadOnlySpan<byte> rgb, int bin) => Math.Max(
        Math.Abs(rgb[0] - (((bin >> 8) << 4) + 8)), Math.Max(Math.Abs(rgb[1] - ((((bin >> 4) & 15) << 4) + 8)), Math.Abs(rgb[2] - (((bin & 15) << 4) + 8))));

    private static void Count(Raster picture, int top, int bottom, int[][] counts)
    {
        foreach (var tile in counts) Array.Clear(tile);
        for (var y = top; y < bottom; y++)
        {
            var row = picture.Rgb.AsSpan(y * picture.Width * 3, picture.Width * 3);
            for (var x = 0; x < picture.Width; x++) counts[x / TileWidth][BinOf(row[(x * 3)..])]++;
        }
    }

    private static int Commonest(int[][] counts, int tile)
    {
        var (best, most) = (0, -1);
        var (from, to) = (Math.Max(0, tile - Neighbours), Math.Min(counts.Length - 1, tile + Neighbours));
        for (var bin = 0; bin < Bins; bin++)
        {
            var sum = 0;
            for (var i = from; i <= to; i++) sum += counts[i][bin];
            if (sum > most) (best, most) = (bin, sum);
        }

        return best;
    }

    private static void Fill(Raster picture, float[] pixels, int tile, int top, int bottom, int background)
    {
        var (left, right) = (tile * TileWidth, Math.Min(picture.Width, (tile + 1) * TileWidth));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var at = (y * picture.Width) + x;
                pixels[at] = Math.Clamp(255 - (1.25f * (Distance(picture.Rgb.AsSpan(at * 3, 3), background) - 18)), 0, 255);
            }
        }
    }
}
