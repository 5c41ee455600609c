namespace AntiFraudBot.Channels.Files;

/// <summary>What a file is by its first bytes: the platform calls everything a stream of octets. Extension: with its dot, empty when unknown.</summary>
internal sealed record FileKind(string ContentType, string Extension)
{
    /// <summary>How many bytes are looked at.</summary>
    public const int HeadBytes = 32;

    private static readonly FileKind Unknown = new("application/octet-stream", "");
    private static readonly FileKind Zip = new("application/zip", ".zip");
    private static readonly FileKind OldOffice = new("application/x-ole-storage", "");

    // What the name says is believed only among kinds that begin with the same bytes.
    private static readonly Dictionary<string, FileKind> Zipped = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xlsx"] = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        [".docx"] = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        [".pptx"] = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
    };

    private static readonly Dictionary<string, FileKind> Ole = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xls"] = new("application/vnd.ms-excel", ".xls"), [".doc"] = new("application/msword", ".doc"),
    };

    private static readonly Dictionary<string, FileKind> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = new("text/csv", ".csv"), [".txt"] = new("text/plain", ".txt"),
    };

    public bool IsSendableImage => ContentType is "image/jpeg" or "image/png";

    public static FileKind Of(ReadOnlySpan<byte> head, string name)
    {
        var extension = Path.GetExtension(name);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return new("image/jpeg", ".jpg");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return new("image/png", ".png");
        if (head.StartsWith("GIF8"u8)) return new("image/gif", ".gif");
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return new("image/webp", ".webp");
        if (head.Length >= 8 && head[4..].StartsWith("ftyp"u8)) return new("video/mp4", ".mp4");
        if (head.StartsWith("%PDF"u8)) return new("application/pdf", ".pdf");
        if (head.StartsWith("PK\u0003\u0004"u8)) return Zipped.GetValueOrDefault(extension, Zip);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return Ole.GetValueOrDefault(extension, OldOffice);
        return Texts.GetValueOrDefault(extension, Unknown);
    }
}
