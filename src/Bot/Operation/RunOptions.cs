using AntiFraudBot.Bot.Platforms;

namespace AntiFraudBot.Bot.Operation;

/// <summary>What `run` was asked for. Clock = where the sandbox clock starts; null = the sample's Monday 08:00, or where it stood.</summary>
public sealed record RunOptions
{
    public string Data { get; init; } = "data";
    public string Urls { get; init; } = "http://127.0.0.1:5080";
    public bool Fresh { get; init; }
    public DateTimeOffset? Clock { get; init; }

    /// <summary>wecom, dingtalk or wecom+dingtalk: simulated platforms beside the bot; null = none.</summary>
    public string? Simulate { get; init; }

    /// <summary>Where the first simulated platform listens.</summary>
    public string SimulatorUrls { get; init; } = "http://127.0.0.1:0";

    /// <summary>Platforms of a test's own; null = those the settings name.</summary>
    public IReadOnlyList<PlatformPlan>? Platforms { get; init; }

    /// <summary>Settings that beat appsettings.json and environment (tests).</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}

/// <summary>The program cannot start as asked; the message says why, in Chinese, and what to do.</summary>
public sealed class CannotStartException : Exception
{
    public CannotStartException()
    {
    }

    public CannotStartException(string message)
        : base(message)
    {
    }

    public CannotStartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
