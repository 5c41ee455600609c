using AntiFraudBot.Bot.Platforms;

namespace AntiFraudBot.Bot.Tests.Sandbox;

/// <summary>How the host of one test is set up.</summary>
public sealed record Stage
{
    /// <summary>Where the sandbox clock starts, people's time.</summary>
    public string Clock { get; init; } = "2026-06-15 08:00";

    /// <summary>Null = SQLite in the data folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>Platforms of the test's own in place of the sandbox; the sample township lives on the first of them, its ids are the platform's.</summary>
    public IReadOnlyList<PlatformPlan>? Platforms { get; init; }

    /// <summary>A simulated platform to start beside the bot, as `run --simulate` does.</summary>
    public string? Simulate { get; init; }

    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>People's time, e.g. 2026-06-15 09:00.</summary>
    public static DateTimeOffset Time(string local) =>
        new(DateTime.ParseExact(local, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
