using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Robots;

namespace AntiFraudBot.Simulator.DingTalk;

/// <summary>The `apps` of a township file, as DingTalk reads them. What is left out stays as it was.</summary>
public sealed record Accounts
{
    /// <summary>standard, professional or addon.</summary>
    public string? Edition { get; init; }

    /// <summary>Metered calls already made this month.</summary>
    public int? UsedCalls { get; init; }

    public int? UsedWebhooks { get; init; }

    public IReadOnlyList<Application> Applications { get; init; } = [];

    public IReadOnlyList<WebhookRobot> Robots { get; init; } = [];

    /// <summary>By the group's id in the township.</summary>
    public IReadOnlyDictionary<string, Traits> Groups { get; init; } = new Dictionary<string, Traits>();

    public IReadOnlyList<string> GroupTemplates { get; init; } = [];

    public IReadOnlyList<string> CardTemplates { get; init; } = [];
}
