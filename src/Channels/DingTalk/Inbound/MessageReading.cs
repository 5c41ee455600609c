using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.DingTalk.Api;

namespace AntiFraudBot.Channels.DingTalk.Inbound;

/// <summary>
/// Turns a message to the bot into what was heard; the same JSON comes by Stream and over HTTP. Every field may be missing. A file that was sent
/// to a group comes as the quoted message of somebody who calls the bot.
/// </summary>
public sealed class MessageReading(DingTalkSettings settings, ReplySessions sessions, TimeProvider campaign)
{
    // How long a code is good is not published: it is asked for at once.
    private static readonly TimeSpan FileLife = TimeSpan.FromHours(1);

    /// <summary>Null when it is not JSON, or lacks what every message has.</summary>
    public Heard? Read(string data)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Heard? Read(JsonElement message)
    {
        var (id, chat) = (message.Text("msgId"), message.Text("conversationId"));
        var isPrivate = message.Text("conversationType") == "1";
        if (Sender(message) is not { } sender || string.IsNullOrEmpty(id) || (!isPrivate && string.IsNullOrEmpty(chat))) return null;
        var quoted = message.Child("text").Child("repliedMsg");
        return new Heard
        {
            Channel = DingTalkChannel.ChannelName,
            ChatId = isPrivate ? sender : chat!,
            Private = isPrivate,
            ChatName = message.Text("conversationTitle"),
            ExternalId = id,
            SenderUserId = sender,
            SenderName = message.Text("senderNick"),
            SenderIsBot = message.Text("senderId") is { } own && own == message.Text("chatbotUserId"),
            SentAt = SentAt(message),
            Text = Words(message, message.Text("msgtype")).Trim(),
            QuotedExternalId = message.Text("originalProcessQueryKey") ?? message.Text("originalMsgId") ?? quoted.Text("msgId"),
            QuotedText = Words(quoted, quoted.Text("msgType")).Trim() is { Length: > 0 } words ? words : null,
            MentionsBot = isPrivate || message.Child("isInAtList").ValueKind == JsonValueKind.True,
            Files = [.. Files(message, message.Text("msgtype")), .. Files(quoted, quoted.Text("msgType"))],
            Reply = sessions.Read(message.Text("sessionWebhook"), Whole(message, "sessionWebhookExpiredTime") ?? 0),
        };
    }

    // Whoever is no member of the organisation has only the id that is good for telling people apart.
    private static string? Sender(JsonElement message) =>
        message.Text("senderStaffId") is { Length: > 0 } userId ? userId : message.Text("senderId") is { Length: > 0 } opaque ? opaque : null;

    private DateTimeOffset SentAt(JsonElement message) =>
        Whole(message, "createAt") is > 0 and < 253_402_300_799_000 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : campaign.GetUtcNow();

    private static string Words(JsonElement message, string? type)
    {
        var content = message.Child("content");
        return type switch
        {
            "text" => message.Child("text").Text("content") ?? content.Text("text") ?? content.Text("content") ?? "",
            "markdown" => content.Text("text") ?? "",
            "audio" => content.Text("recognition") ?? "",
            "richText" => string.Concat(content.Items("richText").Select(part => part.Text("text") ?? "")),
            _ => "",
        };
    }

    private IEnumerable<RemoteFile> Files(JsonElement message, string? type)
    {
        var content = message.Child("content");
        return type switch
        {
            "picture" => File(message, content, "图片.jpg", "image/jpeg"),
            "richText" => content.Items("richText").SelectMany(part => File(message, part, "图片.jpg", "image/jpeg")),
            "video" => File(message, content, "视频.mp4", "video/mp4"),
            "file" => File(message, content, content.Text("fileName") ?? "文件", "application/octet-stream"),
            _ => [],
        };
    }

    private IEnumerable<RemoteFile> File(JsonElement message, JsonElement content, string name, string contentType)
    {
        string[] codes = [.. new[] { content.Text("downloadCode"), content.Text("pictureDownloadCode") }.OfType<string>().Where(c => c.Length > 0).Distinct()];
        if (codes.Length == 0) return [];
        var reference = new JsonObject
        {
            ["robot"] = message.Text("robotCode") ?? settings.Robot,
            ["codes"] = new JsonArray([.. codes.Select(c => JsonValue.Create(c))]),
        };
        return [new RemoteFile(name, contentType, DingTalkApi.Text(reference), campaign.GetUtcNow() + FileLife)];
    }

    /// <summary>A whole number, given as one or in words.</summary>
    internal static long? Whole(JsonElement element, string name) =>
        element.Number(name) ?? (long.TryParse(element.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null);
}
