using System.Buffers.Binary;

namespace AntiFraudBot.Documents.Screens;

public enum PictureFormat { Jpeg, Png, WebP }

/// <summary>
/// Format and size in px, read from the first bytes without decoding anything (ITU-T T.81 B, PNG third edition 11.2.2, RFC 9649 2).
/// Fault says why it is not worth handing to a decoder.
/// </summary>
public readonly record struct PictureHeader(PictureFormat Format, int Width, int Height, PictureFault Fault)
{
    private const int LeastBytes = 30;

    public static PictureHeader Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > PictureLimits.MaxBytes) return Bad(PictureFault.TooLarge);
        if (file.Length < LeastBytes) return Bad(PictureFault.Unknown);
        var header = file switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg(file),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(file),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP(file),
            _ => Bad(PictureFault.Unknown),
        };
        return header.Fault == PictureFault.None ? Sized(header) : header;
    }

    private static PictureHeader Sized(PictureHeader header)
    {
        if (header.Width <= 0 || header.Height <= 0) return header with { Fault = PictureFault.Damaged };
        if (!PictureLimits.Fits(header.Width, header.Height)) return header with { Fault = PictureFault.TooLarge };
        return Math.Min(header.Width, header.Height) < PictureLimits.MinSide ? header with { Fault = PictureFault.TooSmall } : header;
    }

    private static PictureHeader Png(ReadOnlySpan<byte> file) => file[12..16].SequenceEqual("IHDR"u8)
        ? new(PictureFormat.Png, Size(BinaryPrimitives.ReadUInt32BigEndian(file[16..])), Size(BinaryPrimitives.ReadUInt32BigEndian(file[20..])), PictureFault.None)
        : Bad(PictureFault.Damaged);

    private static PictureHeader WebP(ReadOnlySpan<byte> file)
    {
        var data = file[20..];
        if (file[12..16].SequenceEqual("VP8X"u8))
        {
            var (width, height) = (1 + (data[4] | (data[5] << 8) | (data[6] << 16)), 1 + (data[7] | (data[8] << 8) | (data[9] << 16)));
            return new(PictureFormat.WebP, width, height, (data[0] & 2) != 0 ? PictureFault.Animated : PictureFault.None);
        }

        if (file[12..16].SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return new(PictureFormat.WebP, 1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF), PictureFault.None);
        }

        if (!file[12..16].SequenceEqual("VP8 "u8)) return Bad(PictureFault.Damaged);
        return new(PictureFormat.WebP, BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF, PictureFault.None);
    }

    private static PictureHeader Jpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 < file.Length;)
        {
            if (file[at] != 0xFF) return Bad(PictureFault.Damaged);
            var marker = file[at + 1];
            if (marker == 0xFF) { at++; continue; } // fill bytes before a marker
            if (marker is 0xD8 or 0x01 or (>= 0xD0 and <= 0xD7)) { at += 2; continue; }
            if (marker is 0xD9 or 0xDA) return Bad(PictureFault.Damaged);
            if (IsFrame(marker)) return Frame(file, at);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return Bad(PictureFault.Damaged);
    }

    private static PictureHeader Frame(ReadOnlySpan<byte> file, int at)
    {
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]));
        var header = new PictureHeader(PictureFormat.Jpeg, width, height, PictureFault.None);
        var progressive = file[at + 1] is 0xC2 or 0xC6 or 0xCA or 0xCE;
        var heavy = progressive && (Scans(file) > PictureLimits.MaxScans || width * height > PictureLimits.MaxProgressivePixels);
        return heavy ? header with { Fault = PictureFault.TooLarge } : header;
    }

    private static int Scans(ReadOnlySpan<byte> file) => file.Count([(byte)0xFF, (byte)0xDA]);

    // SOF0 to SOF15; C4, C8 and CC are other things.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;

    private static int Size(uint value) => value > int.MaxValue ? 0 : (int)value;

    private static PictureHeader Bad(PictureFault fault) => new(default, 0, 0, fault);
}
