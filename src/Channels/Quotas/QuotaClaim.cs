namespace AntiFraudBot.Channels.Quotas;

/// <summary>At most Limit units in any span of Length.</summary>
public sealed record QuotaWindow(int Limit, TimeSpan Length)
{
    public static QuotaWindow Minute(int limit) => new(limit, TimeSpan.FromMinutes(1));

    public static QuotaWindow Hour(int limit) => new(limit, TimeSpan.FromHours(1));

    public static QuotaWindow Day(int limit) => new(limit, TimeSpan.FromDays(1));
}

/// <summary>
/// What one call uses up. Key names the quota and whose it is (wecom-webhook:群一); it must not hold a secret. Weight is in the quota's own
/// unit: calls, or person-times (one message to a group of 120 weighs 120).
/// </summary>
public sealed record QuotaClaim(string Key, IReadOnlyList<QuotaWindow> Windows, int Weight = 1);

/// <summary>The quota that is used up, and when to come again.</summary>
public sealed record QuotaWait(string Key, TimeSpan After);
