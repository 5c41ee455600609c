using System.Runtime.InteropServices;

namespace AntiFraudBot.Documents.Screens;

/// <summary>The simplified interface of libpng (Debian libpng16-16): it needs no long jumps of its caller.</summary>
internal static unsafe partial class LibPng
{
    public const string Library = "libpng16.so.16";
    private const uint Version = 1;
    private const uint Rgb = 2;

    public static Raster? Decode(ReadOnlySpan<byte> file)
    {
        var image = new Image { Version = Version };
        fixed (byte* data = file)
        {
            try
            {
                if (png_image_begin_read_from_memory(&image, data, (nuint)file.Length) == 0) return null;
                if (!PictureLimits.Fits((int)Math.Min(image.Width, int.MaxValue), (int)Math.Min(image.Height, int.MaxValue))) return null;
                image.Format = Rgb;
                var rgb = new byte[(int)image.Width * (int)image.Height * 3];
                var white = stackalloc byte[] { 255, 255, 255 };
                fixed (byte* pixels = rgb)
                {
                    return png_image_finish_read(&image, white, pixels, 0, null) == 0 ? null : new Raster((int)image.Width, (int)image.Height, rgb);
                }
            }
            finally
            {
                png_image_free(&image);
            }
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Image
    {
        public nint Opaque;
        public uint Version;
        public uint Width;
        public uint Height;
        public uint Format;
        public uint Flags;
        public uint Colours;
        public uint Warning;
        public fixed byte Message[64];
    }

    [LibraryImport(Library)]
    private static partial int png_image_begin_read_from_memory(Image* image, byte* memory, nuint size);

    [LibraryImport(Library)]
    private static partial int png_image_finish_read(Image* image, byte* background, byte* buffer, int stride, byte* colours);

    [LibraryImport(Library)]
    private static partial void png_image_free(Image* image);
}
