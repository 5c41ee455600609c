using System.Text.Json;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.WeCom.AiBot.Media;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>
/// Turns what the platform delivers to the AI bot into what was heard. In a group it only delivers what calls the bot, so the bot is always
/// meant; a file in a group comes as the quoted message of somebody who calls the bot.
/// </summary>
internal sealed class AiBotReading(AiBotSettings settings, TimeProvider campaign)
{
    /// <summary>A message; null when it lacks what every message has.</summary>
    public Heard? Message(JsonElement body)
    {
        if (Envelope(body) is not { } heard) return null;
        var quote = body.Child("quote");
        return heard with
        {
            Text = heard.Private ? Words(body).Trim() : BotMention.Strip(Words(body), settings.Name),
            QuotedText = Words(quote) is { Length: > 0 } quoted ? quoted : null,
            Files = [.. Files(body), .. Files(quote)],
        };
    }

    /// <summary>A pressed button, as the text its key stands for, with what was chosen beside it; null for every other event.</summary>
    public Heard? Press(JsonElement body)
    {
        if (EventType(body) != "template_card_event" || Envelope(body) is not { } heard) return null;
        var pressed = body.Child("event").Child("template_card_event") is { ValueKind: JsonValueKind.Object } nested ? nested : body.Child("event");
        var chosen = pressed.Child("selected_items").Items("selected_item")
            .SelectMany(item => item.Child("option_ids").Items("option_id"))
            .Where(option => option.ValueKind == JsonValueKind.String).Select(option => option.GetString()!);
        return heard with { Text = string.Join(' ', [pressed.Text("event_key") ?? "", .. chosen]).Trim() };
    }

    public static string? EventType(JsonElement body) => body.Child("event").Text("eventtype");

    private Heard? Envelope(JsonElement body)
    {
        var (id, sender, chat) = (body.Text("msgid"), body.Child("from").Text("userid"), body.Text("chatid"));
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(sender)) return null;
        var inGroup = body.Text("chattype") == "group" || (body.Text("chattype") is null && !string.IsNullOrEmpty(chat));
        if (inGroup && string.IsNullOrEmpty(chat)) return null;
        return new Heard
        {
            Channel = "wecom",
            ChatId = inGroup ? chat! : sender,
            Private = !inGroup,
            ExternalId = id,
            SenderUserId = sender,
            SentAt = body.Number("create_time") is > 0 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : campaign.GetUtcNow(),
            MentionsBot = true,
        };
    }

    private static string Words(JsonElement content) => content.Text("msgtype") switch
    {
        "text" => content.Child("text").Text("content") ?? "",
        "voice" => content.Child("voice").Text("content") ?? "",
        "mixed" => string.Join('\n', content.Child("mixed").Items("msg_item").Select(Words).Where(words => words.Length > 0)),
        _ => "",
    };

    private IEnumerable<RemoteFile> Files(JsonElement content)
    {
        var kind = content.Text("msgtype");
        if (kind == "mixed") return content.Child("mixed").Items("msg_item").SelectMany(Files);
        if (kind is not ("image" or "file" or "video") || content.Child(kind).Text("url") is not { Length: > 0 } url) return [];
        var (name, type) = kind switch { "image" => ("图片", "image/jpeg"), "video" => ("视频", "video/mp4"), _ => ("文件", "application/octet-stream") };
        var reference = new MediaReference(url, content.Child(kind).Text("aeskey"));
        return [new RemoteFile(name, type, reference.ToString(), campaign.GetUtcNow() + MediaReference.Life)];
    }
}
