using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Groups;

namespace AntiFraudBot.Simulator.DingTalk.Control;

/// <summary>What a test may do to this platform beyond the common control API, under /sim/api/dingtalk.</summary>
public sealed class ControlPanel(StreamControl stream, GroupControl groups, AccountControl accounts, MoodControl moods)
{
    public void Map(RouteGroupBuilder api)
    {
        api.MapGet("/state", accounts.State);
        api.MapPost("/tokens/expire", moods.ExpireTokens);
        api.MapPost("/sessions/expire", moods.ExpireSessions);
        api.MapPost("/read", (ReadWish wish) => moods.ReadAsync(wish));
        api.MapPost("/throttle", (string[] people) => moods.Throttle(people));
        api.MapPost("/events", (EventWish wish) => moods.RaiseAsync(wish));
        api.MapPost("/events/check", (AppWish wish) => moods.CheckUrlAsync(wish));
        api.MapPost("/groups/traits", (TraitsWish wish) => groups.Put(wish));
        api.MapPost("/groups/change", (ChangeWish wish) => groups.ChangeAsync(wish));
        api.MapGet("/stream", stream.State);
        api.MapPost("/stream/ping", (LineWish wish) => stream.PingAsync(wish));
        api.MapPost("/stream/disconnect", (LineWish wish) => stream.DisconnectAsync(wish));
        api.MapPost("/stream/close", (LineWish wish) => stream.CloseAsync(wish));
        api.MapPost("/stream/cut", (LineWish wish) => stream.Cut(wish));
        api.MapPost("/stream/silent", (LineWish wish) => stream.Silence(wish));
        api.MapPost("/stream/raw", (LineWish wish) => stream.RawAsync(wish));
        api.MapPost("/stream/repeat", (RepeatWish wish) => stream.RepeatAsync(wish));
    }
}

/// <summary>Some connections, or all of them: by id, by application. The other members belong to single actions.</summary>
public sealed record LineWish(string? Connection, string? ClientId, string? Reason, bool On = true, string? Text = null);

/// <summary>A delivery to push once more, by `msgId`, `eventId` or `outTrackId`.</summary>
public sealed record RepeatWish(string Key);

/// <summary>These people have read that line of the transcript.</summary>
public sealed record ReadWish(long Line, IReadOnlyList<string> People);

public sealed record EventWish(string Type, JsonObject Data);

public sealed record AppWish(string ClientId);

public sealed record TraitsWish(string Group, Traits Traits);

/// <summary>What people do to a group, each of which raises its event.</summary>
public sealed record ChangeWish(string Group, string? Actor)
{
    public IReadOnlyList<string> Add { get; init; } = [];
    public IReadOnlyList<string> Remove { get; init; } = [];
    public IReadOnlyList<string> Quit { get; init; } = [];
    public string? Title { get; init; }
    public string? Owner { get; init; }
    public bool Disband { get; init; }

    /// <summary>Application robots that are put in or taken out. No event tells of it.</summary>
    public IReadOnlyList<string> AddRobots { get; init; } = [];

    public IReadOnlyList<string> RemoveRobots { get; init; } = [];
}
