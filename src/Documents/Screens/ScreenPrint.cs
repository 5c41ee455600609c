using System.Buffers.Binary;
using System.IO.Compression;
using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Documents.Screens;

/// <summary>
/// What is kept of a picture to compare later ones with: grey, softened, 270 px wide, so that compression and scaling have nothing left to change; and the
/// strip the status bar lies in twice as fine, because there a single digit decides.
/// </summary>
public sealed class ScreenPrint
{
    public const int Width = 270;
    private const int MaxHeight = 1800;
    private const double Softness = 1.5; // px at twice the width; tried: 1.2 loses re-encoded copies, 2.0 loses single digits

    // Share of the height: the bar of a phone, with room for one that a cut at the sides made larger.
    private const double StripShare = 0.075;

    private readonly byte[] _pixels;
    private readonly byte[] _strip;

    private ScreenPrint(int height, byte[] pixels, byte[] strip) => (Height, _pixels, _strip) = (height, pixels, strip);

    public int Height { get; }

    public static ScreenPrint Of(Raster picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var height = Math.Clamp((int)Math.Round((double)picture.Height * Width / picture.Width), 8, MaxHeight);
        var soft = Screens.Grey.Of(picture).Resized(2 * Width, 2 * height).Blurred(Softness);
        return new ScreenPrint(height, Rounded(soft.Resized(Width, height).Pixels), Rounded(soft.Pixels.AsSpan(0, 2 * Width * StripRows(height))));
    }

    /// <summary>The hashes candidates are found by.</summary>
    public PictureHash Hash() => new(PictureHashes.Difference(Grey), PictureHashes.Cosine(Grey));

    internal Grey Grey => new(Width, Height, Floats(_pixels));

    /// <summary>The uppermost rows, twice as wide.</summary>
    internal Grey Strip => new(2 * Width, StripRows(Height), Floats(_strip));

    /// <summary>Height (2 bytes) and the rows of both, deflated: some 20 KB of a screen.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Span<byte> height = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(height, (ushort)Height);
        bytes.Write(height);
        using (var deflate = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(Sloped(_pixels, Width));
            deflate.Write(Sloped(_strip, 2 * Width));
        }

        return bytes.ToArray();
    }

    /// <summary>Null when these are not the bytes of a print.</summary>
    public static ScreenPrint? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3 || BinaryPrimitives.ReadUInt16LittleEndian(bytes) is var height && height is < 8 or > MaxHeight) return null;
        using var deflate = new DeflateStream(new MemoryStream(bytes[2..].ToArray()), CompressionMode.Decompress);
        var (pixels, strip) = (new byte[Width * height], new byte[2 * Width * StripRows(height)]);
        try
        {
            if (!IsFilled(deflate, pixels) || !IsFilled(deflate, strip)) return null;
        }
        catch (InvalidDataException)
        {
            return null; // a file cut short is no print
        }

        Raise(pixels, Width);
        Raise(strip, 2 * Width);
        return new ScreenPrint(height, pixels, strip);
    }

    private static int StripRows(int height) => (int)Math.Ceiling(2 * height * StripShare);

    private static bool IsFilled(Stream from, byte[] bytes) => from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;

    // Each row as the difference to the one above: screens are flat, and that packs best.
    private static byte[] Sloped(byte[] pixels, int width)
    {
        var sloped = (byte[])pixels.Clone();
        for (var i = pixels.Length - 1; i >= width; i--) sloped[i] -= pixels[i - width];
        return sloped;
    }

    private static void Raise(byte[] sloped, int width)
    {
        for (var i = width; i < sloped.Length; i++) sloped[i] += sloped[i - width];
    }

    private static byte[] Rounded(ReadOnlySpan<float> pixels)
    {
        var bytes = new byte[pixels.Length];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(pixels[i] + 0.5f);
        return bytes;
    }

    private static float[] Floats(byte[] bytes)
    {
        var pixels = new float[bytes.Length];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = bytes[i];
        return pixels;
    }
}
