using System.Text.Json;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Platform;

/// <summary>The part of the control API that is the same for every platform. See README.md.</summary>
public static class ControlApi
{
    public static void MapControl(this WebApplication app, World world, IPlatform platform)
    {
        var api = app.MapGroup("/sim/api");
        MapPeople(api, world, platform);
        MapTalk(api, world, platform);
        MapClock(api, world);
        MapMoods(api, world);
    }

    private static void MapPeople(RouteGroupBuilder api, World world, IPlatform platform)
    {
        api.MapGet("/state", () => new
        {
            Platform = platform.Name,
            world.BaseUrl,
            Clock = Reading(world),
            world.Township.Groups,
            world.Township.Members,
        });
        api.MapPost("/township", (TownshipFile file) => file.FillIn(world, platform));
        api.MapPost("/apps", (JsonElement apps) => platform.Configure(apps));
        api.MapPost("/members", (Member member) => world.Township.Put(member));
        api.MapDelete("/members/{id}", (string id) => world.Township.RemoveMember(id) ? Results.Ok() : Results.NotFound());
        api.MapPost("/groups", (Group group) => world.Township.Put(group));
        api.MapDelete("/groups/{id}", (string id) => world.Township.RemoveGroup(id) ? Results.Ok() : Results.NotFound());
    }

    private static void MapTalk(RouteGroupBuilder api, World world, IPlatform platform)
    {
        api.MapPost("/messages", async (PersonPost post, CancellationToken ct) => Told(await platform.PostAsync(post, ct)));
        api.MapPost("/clicks", async (CardClick click, CancellationToken ct) => Told(await platform.ClickAsync(click, ct)));
        api.MapGet("/transcript", async (string? conversation, long? after, double? wait, CancellationToken ct) => wait is { } seconds
            ? await world.Transcript.WaitAsync(after ?? 0, conversation, TimeSpan.FromSeconds(seconds), ct)
            : world.Transcript.After(after ?? 0, conversation));
        api.MapGet("/files/{id}", (string id) => world.Blobs.Find(id) is { } blob
            ? Results.File(blob.Bytes, fileDownloadName: blob.Name)
            : Results.NotFound());
    }

    private static void MapClock(RouteGroupBuilder api, World world)
    {
        api.MapGet("/clock", () => Reading(world));
        api.MapPost("/clock", (ClockWish wish) =>
        {
            if (wish.Mode is { } mode) world.Clock.Run(withTheMachine: mode == "real");
            if (wish.To is { } to) world.Clock.MoveTo(to);
            if (wish.Seconds is { } seconds) world.Clock.MoveTo(world.Clock.GetUtcNow().AddSeconds(seconds));
            return Reading(world);
        });
    }

    private static void MapMoods(RouteGroupBuilder api, World world)
    {
        api.MapGet("/faults", world.Faults.List);
        api.MapPost("/faults", (FaultRule rule) => world.Faults.Add(rule));
        api.MapDelete("/faults", world.Faults.Clear);
        api.MapGet("/counters", world.Counters.Snapshot);
        api.MapDelete("/counters", world.Counters.Clear);
        api.MapDelete("/quotas", world.Quotas.Clear);
        api.MapGet("/switches", world.Switches.List);
        api.MapPost("/switches", (JsonObject wishes) =>
        {
            string[] wrong = [.. wishes.Select(w => world.Switches.Set(w.Key, w.Value)).OfType<string>()];
            return wrong.Length == 0 ? Results.Ok() : Results.BadRequest(wrong);
        });
    }

    private static object Reading(World world) => new { Now = world.Clock.GetUtcNow(), Mode = world.Clock.Real ? "real" : "stepped" };

    private static IResult Told(Receipt receipt) => receipt.Line is null && receipt.MsgId is null ? Results.BadRequest(receipt) : Results.Ok(receipt);

    /// <summary>Mode is real or stepped.</summary>
    private sealed record ClockWish(string? Mode, DateTimeOffset? To, double? Seconds);
}
