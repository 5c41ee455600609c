using System.Runtime.InteropServices;

namespace AntiFraudBot.Documents.Screens;

/// <summary>The plain decoding calls of libwebp (Debian libwebp7).</summary>
internal static unsafe partial class LibWebP
{
    public const string Library = "libwebp.so.7";

    public static Raster? Decode(ReadOnlySpan<byte> file)
    {
        fixed (byte* data = file)
        {
            if (WebPGetInfo(data, (nuint)file.Length, out var width, out var height) == 0 || !PictureLimits.Fits(width, height)) return null;
            var rgb = new byte[width * height * 3];
            fixed (byte* pixels = rgb)
            {
                return WebPDecodeRGBInto(data, (nuint)file.Length, pixels, (nuint)rgb.Length, width * 3) is null ? null : new Raster(width, height, rgb);
            }
        }
    }

    [LibraryImport(Library)]
    private static partial int WebPGetInfo(byte* data, nuint size, out int width, out int height);

    [LibraryImport(Library)]
    private static partial byte* WebPDecodeRGBInto(byte* data, nuint size, byte* output, nuint outputSize, int stride);
}
