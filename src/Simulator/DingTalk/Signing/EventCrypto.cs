using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Simulator.DingTalk.Signing;

/// <summary>
/// The encryption of pushed events: AES-256-CBC, the vector being the head of the key, padded to 32 bytes,
/// around 16 random bytes, a big-endian length, the message and the owner key.
/// </summary>
/// <param name="token">3 to 32 letters or digits, set in the console.</param>
/// <param name="aesKey">43 characters of base64 without the last sign.</param>
/// <param name="ownerKey">The application's ClientId.</param>
public sealed class EventCrypto(string token, string aesKey, string ownerKey)
{
    private const int Block = 32;
    private const int Head = 16 + 4;

    private readonly byte[] key = Convert.FromBase64String(aesKey + "=");

    public string Encrypt(string message, ReadOnlySpan<byte> random)
    {
        if (random.Length != 16) throw new ArgumentException("16 bytes are wanted", nameof(random));
        byte[] text = Encoding.UTF8.GetBytes(message), owner = Encoding.UTF8.GetBytes(ownerKey);
        var bare = Head + text.Length + owner.Length;
        var pad = Block - bare % Block;
        var plain = new byte[bare + pad];
        random.CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), text.Length);
        text.CopyTo(plain, Head);
        owner.CopyTo(plain, Head + text.Length);
        plain.AsSpan(bare).Fill((byte)pad);
        using var aes = Cipher();
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, 16), PaddingMode.None));
    }

    public string Encrypt(string message) => Encrypt(message, RandomNumberGenerator.GetBytes(16));

    /// <summary>The message, or null with the helper libraries' error number: 900005 signature, 900004 cipher, 900010 owner key.</summary>
    public string? Open(string signature, string timestamp, string nonce, string encrypt, out int error)
    {
        error = 900005;
        if (!Signatures.Same(Sign(timestamp, nonce, encrypt), signature)) return null;
        error = 900004;
        var plain = Decipher(encrypt);
        if (plain is null) return null;
        int pad = plain[^1], length = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(16));
        var end = plain.Length - pad;
        if (pad is < 1 or > Block || length < 0 || end < Head || length > end - Head) return null;
        error = 900010;
        if (Encoding.UTF8.GetString(plain, Head + length, end - Head - length) != ownerKey) return null;
        error = 0;
        return Encoding.UTF8.GetString(plain, Head, length);
    }

    /// <summary>Lower-case hex SHA-1 over the four values in ordinal order.</summary>
    public string Sign(string timestamp, string nonce, string encrypt)
    {
        string[] parts = [token, timestamp, nonce, encrypt];
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // The protocol is fixed to SHA-1.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    private byte[]? Decipher(string encrypt)
    {
        var cipher = new byte[encrypt.Length];
        if (!Convert.TryFromBase64String(encrypt, cipher, out var length) || length < Block || length % 16 != 0) return null;
        using var aes = Cipher();
        return aes.DecryptCbc(cipher.AsSpan(0, length), key.AsSpan(0, 16), PaddingMode.None);
    }

    private Aes Cipher()
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
