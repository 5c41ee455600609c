using System.Security.Cryptography;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>
/// Whether tips can be kept at all, and who may have them opened (rule I21). Without a key nothing of a tip is kept; without a named officer nobody's identity is.
/// </summary>
public sealed class TipSafe(TipSettings settings)
{
    /// <summary>Null without a key.</summary>
    public SealingKeys? Keys { get; } = settings.Sealing();

    /// <summary>Whether there is a key, and somebody who may read.</summary>
    public bool TakesIdentities => Keys is not null && settings.Officers.Count > 0;

    public bool MayRead(string memberId) => settings.Officers.Contains(memberId);

    /// <summary>Null when no key that is configured opens it.</summary>
    public string? Open(string keyName, string @sealed, string place) => Try(keys => keys.Open(keyName, @sealed, place));

    /// <summary>As <see cref="Open"/>, for files.</summary>
    public byte[]? OpenFile(TipFile file) => Try(keys => keys.OpenBytes(file.KeyId, file.Sealed, SealedTips.PlaceOfFile(file.Number, file.Position)));

    private T? Try<T>(Func<SealingKeys, T> open)
        where T : class
    {
        try
        {
            return Keys is null ? null : open(Keys);
        }
        catch (CryptographicException)
        {
            return null; // an older key that is gone, or a row of another place: the reader is told that it does not open
        }
    }
}
