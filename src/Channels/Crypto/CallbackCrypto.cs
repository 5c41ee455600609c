using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Channels.Crypto;

/// <summary>What a callback's envelope held, or why it was not opened (for the log only).</summary>
public abstract record Opened
{
    public sealed record Plain(string Text) : Opened;
    public sealed record Refused(string Reason) : Opened;
}

/// <summary>
/// The envelope of WeCom's callbacks: 16 random bytes, the length (4 bytes, big-endian), the message, and who it is for (the corp id, empty
/// for an AI bot); signed with SHA-1 over the ordinally sorted parts. The platform's own package opens several broken envelopes; this one
/// opens none.
/// </summary>
public sealed class CallbackCrypto
{
    private const int Head = 20;
    private readonly string _token;
    private readonly byte[] _key;
    private readonly byte[] _receiveId;

    /// <summary>Throws when the key is not 43 characters of base64: the settings are checked before.</summary>
    public CallbackCrypto(string token, string encodingAesKey, string receiveId)
    {
        _token = token;
        _key = PaddedAes.Key(encodingAesKey) ?? throw new ArgumentException("not an EncodingAESKey", nameof(encodingAesKey));
        _receiveId = Encoding.UTF8.GetBytes(receiveId);
    }

    public string Sign(string timestamp, string nonce, string encrypt)
    {
        string[] parts = [_token, timestamp, nonce, encrypt];
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(Sha1(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    public bool IsSigned(string signature, string timestamp, string nonce, string encrypt) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(timestamp, nonce, encrypt)), Encoding.UTF8.GetBytes(signature));

    public string Encrypt(string message) => Encrypt(message, RandomNumberGenerator.GetBytes(16));

    /// <summary>With the 16 random bytes given, for tests against known values.</summary>
    public string Encrypt(string message, ReadOnlySpan<byte> random)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var plain = new byte[Head + text.Length + _receiveId.Length];
        random[..16].CopyTo(plain);
        BinaryPrimitives.WriteUInt32BigEndian(plain.AsSpan(16), (uint)text.Length);
        text.CopyTo(plain, Head);
        _receiveId.CopyTo(plain, Head + text.Length);
        return Convert.ToBase64String(PaddedAes.Encrypt(_key, plain));
    }

    public Opened Decrypt(string encrypt)
    {
        var cipher = new byte[encrypt.Length];
        if (!Convert.TryFromBase64String(encrypt, cipher, out var length)) return new Opened.Refused("base64");
        if (PaddedAes.Decrypt(_key, cipher.AsSpan(0, length)) is not { } plain) return new Opened.Refused("padding");
        if (plain.Length < Head) return new Opened.Refused("too-short");
        var size = BinaryPrimitives.ReadUInt32BigEndian(plain.AsSpan(16));
        if (size > plain.Length - Head) return new Opened.Refused("length");
        var end = Head + (int)size;
        return CryptographicOperations.FixedTimeEquals(plain.AsSpan(end), _receiveId)
            ? new Opened.Plain(Encoding.UTF8.GetString(plain, Head, (int)size))
            : new Opened.Refused("receiveid");
    }

    // The platform's signature is SHA-1 by definition; nothing of ours relies on it alone, the envelope is encrypted too.
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] data) => SHA1.HashData(data);
#pragma warning restore CA5350
}
