using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Stream;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Inbound;

/// <summary>What happens in groups, told to every application that ticked it; by Stream, or encrypted over HTTP.</summary>
public sealed class Events(World world, Applications apps, StreamHub hub, HttpPush http)
{
    public const string CorpId = "dingcorpsim";

    public async Task RaiseAsync(string type, JsonObject data)
    {
        foreach (var app in apps.All().Where(a => a.Ticked.Contains(type)))
        {
            var (now, id) = (world.Clock.GetUtcNow(), world.Ids.Hex(32));
            if (app.Events is null) await hub.PushAsync(InStream(app, type, id, data, now));
            else await OverHttpAsync(app, type, id, data, now);
        }
    }

    /// <summary>The console's check of an event address.</summary>
    public Task<bool> CheckUrlAsync(Application app) => http.EventAsync(app, new JsonObject { ["EventType"] = "check_url" });

    /// <summary>The fields most group events share; lists of people only where people came or went.</summary>
    public JsonObject OfGroup(Conversation group, string? actor, IReadOnlyList<string>? people = null)
    {
        var data = new JsonObject
        {
            ["timeStamp"] = world.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            ["chatId"] = group.ChatId,
            ["openConversationId"] = group.OpenId,
            ["corpId"] = CorpId,
        };
        if (actor is not null)
        {
            data["operator"] = actor;
            data["operatorUnionId"] = Conversations.UnionId(actor);
        }
        if (people is null) return data;
        data["userId"] = Wire.List(people);
        data["unionId"] = Wire.List(people.Select(Conversations.UnionId));
        return data;
    }

    private static Delivery InStream(Application app, string type, string id, JsonObject data, DateTimeOffset now)
    {
        KeyValuePair<string, string>[] headers =
        [
            new("eventType", type),
            new("eventId", id),
            new("eventBornTime", $"{now.ToUnixTimeMilliseconds()}"),
            new("eventCorpId", CorpId),
            new("eventUnifiedAppId", app.AppId),
            new("appId", app.AppId),
        ];
        var text = Wire.Write(data);
        return new Delivery(DeliveryKind.Event, app.ClientId, id, messageId => Frame.Event(messageId, now, headers, text));
    }

    /// <summary>Flat, under names with capitals; pushed again once when not answered well.</summary>
    private async Task OverHttpAsync(Application app, string type, string id, JsonObject data, DateTimeOffset now)
    {
        var flat = (JsonObject)data.DeepClone();
        flat["EventType"] = type;
        flat["EventTime"] = now.ToUnixTimeMilliseconds();
        flat["CorpId"] = CorpId;
        flat["eventId"] = id;
        if (!await http.EventAsync(app, flat)) await http.EventAsync(app, flat);
    }
}
