using System.Runtime.InteropServices;

namespace AntiFraudBot.Documents.Pictures.Drawing;

/// <summary>The few calls of librsvg and cairo that turn SVG into pixels. Every pointer they return is given back here.</summary>
internal static unsafe partial class Librsvg
{
    private const string Rsvg = "librsvg-2.so.2";
    private const string Cairo = "libcairo.so.2";
    private const string Object = "libgobject-2.0.so.0";
    private const string Glib = "libglib-2.0.so.0";
    private const int Rgb24 = 1;

    /// <summary>Draws the document on white. Throws <see cref="PictureException"/> with the library's reason.</summary>
    public static T Draw<T>(ReadOnlySpan<byte> svg, int width, int height, PixelReader<T> read)
    {
        nint handle, error;
        fixed (byte* data = svg) handle = rsvg_handle_new_from_data(data, (nuint)svg.Length, out error);
        if (handle == 0) throw new PictureException(Taken(error));
        try
        {
            return OnSurface(handle, width, height, read);
        }
        finally
        {
            g_object_unref(handle);
        }
    }

    /// <summary>Whether the libraries are on this machine.</summary>
    public static bool IsInstalled()
    {
        string[] needed = [Rsvg, Cairo, Object, Glib];
        return needed.All(name =>
        {
            if (!NativeLibrary.TryLoad(name, out var library)) return false;
            NativeLibrary.Free(library);
            return true;
        });
    }

    private static T OnSurface<T>(nint handle, int width, int height, PixelReader<T> read)
    {
        var surface = cairo_image_surface_create(Rgb24, width, height);
        var cairo = cairo_create(surface);
        try
        {
            if (cairo_status(cairo) != 0) throw new PictureException($"cairo {cairo_status(cairo)}");
            cairo_set_source_rgb(cairo, 1, 1, 1);
            cairo_paint(cairo);
            var page = new Rectangle(0, 0, width, height);
            if (rsvg_handle_render_document(handle, cairo, in page, out var error) == 0) throw new PictureException(Taken(error));
            cairo_surface_flush(surface);
            var stride = cairo_image_surface_get_stride(surface);
            var pixels = cairo_image_surface_get_data(surface);
            return read(new ReadOnlySpan<uint>(pixels, stride / 4 * height), stride / 4);
        }
        finally
        {
            cairo_destroy(cairo);
            cairo_surface_destroy(surface);
        }
    }

    private static string Taken(nint error)
    {
        if (error == 0) return "unknown";
        try
        {
            return Marshal.PtrToStringUTF8(((GError*)error)->Message) ?? "unknown";
        }
        finally
        {
            g_error_free(error);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Rectangle(double X, double Y, double Width, double Height);

    [StructLayout(LayoutKind.Sequential)]
    private struct GError
    {
        public uint Domain;
        public int Code;
        public nint Message;
    }

    [LibraryImport(Rsvg)]
    private static partial nint rsvg_handle_new_from_data(byte* data, nuint length, out nint error);

    [LibraryImport(Rsvg)]
    private static partial int rsvg_handle_render_document(nint handle, nint cairo, in Rectangle viewport, out nint error);

    [LibraryImport(Cairo)]
    private static partial nint cairo_image_surface_create(int format, int width, int height);

    [LibraryImport(Cairo)]
    private static partial nint cairo_create(nint surface);

    [LibraryImport(Cairo)]
    private static partial int cairo_status(nint cairo);

    [LibraryImport(Cairo)]
    private static partial void cairo_set_source_rgb(nint cairo, double red, double green, double blue);

    [LibraryImport(Cairo)]
    private static partial void cairo_paint(nint cairo);

    [LibraryImport(Cairo)]
    private static partial void cairo_surface_flush(nint surface);

    [LibraryImport(Cairo)]
    private static partial byte* cairo_image_surface_get_data(nint surface);

    [LibraryImport(Cairo)]
    private static partial int cairo_image_surface_get_stride(nint surface);

    [LibraryImport(Cairo)]
    private static partial void cairo_destroy(nint cairo);

    [LibraryImport(Cairo)]
    private static partial void cairo_surface_destroy(nint surface);

    [LibraryImport(Object)]
    private static partial void g_object_unref(nint handle);

    [LibraryImport(Glib)]
    private static partial void g_error_free(nint error);
}

/// <summary>Reads pixels in place: 0xXXRRGGBB each, top byte undefined; stride in pixels.</summary>
internal delegate T PixelReader<out T>(ReadOnlySpan<uint> pixels, int stride);
