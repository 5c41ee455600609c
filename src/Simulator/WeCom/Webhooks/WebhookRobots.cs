using System.Globalization;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Media;
using AntiFraudBot.Simulator.WeCom.Messages;

namespace AntiFraudBot.Simulator.WeCom.Webhooks;

/// <summary>群机器人 (消息推送): push only, 20 a minute and key.</summary>
public sealed class WebhookRobots(World world, MessageReader reader, MediaShelf media)
{
    private const string Send = "webhook/send";
    private const string Upload = "webhook/upload_media";
    private static readonly Limit Sends = Limit.PerMinute(20);

    public void Open(ApiDesk desk)
    {
        desk.OnOpen(Send, SendMessage);
        desk.OnOpen(Upload, UploadAsync);
    }

    private ApiAnswer SendMessage(ApiCall call)
    {
        var (key, group) = Robot(call);
        if (world.Quotas.Take($"webhook:{key}", 1, Sends) is not null) throw new RefusalException(45009);
        var bubble = reader.Read(call.Body, Rules(key, group));
        world.Transcript.Add(bubble.ToLine(group.Id, "webhook", "群机器人", Send));
        world.Counters.Effect(Send);
        return ApiAnswer.Ok;
    }

    private async Task<ApiAnswer> UploadAsync(ApiCall call)
    {
        var (key, _) = Robot(call);
        var kind = call.Query("type");
        if (kind is not ("file" or "voice")) throw new RefusalException(40004);
        var (name, bytes) = await call.UploadAsync();
        var medium = media.Keep(Realm(key), kind, name, bytes);
        world.Counters.Effect(Upload);
        return new JsonObject
        {
            ["type"] = kind,
            ["media_id"] = medium.MediaId,
            ["created_at"] = medium.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Realm(string key) => $"webhook:{key}";

    private static MessageRules Rules(string key, Group group) => new()
    {
        Kinds = new HashSet<string> { "text", "markdown", "markdown_v2", "image", "news", "file", "voice", "template_card" },
        ListMentions = true,
        InlineMentions = new HashSet<string> { "text", "markdown" },
        Cards = TemplateCard.Notices,
        MediaRealm = Realm(key),
        Group = group,
    };

    private (string Key, Group Group) Robot(ApiCall call)
    {
        var key = call.Query("key");
        var group = world.Township.ByWebhook(key) ?? throw new RefusalException(93000);
        // Open point: whether a group with residents may have such a robot.
        if (group.External && !world.Switches.On("webhookInExternalGroups")) throw new RefusalException(93000);
        if (world.Switches.On("webhooksDisabled")) throw new RefusalException(93004, "robot disabled");
        return (key, group);
    }
}
