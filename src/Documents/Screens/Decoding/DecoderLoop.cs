using System.Buffers.Binary;

namespace AntiFraudBot.Documents.Screens;

/// <summary>
/// The inside of the decoding process: a file comes as its length (4 bytes, little endian) and its bytes; back goes the fault (4 bytes), width and
/// height (4 each) and the pixels. It ends with its input.
/// </summary>
public static class DecoderLoop
{
    public const int HeadBytes = 12;

    public static void Run(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        Span<byte> length = stackalloc byte[4];
        while (input.ReadAtLeast(length, 4, throwOnEndOfStream: false) == 4)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(length);
            if (size is < 0 or > PictureLimits.MaxBytes) return;
            var file = new byte[size];
            input.ReadExactly(file);
            Answer(output, PictureDecoder.Decode(file));
        }
    }

    private static void Answer(Stream output, (Raster? Picture, PictureFault Fault) decoded)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, (int)decoded.Fault);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], decoded.Picture?.Width ?? 0);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], decoded.Picture?.Height ?? 0);
        output.Write(head);
        if (decoded.Picture is { } picture) output.Write(picture.Rgb);
        output.Flush();
    }
}
