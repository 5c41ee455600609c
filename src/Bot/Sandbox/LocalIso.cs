using System.Globalization;

namespace AntiFraudBot.Bot.Sandbox;

/// <summary>Times on the outside surfaces: ISO 8601 with +08:00; dates are local.</summary>
public static class LocalIso
{
    public static string Of(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? instant) => instant is { } value ? Of(value) : null;

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day is { } value ? Of(value) : null;

    /// <summary>Reads an instant; one without an offset is Beijing time, a bare date is its midnight.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var plain)) return null;
        return plain.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(plain, TimeSpan.FromHours(8))
            : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
