namespace AntiFraudBot.Documents.Screens;

/// <summary>A decoded picture: rows from the top, three bytes a pixel (red, green, blue).</summary>
public sealed record Raster(int Width, int Height, byte[] Rgb)
{
    /// <summary>Averages over areas down to at most this width (px) and these pixels; a smaller picture stays as it is.</summary>
    public Raster Within(int maxWidth, int maxPixels)
    {
        var scale = Math.Min(1.0, Math.Min((double)maxWidth / Width, Math.Sqrt((double)maxPixels / ((double)Width * Height))));
        if (scale >= 1) return this;
        return new Raster(Math.Max(1, (int)(Width * scale)), Math.Max(1, (int)(Height * scale)), []).FilledFrom(this);
    }

    private Raster FilledFrom(Raster source)
    {
        var (across, down) = (Areas(source.Width, Width), Areas(source.Height, Height));
        var row = new float[Width * 3];
        var sum = new float[Width * 3];
        var rgb = new byte[Width * Height * 3];
        for (var y = 0; y < Height; y++)
        {
            Array.Clear(sum);
            foreach (var (from, weight) in down[y])
            {
                Squeeze(source.Rgb.AsSpan(from * source.Width * 3, source.Width * 3), across, row);
                for (var i = 0; i < sum.Length; i++) sum[i] += row[i] * weight;
            }

            for (var i = 0; i < sum.Length; i++) rgb[(y * Width * 3) + i] = (byte)(sum[i] + 0.5f);
        }

        return this with { Rgb = rgb };
    }

    private static void Squeeze(ReadOnlySpan<byte> row, (int From, float Weight)[][] across, float[] into)
    {
        for (var x = 0; x < across.Length; x++)
        {
            var (r, g, b) = (0f, 0f, 0f);
            foreach (var (from, weight) in across[x])
            {
                r += row[from * 3] * weight;
                g += row[(from * 3) + 1] * weight;
                b += row[(from * 3) + 2] * weight;
            }

            (into[x * 3], into[(x * 3) + 1], into[(x * 3) + 2]) = (r, g, b);
        }
    }

    /// <summary>For each of the fewer places: which of the many it covers, and with what share.</summary>
    private static (int From, float Weight)[][] Areas(int many, int few) => [.. Enumerable.Range(0, few).Select(i =>
    {
        var (start, end) = ((double)i * many / few, (double)(i + 1) * many / few);
        return Enumerable.Range((int)start, Math.Min(many, (int)Math.Ceiling(end)) - (int)start)
            .Select(j => (j, (float)((Math.Min(end, j + 1) - Math.Max(start, j)) / (end - start)))).ToArray();
    })];
}
