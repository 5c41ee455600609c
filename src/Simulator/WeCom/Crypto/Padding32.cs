using System.Security.Cryptography;

namespace AntiFraudBot.Simulator.WeCom.Crypto;

/// <summary>AES-256-CBC, IV = first half of the key, padded to 32 bytes as the platform does (1–32).</summary>
public static class Padding32
{
    private const int Block = 32;

    public static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plain)
    {
        var pad = Block - (plain.Length % Block);
        var padded = new byte[plain.Length + pad];
        plain.CopyTo(padded);
        padded.AsSpan(plain.Length).Fill((byte)pad);
        using var aes = Open(key);
        return aes.EncryptCbc(padded, key.AsSpan(0, 16), PaddingMode.None);
    }

    /// <exception cref="CryptographicException">Not something this key made.</exception>
    public static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> cipher)
    {
        if (cipher.Length == 0 || cipher.Length % 16 != 0) throw new CryptographicException("length");
        using var aes = Open(key);
        var padded = aes.DecryptCbc(cipher, key.AsSpan(0, 16), PaddingMode.None);
        var pad = padded[^1];
        if (pad is < 1 or > Block || pad > padded.Length) throw new CryptographicException("padding");
        if (padded.AsSpan(padded.Length - pad).ContainsAnyExcept(pad)) throw new CryptographicException("padding");
        return padded[..^pad];
    }

    private static Aes Open(byte[] key)
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
