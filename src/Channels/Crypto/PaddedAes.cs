using System.Security.Cryptography;

namespace AntiFraudBot.Channels.Crypto;

/// <summary>AES-256-CBC as the platform uses it: the IV is the head of the key, and padding goes to 32 bytes, which .NET's own PKCS#7 refuses.</summary>
public static class PaddedAes
{
    public const int Block = 32;

    /// <summary>32 bytes from base64 of 43 characters (the = is left off) or 44. Null when it is not such a key.</summary>
    public static byte[]? Key(string base64)
    {
        try
        {
            var key = Convert.FromBase64String(base64.TrimEnd('=').PadRight((base64.TrimEnd('=').Length + 3) / 4 * 4, '='));
            return key.Length == 32 ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plain)
    {
        var pad = Block - (plain.Length % Block);
        var padded = new byte[plain.Length + pad];
        plain.CopyTo(padded);
        padded.AsSpan(plain.Length).Fill((byte)pad);
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptCbc(padded, key.AsSpan(0, 16), PaddingMode.None);
    }

    /// <summary>Null when the length or the padding is wrong.</summary>
    public static byte[]? Decrypt(byte[] key, ReadOnlySpan<byte> cipher)
    {
        if (cipher.Length == 0 || cipher.Length % 16 != 0) return null;
        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(cipher, key.AsSpan(0, 16), PaddingMode.None);
        var pad = plain[^1];
        if (pad is 0 or > Block || pad > plain.Length || plain.AsSpan(plain.Length - pad).ContainsAnyExcept(pad)) return null;
        return plain[..^pad];
    }
}
