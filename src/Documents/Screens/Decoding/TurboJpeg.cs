using System.Runtime.InteropServices;

namespace AntiFraudBot.Documents.Screens;

/// <summary>The few calls of libturbojpeg (Debian libturbojpeg0) that turn a JPEG into pixels, scaled inside the transform.</summary>
internal static unsafe partial class TurboJpeg
{
    public const string Library = "libturbojpeg.so.0";
    private const int Rgb = 0;
    private const int Cmyk = 3;

    // A warning is a file cut short; a limit on scans stops a bomb the header let through.
    private const int StopOnWarning = 8192, LimitScans = 32768;

    /// <summary>Null when the file is damaged or not a picture for a screen.</summary>
    public static Raster? Decode(ReadOnlySpan<byte> file, int wantedWidth)
    {
        var handle = tjInitDecompress();
        if (handle == 0) return null;
        try
        {
            fixed (byte* data = file) return Decode(handle, data, new CULong((nuint)file.Length), wantedWidth);
        }
        finally
        {
            _ = tjDestroy(handle);
        }
    }

    private static Raster? Decode(nint handle, byte* data, CULong length, int wantedWidth)
    {
        if (tjDecompressHeader3(handle, data, length, out var width, out var height, out _, out var colours) != 0) return null;
        if (colours >= Cmyk || !PictureLimits.Fits(width, height)) return null;
        var eighths = 8;
        while (eighths > 1 && Scaled(width, eighths - 1) >= wantedWidth) eighths--;
        var (w, h) = (Scaled(width, eighths), Scaled(height, eighths));
        var rgb = new byte[w * h * 3];
        fixed (byte* pixels = rgb)
        {
            return tjDecompress2(handle, data, length, pixels, w, w * 3, h, Rgb, StopOnWarning | LimitScans) == 0 ? new Raster(w, h, rgb) : null;
        }
    }

    private static int Scaled(int size, int eighths) => ((size * eighths) + 7) / 8;

    [LibraryImport(Library)]
    private static partial nint tjInitDecompress();

    [LibraryImport(Library)]
    private static partial int tjDecompressHeader3(nint handle, byte* file, CULong length, out int width, out int height, out int sampling, out int colours);

    [LibraryImport(Library)]
    private static partial int tjDecompress2(nint handle, byte* file, CULong length, byte* pixels, int width, int pitch, int height, int format, int flags);

    [LibraryImport(Library)]
    private static partial int tjDestroy(nint handle);
}
