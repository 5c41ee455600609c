using System.Collections.Concurrent;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>Reply addresses: one for every message a bot hears, good for ninety minutes and for several replies.</summary>
public sealed class Sessions(World world)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(90);

    private readonly ConcurrentDictionary<string, Session> open = new(StringComparer.Ordinal);

    public Session Start(string robotCode, string robotName, string? groupId, string userId)
    {
        var session = new Session(world.Ids.Hex(32), robotCode, robotName, groupId, userId, world.Clock.GetUtcNow() + Life);
        open[session.Key] = session;
        return session;
    }

    public Session? Find(string? key) =>
        key is not null && open.TryGetValue(key, out var session) && world.Clock.GetUtcNow() < session.Until ? session : null;

    public void EndAll() => open.Clear();
}

/// <summary>A reply address; the group is null for a private chat.</summary>
public sealed record Session(string Key, string RobotCode, string RobotName, string? GroupId, string UserId, DateTimeOffset Until);
