namespace AntiFraudBot.Domain.Organization;

/// <summary>
/// Accounts of a platform that are nobody we know (rule P9). They speak under an id that no member can have, so that an account which happens to be
/// called like a member's id is not taken for that member.
/// </summary>
public static class Strangers
{
    /// <summary>What a stranger is called where a name is needed.</summary>
    public const string Name = "未登记人员";

    public static string IdOf(string channel, string userId) => $"{channel}:{userId}";

    /// <summary>The account, when the id is that of a stranger on this channel.</summary>
    public static string? AccountIn(string id, string channel) =>
        id.Length > channel.Length + 1 && id.StartsWith(channel, StringComparison.Ordinal) && id[channel.Length] == ':' ? id[(channel.Length + 1)..] : null;

    public static bool IsStranger(string id) => id.Contains(':', StringComparison.Ordinal);
}
