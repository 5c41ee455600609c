using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Simulator.WeCom.Crypto;

/// <summary>Signature and envelope of the encrypted callbacks, written from the platform's description.</summary>
/// <remarks>Plain text is 16 random bytes, the length (big-endian), the message, the receive id.</remarks>
public sealed class CallbackCrypto
{
    private const int Head = 20;
    private readonly string token;
    private readonly string receiveId;
    private readonly byte[] key;

    public CallbackCrypto(string token, string encodingAesKey, string receiveId)
    {
        this.token = token;
        this.receiveId = receiveId;
        key = Convert.FromBase64String(encodingAesKey + "=");
        if (key.Length != 32) throw new CryptographicException("EncodingAESKey");
    }

    public byte[] Key => key;

    /// <summary>Lower-case hex SHA-1 over the four texts in byte order.</summary>
    public string Sign(string timestamp, string nonce, string encrypted)
    {
        string[] parts = [token, timestamp, nonce, encrypted];
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // The platform's protocol fixes SHA-1.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    public string Encrypt(string message) => Encrypt(message, RandomNumberGenerator.GetBytes(16));

    /// <summary>With the 16 random bytes given: what test vectors need.</summary>
    public string Encrypt(string message, byte[] random)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)text.Length);
        return Convert.ToBase64String(Padding32.Encrypt(key, [.. random, .. length, .. text, .. Encoding.UTF8.GetBytes(receiveId)]));
    }

    /// <exception cref="CryptographicException">Broken, or meant for somebody else.</exception>
    public string Decrypt(string encrypted)
    {
        byte[] cipher;
        try
        {
            cipher = Convert.FromBase64String(encrypted);
        }
        catch (FormatException e)
        {
            throw new CryptographicException("base64", e);
        }

        var plain = Padding32.Decrypt(key, cipher);
        if (plain.Length < Head) throw new CryptographicException("too short");
        var length = BinaryPrimitives.ReadUInt32BigEndian(plain.AsSpan(16));
        if (length > plain.Length - Head) throw new CryptographicException("message length");
        var message = plain.AsSpan(Head, (int)length);
        if (Encoding.UTF8.GetString(plain.AsSpan(Head + (int)length)) != receiveId) throw new CryptographicException("receive id");
        return Encoding.UTF8.GetString(message);
    }
}
