using System.Collections.Concurrent;
using AntiFraudBot.Simulator.DingTalk.Limits;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>A custom robot of one group: an address with a token, and one to three kinds of security.</summary>
public sealed record WebhookRobot(string Token, string GroupId)
{
    public string Name { get; init; } = "群助手";

    /// <summary>`SEC…`; null: no signature asked.</summary>
    public string? Secret { get; init; }

    /// <summary>The message must hold one of them; empty: none asked.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>False: every caller's address is refused.</summary>
    public bool AddressAllowed { get; init; } = true;

    public bool Stopped { get; init; }

    /// <summary>Where mentions of it go, with the token that comes in the header; null: it only speaks.</summary>
    public Uri? OutgoingUrl { get; init; }

    public string? OutgoingToken { get; init; }

    /// <summary>Posts the office allows it in a month; null: no cap.</summary>
    public int? MonthlyCap { get; init; }
}

/// <summary>The custom robots, by token. One named only in a group of the township has no security at all.</summary>
public sealed class WebhookRobots(World world)
{
    private readonly ConcurrentDictionary<string, WebhookRobot> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RobotPace> paces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> uuids = new(StringComparer.Ordinal);

    public void Put(WebhookRobot robot) => known[robot.Token] = robot;

    public WebhookRobot? Find(string? token) =>
        token is null ? null
        : known.TryGetValue(token, out var robot) ? robot
        : world.Township.ByWebhook(token) is { } group ? new WebhookRobot(token, group.Id)
        : null;

    public WebhookRobot? Outgoing(string groupId) =>
        known.Values.FirstOrDefault(r => r.GroupId == groupId && r is { OutgoingUrl: not null, Stopped: false });

    public bool PaceAllows(string token) => paces.GetOrAdd(token, _ => new RobotPace(world.Clock)).Allows();

    /// <summary>False: this `msgUuid` was sent before.</summary>
    public bool First(string token, string? uuid) => string.IsNullOrEmpty(uuid) || uuids.TryAdd($"{token} {uuid}", true);
}
