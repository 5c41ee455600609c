using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Storage;

/// <summary>What is sealed with a set of keys: rosters' people (rule E6), tips (rule I21). The same key never serves two uses.</summary>
public enum SealedUse { Roster, Tip }

/// <summary>
/// The office's keys for one use by name, 32 bytes each, and the one that seals from now on. Of each key one part encrypts (AES-256-GCM) and another marks
/// numbers (HMAC-SHA-256), so that equal numbers are found without anybody reading them.
/// </summary>
public sealed class SealingKeys
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12, TagBytes = 16;

    private readonly Dictionary<string, (byte[] Sealing, byte[] Marking)> _keys;

    public SealingKeys(SealedUse use, string current, IReadOnlyDictionary<string, byte[]> keys)
    {
        var word = StoredText.Word(use);
        _keys = keys.ToDictionary(k => k.Key, k => (Part(k.Value, word + "-seal"), Part(k.Value, word + "-mark")));
        if (!_keys.ContainsKey(current)) throw new ArgumentException("The current key is not among the keys.", nameof(current));
        Current = current;
    }

    /// <summary>Name of the key new rows are sealed with.</summary>
    public string Current { get; }

    public IReadOnlyCollection<string> Names => _keys.Keys;

    /// <summary>A name for a key that was given none: it tells keys apart and nothing about them.</summary>
    public static string NameOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key))[..8];

    /// <summary>Place ties the secret to its row: copied to another row it does not open.</summary>
    public string Seal(string text, string place) => Seal(Encoding.UTF8.GetBytes(text), place);

    public string Seal(ReadOnlySpan<byte> plain, string place)
    {
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(_keys[Current].Sealing, TagBytes);
        cipher.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(place));
        return Convert.ToBase64String(box);
    }

    /// <summary>Throws <see cref="CryptographicException"/> for a key that is not here or a row that was tampered with.</summary>
    public string Open(string keyName, string sealedText, string place) => Encoding.UTF8.GetString(OpenBytes(keyName, sealedText, place));

    /// <summary>As <see cref="Open"/>, for what is no text.</summary>
    public byte[] OpenBytes(string keyName, string sealedText, string place)
    {
        if (!_keys.TryGetValue(keyName, out var key)) throw new CryptographicException($"The key {keyName} is not configured.");
        var box = Convert.FromBase64String(sealedText);
        if (box.Length < NonceBytes + TagBytes) throw new CryptographicException("The sealed text is too short.");
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key.Sealing, TagBytes);
        cipher.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }

    public string Mark(string text) => Mark(Current, text);

    /// <summary>The text's marks under every key there is: between two keys a number has two.</summary>
    public IEnumerable<string> Marks(string text) => _keys.Keys.Select(name => Mark(name, text));

    private string Mark(string keyName, string text) => Convert.ToBase64String(HMACSHA256.HashData(_keys[keyName].Marking, Encoding.UTF8.GetBytes(text)), 0, 18);

    private static byte[] Part(byte[] key, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes(use));
}
