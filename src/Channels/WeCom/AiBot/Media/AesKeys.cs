using AntiFraudBot.Channels.Crypto;

namespace AntiFraudBot.Channels.WeCom.AiBot.Media;

/// <summary>Reads a file's key in the forms it was seen in: base64 with or without its =, the same written for a URL, or 64 hex digits.</summary>
internal static class AesKeys
{
    /// <summary>32 bytes; null when it is no key.</summary>
    public static byte[]? Read(string written)
    {
        var text = written.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(written) : written;
        return text.Length == 64 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : PaddedAes.Key(text);
    }
}
