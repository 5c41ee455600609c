using System.Buffers.Binary;
using System.IO.Compression;

namespace AntiFraudBot.Documents.Tests.Pictures;

/// <summary>Reads back the kind of PNG we write: 8-bit palette, no filter, no interlace. Written from the specification, not from the writer.</summary>
internal sealed record PalettePicture(int Width, int Height, byte[] Rgb)
{
    public static PalettePicture Read(byte[] png)
    {
        var chunks = Chunks(png).ToLookup(c => c.Type, c => c.Data);
        var header = chunks["IHDR"].Single();
        Assert.Equal([8, 3, 0, 0, 0], header[8..]);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        var palette = chunks["PLTE"].Single();
        using var zlib = new ZLibStream(new MemoryStream([.. chunks["IDAT"].SelectMany(d => d)]), CompressionMode.Decompress);
        var row = new byte[width + 1];
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            zlib.ReadExactly(row);
            Assert.Equal(0, row[0]);
            for (var x = 0; x < width; x++) palette.AsSpan(row[x + 1] * 3, 3).CopyTo(rgb.AsSpan(((y * width) + x) * 3));
        }

        return new(width, height, rgb);
    }

    /// <summary>Root mean square of the difference, 0 to 255; pictures of another size differ in everything.</summary>
    public double DifferenceTo(PalettePicture other)
    {
        if ((Width, Height) != (other.Width, other.Height)) return 255;
        return Math.Sqrt(Rgb.Zip(other.Rgb, (a, b) => (double)(a - b) * (a - b)).Average());
    }

    private static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += length + 12;
        }
    }
}
