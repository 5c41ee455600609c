using System.Buffers.Binary;

namespace AntiFraudBot.Documents.Tests.Screens;

/// <summary>The checksums of a PNG's chunks, put right: what a hostile file would have, unlike one that was damaged on its way.</summary>
public static class Checksums
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static void Mend(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12) return;
            var crc = ~png.AsSpan(at + 4, (int)length + 4).ToArray().Aggregate(0xFFFFFFFF, (c, b) => Table[(byte)(c ^ b)] ^ (c >> 8));
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(at + 8 + (int)length), crc);
            at += 12 + (int)length;
        }
    }
}
