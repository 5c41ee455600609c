using System.Buffers.Binary;
using System.IO.Compression;

namespace AntiFraudBot.Documents.Pictures.Drawing;

/// <summary>Writes a PNG of at most 256 colours (PNG specification, third edition: IHDR, PLTE, IDAT, IEND).</summary>
internal static class PalettePng
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(i => Remainder((uint)i))];

    public static byte[] Encode(ReadOnlySpan<uint> pixels, int width, int height, int stride)
    {
        var palette = Palette.Of(pixels, width, height, stride);
        using var png = new MemoryStream();
        png.Write(Signature);
        Write(png, "IHDR"u8, Header(width, height));
        Write(png, "PLTE"u8, [.. palette.Colours.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })]);
        Write(png, "IDAT"u8, Rows(pixels, width, height, stride, palette));
        Write(png, "IEND"u8, []);
        return png.ToArray();
    }

    // 8 bits a pixel, colour type 3 (palette), no interlace.
    private static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        return header;
    }

    private static byte[] Rows(ReadOnlySpan<uint> pixels, int width, int height, int stride, Palette palette)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, new ZLibCompressionOptions { CompressionLevel = 6 }, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                var source = pixels.Slice(y * stride, width);
                for (var x = 0; x < width; x++) row[x + 1] = palette.IndexOf(source[x]);
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Write(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    // The package that has a CRC-32 is not on the feed.
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) crc = (crc >> 8) ^ Remainders[(byte)crc ^ b];
        return crc;
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 1 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
        return value;
    }
}
