using System.Text;

namespace AntiFraudBot.Documents.Tables;

/// <summary>Excel saves csv in GB18030 on a Chinese Windows, WPS often in UTF-8: strict UTF-8 first, then GB18030, never a guess with holes.</summary>
internal static class TextEncoding
{
    public static string Decode(byte[] bytes)
    {
        var (encoding, skip) = ByMark(bytes);
        if (encoding is not null) return Strict(encoding, bytes, skip) ?? throw Unreadable();
        return Strict(Utf8, bytes, 0) ?? Strict(Gb18030, bytes, 0) ?? throw Unreadable();
    }

    private static UTF8Encoding Utf8 { get; } = new(false, true);

    private static Encoding Gb18030 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static (Encoding? Encoding, int Skip) ByMark(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(false, true, true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(true, true, true), 2),
        _ => (null, 0),
    };

    private static string? Strict(Encoding encoding, byte[] bytes, int skip)
    {
        try
        {
            var text = encoding.GetString(bytes, skip, bytes.Length - skip);
            return text.Contains('\0') ? null : text;
        }
        catch (DecoderFallbackException)
        {
            // Not this encoding: the caller tries the next one and refuses after the last.
            return null;
        }
    }

    private static TableException Unreadable() => new("文件的文字编码认不出，请另存为 UTF-8 的 csv 或 xlsx");
}
