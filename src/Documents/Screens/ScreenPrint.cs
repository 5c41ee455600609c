using System.Buffers.Binary;
using System.IO.Compression;
using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Documents.Screens;

/// <summary>
/// What is kept of a picture to compare later ones with: grey, softened, 270 px wide, so that compression and scaling have nothing left to change.
/// </summary>
public sealed class ScreenPrint
{
    public const int Width = 270;
    private const int MaxHeight = 1800;
    private const double Softness = 1.5; // px at twice the width; tried: 1.2 loses re-encoded copies, 2.0 loses single digits

    private readonly byte[] _pixels;

    private ScreenPrint(int height, byte[] pixels) => (Height, _pixels) = (height, pixels);

    public int Height { get; }

    public static ScreenPrint Of(Raster picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var height = Math.Clamp((int)Math.Round((double)picture.Height * Width / picture.Width), 8, MaxHeight);
        var soft = Screens.Grey.Of(picture).Resized(2 * Width, 2 * height).Blurred(Softness).Resized(Width, height);
        return new ScreenPrint(height, [.. soft.Pixels.Select(p => (byte)(p + 0.5f))]);
    }

    /// <summary>The hashes candidates are found by.</summary>
    public PictureHash Hash() => new(PictureHashes.Difference(Grey), PictureHashes.Cosine(Grey));

    internal Grey Grey
    {
        get
        {
            var pixels = new float[_pixels.Length];
            for (var i = 0; i < pixels.Length; i++) pixels[i] = _pixels[i];
            return new Grey(Width, Height, pixels);
        }
    }

    /// <summary>Height (2 bytes) and the rows, deflated: some 15 KB of a screen.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Span<byte> height = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(height, (ushort)Height);
        bytes.Write(height);
        using (var deflate = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(Sloped(_pixels));
        return bytes.ToArray();
    }

    /// <summary>Null when these are not the bytes of a print.</summary>
    public static ScreenPrint? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3 || BinaryPrimitives.ReadUInt16LittleEndian(bytes) is var height && height is < 8 or > MaxHeight) return null;
        using var deflate = new DeflateStream(new MemoryStream(bytes[2..].ToArray()), CompressionMode.Decompress);
        var pixels = new byte[Width * height];
        try
        {
            if (deflate.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false) < pixels.Length) return null;
        }
        catch (InvalidDataException)
        {
            return null; // a file cut short is no print
        }

        for (var i = Width; i < pixels.Length; i++) pixels[i] += pixels[i - Width];
        return new ScreenPrint(height, pixels);
    }

    // Each row as the difference to the one above: screens are flat, and that packs best.
    private static byte[] Sloped(byte[] pixels)
    {
        var sloped = (byte[])pixels.Clone();
        for (var i = pixels.Length - 1; i >= Width; i--) sloped[i] -= pixels[i - Width];
        return sloped;
    }
}
