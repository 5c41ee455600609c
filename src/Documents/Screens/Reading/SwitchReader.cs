namespace AntiFraudBot.Documents.Screens;

/// <summary>
/// Whether the switch to the right of a label is on, from its pixels: the bright knob's side and the track's colour must agree, else nobody knows.
/// </summary>
internal static class SwitchReader
{
    // Shares of the picture's width.
    private const double Left = 0.78, Right = 0.985, Narrowest = 0.05, Widest = 0.16;
    private const int Apart = 30, Brighter = 15, Coloured = 50;

    public static bool? Read(Raster picture, Box label)
    {
        var (from, to) = ((int)(picture.Width * Left), (int)(picture.Width * Right));
        var reach = Math.Max(24, (int)(label.Height * 1.4));
        var (top, bottom) = (Math.Max(0, label.Y + (label.Height / 2) - reach), Math.Min(picture.Height, label.Y + (label.Height / 2) + reach));
        var background = Commonest(picture, from, to, top, bottom);
        if (Pill(picture, from, to, top, bottom, background) is not { } pill) return null;
        if (pill.Width < picture.Width * Narrowest || pill.Width > picture.Width * Widest || pill.Width < pill.Height * 1.3) return null;
        var row = new Box(pill.X, pill.Y + (pill.Height / 3), pill.Width, Math.Max(1, pill.Height / 3));
        var (left, right) = (Third(picture, row, 0), Third(picture, row, 2));
        var knobRight = right.Brightness - left.Brightness;
        if (Math.Abs(knobRight) < Brighter) return null;
        var coloured = (knobRight > 0 ? left : right).Colour > Coloured;
        return knobRight > 0 && coloured ? true : knobRight < 0 && !coloured ? false : null;
    }

    private static int Commonest(Raster picture, int from, int to, int top, int bottom)
    {
        var counts = new Dictionary<int, int>();
        for (var y = top; y < bottom; y++)
        {
            for (var x = from; x < to; x++)
            {
                var bin = Flattened.BinOf(Pixel(picture, x, y));
                counts[bin] = counts.GetValueOrDefault(bin) + 1;
            }
        }

        return counts.Count == 0 ? 0 : counts.MaxBy(c => c.Value).Key;
    }

    /// <summary>The box of the middle line's other colours, grown up and down.</summary>
    private static Box? Pill(Raster picture, int from, int to, int top, int bottom, int background)
    {
        var (x0, x1, y0, y1) = (int.MaxValue, int.MinValue, int.MaxValue, int.MinValue);
        for (var y = top; y < bottom; y++)
        {
            for (var x = from; x < to; x++)
            {
                if (Flattened.Distance(Pixel(picture, x, y), background) <= Apart) continue;
                (x0, x1, y0, y1) = (Math.Min(x0, x), Math.Max(x1, x), Math.Min(y0, y), Math.Max(y1, y));
            }
        }

        return x1 < x0 ? null : new Box(x0, y0, x1 - x0 + 1, y1 - y0 + 1);
    }

    private static (double Brightness, double Colour) Third(Raster picture, Box row, int third)
    {
        var (from, to) = (row.X + (row.Width * third / 3), row.X + (row.Width * (third + 1) / 3));
        var (brightness, colour, n) = (0.0, 0.0, 0);
        for (var y = row.Y; y < row.Y + row.Height; y++)
        {
            for (var x = from + 2; x < to - 2; x++)
            {
                var p = Pixel(picture, x, y);
                var (most, least) = (Math.Max(p[0], Math.Max(p[1], p[2])), Math.Min(p[0], Math.Min(p[1], p[2])));
                (brightness, colour, n) = (brightness + (most + least) / 2.0, colour + most - least, n + 1);
            }
        }

        return n == 0 ? (0, 0) : (brightness / n, colour / n);
    }

    private static ReadOnlySpan<byte> Pixel(Raster picture, int x, int y) => picture.Rgb.AsSpan(((y * picture.Width) + x) * 3, 3);
}
