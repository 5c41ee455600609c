using System.Security.Cryptography;
using System.Text;
using AntiFraudBot.Bot.Settings;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// Seals what a tip says and who told it (rule I21): AES-256-GCM, the tip's number authenticated with it, so that a row put under another number does not open.
/// The key comes from the settings and is nowhere in the store; each row names its key by the first eight hex digits of its hash.
/// </summary>
public sealed class TipSafe
{
    private const int NonceBytes = 12, TagBytes = 16;
    private readonly IReadOnlyList<(string Id, byte[] Key)> _keys;
    private readonly TipSettings _settings;

    public TipSafe(TipSettings settings)
    {
        _settings = settings;
        _keys = [.. settings.Keys().Select(k => (Convert.ToHexStringLower(SHA256.HashData(k))[..8], k))];
    }

    /// <summary>Whether there is a key, and somebody who may read.</summary>
    public bool TakesIdentities => _keys.Count > 0 && _settings.Officers.Count > 0;

    public bool HasKey => _keys.Count > 0;

    public bool MayRead(string memberId) => _settings.Officers.Contains(memberId);

    public string KeyId => _keys[0].Id;

    public string Seal(string number, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_keys[0].Key, TagBytes);
        aes.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(number));
        return Convert.ToBase64String(whole);
    }

    /// <summary>Null when no key that is configured opens it.</summary>
    public string? Open(string number, string keyId, string @sealed)
    {
        if (_keys.FirstOrDefault(k => k.Id == keyId).Key is not { } key) return null;
        var whole = Convert.FromBase64String(@sealed);
        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(number));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }
}
