using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Storage;

/// <summary>
/// The office's keys by name, 32 bytes each, and the one that seals from now on (rule E6). Of each key one part encrypts (AES-256-GCM) and another marks
/// numbers (HMAC-SHA-256), so that equal numbers are found without anybody reading them.
/// </summary>
public sealed class SealingKeys
{
    private const int NonceBytes = 12, TagBytes = 16;

    private readonly Dictionary<string, (byte[] Sealing, byte[] Marking)> _keys;

    public SealingKeys(string current, IReadOnlyDictionary<string, byte[]> keys)
    {
        _keys = keys.ToDictionary(k => k.Key, k => (Part(k.Value, "roster-seal"), Part(k.Value, "roster-mark")));
        if (!_keys.ContainsKey(current)) throw new ArgumentException("The current key is not among the keys.", nameof(current));
        Current = current;
    }

    /// <summary>Name of the key new rows are sealed with.</summary>
    public string Current { get; }

    public IReadOnlyCollection<string> Names => _keys.Keys;

    /// <summary>Place ties the secret to its row: copied to another row it does not open.</summary>
    public string Seal(string text, string place)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(_keys[Current].Sealing, TagBytes);
        cipher.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(place));
        return Convert.ToBase64String(box);
    }

    /// <summary>Throws <see cref="CryptographicException"/> for a key that is not here or a row that was tampered with.</summary>
    public string Open(string keyName, string sealedText, string place)
    {
        if (!_keys.TryGetValue(keyName, out var key)) throw new CryptographicException($"The key {keyName} is not configured.");
        var box = Convert.FromBase64String(sealedText);
        if (box.Length < NonceBytes + TagBytes) throw new CryptographicException("The sealed text is too short.");
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key.Sealing, TagBytes);
        cipher.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), plain, Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(plain);
    }

    public string Mark(string text) => Mark(Current, text);

    /// <summary>The text's marks under every key there is: between two keys a number has two.</summary>
    public IEnumerable<string> Marks(string text) => _keys.Keys.Select(name => Mark(name, text));

    private string Mark(string keyName, string text) => Convert.ToBase64String(HMACSHA256.HashData(_keys[keyName].Marking, Encoding.UTF8.GetBytes(text)), 0, 18);

    private static byte[] Part(byte[] key, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes(use));
}
