using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Settings;

/// <summary>
/// What is kept of rosters, and who is shown what spot checks found. Keys come from the environment (Evidence__Keys__k1: 32 bytes, base64);
/// Key names the one that seals.
/// </summary>
public sealed record EvidenceSettings
{
    /// <summary>counts: only numbers are kept. full: names and telephone numbers too, sealed, until Retention:RosterDays.</summary>
    public string Rosters { get; init; } = "counts";

    public string Key { get; init; } = "";

    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the verified figure stands beside the reported one: off, leaders (answers to leaders and offices), ranking (the posted issue too).</summary>
    public string Verified { get; init; } = "leaders";

    public VerifiedShown Shown => Enum.TryParse<VerifiedShown>(Verified, ignoreCase: true, out var shown) ? shown : VerifiedShown.Off;

    public bool KeepsPeople => Rosters == "full";

    /// <summary>Null where only counts are kept. Throws <see cref="CannotStartException"/> with the reason in plain Chinese.</summary>
    public SealingKeys? Sealing()
    {
        if (Rosters is not ("counts" or "full")) throw new CannotStartException($"设置 Evidence:Rosters 的值“{Rosters}”看不懂，应为 counts（只记数）或 full（保存名单）。");
        if (Verified is not ("off" or "leaders" or "ranking")) throw new CannotStartException($"设置 Evidence:Verified 的值“{Verified}”看不懂，应为 off、leaders 或 ranking。");
        if (!KeepsPeople) return null;
        if (Key.Length == 0 || !Keys.ContainsKey(Key))
            throw new CannotStartException("保存名单要有密钥。先造一个：openssl rand -base64 32，放进环境变量 Evidence__Keys__k1，再设 Evidence__Key=k1。");
        return new SealingKeys(SealedUse.Roster, Key, Keys.ToDictionary(k => k.Key, k => Bytes(k.Key, k.Value)));
    }

    private static byte[] Bytes(string name, string text)
    {
        var bytes = new byte[64];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == 32
            ? bytes[..32]
            : throw new CannotStartException($"环境变量 Evidence__Keys__{name} 不是32字节的base64。用 openssl rand -base64 32 造一个。");
    }
}
