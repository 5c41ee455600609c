using AntiFraudBot.Documents.Screens;

namespace AntiFraudBot.Documents.Tests.Screens;

/// <summary>The same picture as it comes out of other hands: saved again, sent through a chat, made smaller or larger, cut a little.</summary>
internal static class Variants
{
    /// <summary>Name and file of each.</summary>
    public static IEnumerable<(string Name, byte[] File)> Of(Raster screen)
    {
        foreach (var quality in (int[])[95, 80, 60, 40]) yield return ($"jpeg {quality}", Encoders.Jpeg(screen, quality));
        yield return ("progressive", Encoders.Jpeg(screen, 75, progressive: true));
        yield return ("webp 75", Encoders.WebP(screen, 75));
        foreach (var percent in (int[])[125, 75, 50]) yield return ($"{percent} %", Encoders.Jpeg(Scaled(screen, percent), 85));
        yield return ("chat: 67 % and jpeg 60", Encoders.Jpeg(Scaled(screen, 67), 60));
        yield return ("saved twice", Encoders.Jpeg(Decoded(Encoders.Jpeg(screen, 70)), 70));
        yield return ("cut 3 % above", Encoders.Jpeg(Cut(screen, 0, 3, 0, 0), 85));
        yield return ("cut 3 % below", Encoders.Jpeg(Cut(screen, 0, 0, 0, 3), 85));
        yield return ("cut 3 % all round", Encoders.Jpeg(Cut(screen, 3, 3, 3, 3), 85));
        yield return ("cut 2 % at one side", Encoders.Jpeg(Cut(screen, 2, 0, 0, 0), 85));
        yield return ("cut 1.5 % above, 75 %, jpeg 70", Encoders.Jpeg(Scaled(Cut(screen, 0, 1.5, 0, 0), 75), 70));
        yield return ("cut the status bar off", Encoders.Jpeg(Cut(screen, 0, 5, 0, 0), 85));
    }

    public static Raster Decoded(byte[] file) => PictureDecoder.Decode(file).Picture ?? throw new InvalidOperationException("a picture of our own that cannot be read");

    /// <summary>Percent of each side.</summary>
    public static Raster Cut(Raster screen, double left, double above, double right, double below)
    {
        var (x, y) = ((int)(screen.Width * left / 100), (int)(screen.Height * above / 100));
        var (w, h) = (screen.Width - x - (int)(screen.Width * right / 100), screen.Height - y - (int)(screen.Height * below / 100));
        var rgb = new byte[w * h * 3];
        for (var row = 0; row < h; row++) screen.Rgb.AsSpan((((row + y) * screen.Width) + x) * 3, w * 3).CopyTo(rgb.AsSpan(row * w * 3));
        return new Raster(w, h, rgb);
    }

    public static Raster Scaled(Raster screen, int percent)
    {
        var width = screen.Width * percent / 100;
        if (percent < 100) return screen.Within(width, int.MaxValue);
        var height = screen.Height * percent / 100;
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) Sample(screen, (double)x * screen.Width / width, (double)y * screen.Height / height, rgb.AsSpan(((y * width) + x) * 3, 3));
        }

        return new Raster(width, height, rgb);
    }

    private static void Sample(Raster screen, double x, double y, Span<byte> into)
    {
        var (left, top) = (Math.Min((int)x, screen.Width - 2), Math.Min((int)y, screen.Height - 2));
        var (fx, fy) = (Math.Min(1, x - left), Math.Min(1, y - top));
        for (var c = 0; c < 3; c++)
        {
            double At(int dx, int dy) => screen.Rgb[((((top + dy) * screen.Width) + left + dx) * 3) + c];
            into[c] = (byte)(0.5 + (((At(0, 0) * (1 - fx)) + (At(1, 0) * fx)) * (1 - fy)) + (((At(0, 1) * (1 - fx)) + (At(1, 1) * fx)) * fy));
        }
    }
}
