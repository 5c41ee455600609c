using System.Runtime.InteropServices;
using AntiFraudBot.Documents.Screens;

namespace AntiFraudBot.Documents.Tests.Screens;

/// <summary>What chat programs do to pictures, by the libraries they use.</summary>
internal static class Encoders
{
    private const int Rgb = 0, Sampling420 = 2, NoReallocation = 1024;

    public static byte[] Jpeg(Raster picture, int quality, bool progressive = false)
    {
        var handle = tjInitCompress();
        try
        {
            var buffer = new byte[checked((int)tjBufSize(picture.Width, picture.Height, Sampling420).Value)];
            using var pin = new Pin(buffer);
            var (at, size) = (pin.Address, new CULong((nuint)buffer.Length));
            var flags = NoReallocation | (progressive ? 16384 : 0);
            Assert.Equal(0, tjCompress2(handle, picture.Rgb, picture.Width, picture.Width * 3, picture.Height, Rgb, ref at, ref size, Sampling420, quality, flags));
            return buffer[..checked((int)size.Value)];
        }
        finally
        {
            _ = tjDestroy(handle);
        }
    }

    public static byte[] WebP(Raster picture, float quality)
    {
        var size = quality >= 100
            ? WebPEncodeLosslessRGB(picture.Rgb, picture.Width, picture.Height, picture.Width * 3, out var output)
            : WebPEncodeRGB(picture.Rgb, picture.Width, picture.Height, picture.Width * 3, quality, out output);
        var bytes = new byte[checked((int)size)];
        Marshal.Copy(output, bytes, 0, bytes.Length);
        WebPFree(output);
        return bytes;
    }

    [DllImport("libturbojpeg.so.0")]
    private static extern nint tjInitCompress();

    [DllImport("libturbojpeg.so.0")]
    private static extern CULong tjBufSize(int width, int height, int sampling);

    [DllImport("libturbojpeg.so.0")]
    private static extern int tjCompress2(nint handle, byte[] pixels, int width, int pitch, int height, int format, ref nint jpeg, ref CULong size, int sampling, int quality, int flags);

    [DllImport("libturbojpeg.so.0")]
    private static extern int tjDestroy(nint handle);

    [DllImport("libwebp.so.7")]
    private static extern nuint WebPEncodeRGB(byte[] rgb, int width, int height, int stride, float quality, out nint output);

    [DllImport("libwebp.so.7")]
    private static extern nuint WebPEncodeLosslessRGB(byte[] rgb, int width, int height, int stride, out nint output);

    [DllImport("libwebp.so.7")]
    private static extern void WebPFree(nint pointer);

    private readonly struct Pin(byte[] bytes) : IDisposable
    {
        private readonly GCHandle _handle = GCHandle.Alloc(bytes, GCHandleType.Pinned);

        public nint Address => _handle.AddrOfPinnedObject();

        public void Dispose() => _handle.Free();
    }
}
