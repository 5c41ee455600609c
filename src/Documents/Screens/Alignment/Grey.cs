using System.Numerics;

namespace AntiFraudBot.Documents.Screens;

/// <summary>A grey picture, 0 to 255, rows from the top.</summary>
internal sealed class Grey(int width, int height, float[] pixels)
{
    public int Width { get; } = width;
    public int Height { get; } = height;
    public float[] Pixels { get; } = pixels;

    public float this[int x, int y] => Pixels[(y * Width) + x];

    public ReadOnlySpan<float> Row(int y) => Pixels.AsSpan(y * Width, Width);

    /// <summary>ITU-R BT.601 luma, the same for every format.</summary>
    public static Grey Of(Raster picture)
    {
        var pixels = new float[picture.Width * picture.Height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var at = i * 3;
            pixels[i] = (0.299f * picture.Rgb[at]) + (0.587f * picture.Rgb[at + 1]) + (0.114f * picture.Rgb[at + 2]);
        }

        return new Grey(picture.Width, picture.Height, pixels);
    }

    /// <summary>To another size: averaged over areas where it shrinks, linear where it grows.</summary>
    public Grey Resized(int width, int height)
    {
        var (across, down) = (Weights(Width, width), Weights(Height, height));
        var narrow = new float[width * Height];
        for (var y = 0; y < Height; y++)
        {
            var row = Pixels.AsSpan(y * Width, Width);
            for (var x = 0; x < width; x++)
            {
                var sum = 0f;
                foreach (var (from, weight) in across[x]) sum += row[from] * weight;
                narrow[(y * width) + x] = sum;
            }
        }

        var pixels = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            var into = pixels.AsSpan(y * width, width);
            foreach (var (from, weight) in down[y])
            {
                AddWeighted(narrow.AsSpan(from * width, width), weight, into);
            }
        }

        return new Grey(width, height, pixels);
    }

    /// <summary>Gaussian blur; sigma in px.</summary>
    public Grey Blurred(double sigma)
    {
        var reach = (int)Math.Ceiling(sigma * 3);
        var kernel = Enumerable.Range(-reach, (2 * reach) + 1).Select(i => (float)Math.Exp(-i * i / (2 * sigma * sigma))).ToArray();
        var sum = kernel.Sum();
        for (var i = 0; i < kernel.Length; i++) kernel[i] /= sum;
        return Convolved(kernel, 1, 0).Convolved(kernel, 0, 1);
    }

    private Grey Convolved(float[] kernel, int stepX, int stepY)
    {
        var reach = kernel.Length / 2;
        var pixels = new float[Pixels.Length];
        for (var k = 0; k < kernel.Length; k++)
        {
            var (dx, dy, weight) = ((k - reach) * stepX, (k - reach) * stepY, kernel[k]);
            for (var y = 0; y < Height; y++)
            {
                var from = Math.Clamp(y + dy, 0, Height - 1) * Width;
                var to = y * Width;
                var (inner, outer) = (Math.Max(0, -dx), Math.Min(Width, Width - dx));
                for (var x = 0; x < inner; x++) pixels[to + x] += Pixels[from] * weight;
                AddWeighted(Pixels.AsSpan(from + inner + dx, outer - inner), weight, pixels.AsSpan(to + inner, outer - inner));
                for (var x = outer; x < Width; x++) pixels[to + x] += Pixels[from + Width - 1] * weight;
            }
        }

        return new Grey(Width, Height, pixels);
    }

    private static void AddWeighted(ReadOnlySpan<float> row, float weight, Span<float> sum)
    {
        var x = 0;
        for (; x + Vector<float>.Count <= row.Length; x += Vector<float>.Count) ((new Vector<float>(row[x..]) * weight) + new Vector<float>(sum[x..])).CopyTo(sum[x..]);
        for (; x < row.Length; x++) sum[x] += row[x] * weight;
    }

    private static (int From, float Weight)[][] Weights(int from, int to) => [.. Enumerable.Range(0, to).Select(i => to < from ? Area(i, from, to) : Between(i, from, to))];

    private static (int From, float Weight)[] Area(int i, int from, int to)
    {
        var (start, end) = ((double)i * from / to, (double)(i + 1) * from / to);
        return [.. Enumerable.Range((int)start, Math.Min(from, (int)Math.Ceiling(end)) - (int)start).Select(j => (j, (float)((Math.Min(end, j + 1) - Math.Max(start, j)) / (end - start))))];
    }

    private static (int From, float Weight)[] Between(int i, int from, int to)
    {
        var at = Math.Clamp(((i + 0.5) * from / to) - 0.5, 0, from - 1);
        var low = Math.Min((int)at, Math.Max(0, from - 2));
        var share = (float)(at - low);
        return from == 1 ? [(0, 1f)] : [(low, 1 - share), (low + 1, share)];
    }
}
