using System.Globalization;
using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Settings;

/// <summary>The limits of one level of warning, in minutes from the moment it was raised (rule I5).</summary>
public sealed record WarningLimitSettings
{
    public double AcceptMinutes { get; init; }
    public double CallMinutes { get; init; }
    public double MeetMinutes { get; init; }
    public double MeetAwayMinutes { get; init; }

    /// <summary>For one station of the search for somebody who cannot be reached.</summary>
    public double StageMinutes { get; init; }

    internal bool IsSound => AcceptMinutes > 0 && StageMinutes > 0 && AcceptMinutes <= CallMinutes && CallMinutes <= MeetMinutes && MeetMinutes <= MeetAwayMinutes && MeetAwayMinutes <= 60 * 24 * 7;

    public WarningLimits ToLimits() => new(
        TimeSpan.FromMinutes(AcceptMinutes), TimeSpan.FromMinutes(CallMinutes), TimeSpan.FromMinutes(MeetMinutes),
        TimeSpan.FromMinutes(MeetAwayMinutes), TimeSpan.FromMinutes(StageMinutes));
}

/// <summary>Warnings. CallbackKey: the secret with which a police system signs its calls; without it there is no such address.</summary>
public sealed record WarningSettings
{
    private const int ShortestKey = 16;

    public WarningLimitSettings Red { get; init; } = new() { AcceptMinutes = 2, CallMinutes = 5, MeetMinutes = 30, MeetAwayMinutes = 60, StageMinutes = 5 };
    public WarningLimitSettings Orange { get; init; } = new() { AcceptMinutes = 5, CallMinutes = 15, MeetMinutes = 240, MeetAwayMinutes = 480, StageMinutes = 15 };
    public WarningLimitSettings Yellow { get; init; } = new() { AcceptMinutes = 30, CallMinutes = 120, MeetMinutes = 1440, MeetAwayMinutes = 1440, StageMinutes = 60 };
    public string CallbackKey { get; init; } = "";

    public WarningRules ToRules()
    {
        foreach (var (name, limits) in ((string, WarningLimitSettings)[])[(nameof(Red), Red), (nameof(Orange), Orange), (nameof(Yellow), Yellow)])
        {
            if (!limits.IsSound) throw new CannotStartException($"设置 Warnings:{name} 有误：各项都要大于0，并且接单、电话、见面、在外见面的时限依次不减，最长7天。");
        }

        if (CallbackKey.Length is > 0 and < ShortestKey) throw new CannotStartException($"设置 Warnings:CallbackKey 太短，至少{ShortestKey}个字符。");
        return new WarningRules(Red.ToLimits(), Orange.ToLimits(), Yellow.ToLimits());
    }
}

/// <summary>
/// Tips. IdentityKey: 32 bytes in base64, from the environment, seals words, tellers and files; without it no tip is taken, without Officers no identity.
/// FormerKeys open what was sealed before a change of the key, until `rekey` has run. Officers: member ids who may read identities. Line: the township's own telephone. Rewards: yuan saved → yuan, 0:500 50000:1000.
/// </summary>
public sealed record TipSettings
{
    public string IdentityKey { get; init; } = "";
    public IReadOnlyList<string> FormerKeys { get; init; } = [];
    public IReadOnlyList<string> Officers { get; init; } = [];
    public string Line { get; init; } = "";
    public string Rewards { get; init; } = "0:500 50000:1000 100000:3000";

    public RewardScale ToScale() => new([.. Rewards.Split((char[])[' ', ',', '，'], StringSplitOptions.RemoveEmptyEntries).Select(Step)]);

    /// <summary>Null without a key. Throws <see cref="CannotStartException"/> for one that is none.</summary>
    public SealingKeys? Sealing()
    {
        if (IdentityKey.Length == 0) return null;
        var keys = FormerKeys.Prepend(IdentityKey).Select(Key).ToList();
        return new SealingKeys(SealedUse.Tip, SealingKeys.NameOf(keys[0]), keys.DistinctBy(SealingKeys.NameOf).ToDictionary(SealingKeys.NameOf));
    }

    private static (decimal From, decimal Yuan) Step(string text) =>
        text.Split(':', '：') is [var from, var yuan] && decimal.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var f) && decimal.TryParse(yuan, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            ? (f, y)
            : throw new CannotStartException($"设置 Tips:Rewards 里的“{text}”看不懂，应如 0:500 50000:1000（挽损多少元:奖多少元）。");

    // The key itself is never repeated: a fault must not print it.
    private static byte[] Key(string text)
    {
        var bytes = new byte[SealingKeys.KeyBytes * 2];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == SealingKeys.KeyBytes
            ? bytes[..length]
            : throw new CannotStartException($"设置 Tips:IdentityKey（或 FormerKeys）应是{SealingKeys.KeyBytes}字节的 base64，可用 openssl rand -base64 32 生成。");
    }
}

/// <summary>Cases. TalkDays: in how many days the three talks after a case are due.</summary>
public sealed record CaseSettings
{
    public int TalkDays { get; init; } = 3;

    public CaseTalkRules ToRules() => TalkDays is >= 1 and <= 30
        ? new CaseTalkRules(TalkDays)
        : throw new CannotStartException($"设置 Cases:TalkDays（三必讲几天内完成）是{TalkDays}，应在1到30之间。");
}
