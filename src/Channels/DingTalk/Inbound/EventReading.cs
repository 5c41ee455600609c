using System.Text.Json;
using AntiFraudBot.Channels.Calls;

namespace AntiFraudBot.Channels.DingTalk.Inbound;

/// <summary>Reads events; the fields are the same by Stream and over HTTP, only where type and id stand differs. Null for what the bot has no use for.</summary>
internal static class EventReading
{
    public static ChatNews? Read(string type, string key, JsonElement body)
    {
        var (chat, at) = (body.Text("openConversationId") ?? "", At(body));
        if (chat.Length == 0 || key.Length == 0) return null;
        return type switch
        {
            "chat_update_title" when body.Text("title") is { Length: > 0 } name => new ChatNews.Renamed(key, chat, at, name),
            "chat_disband" => new ChatNews.Disbanded(key, chat, at),
            "chat_add_member" => new ChatNews.Came(key, chat, at, People(body)),
            "chat_remove_member" or "chat_quit" => new ChatNews.Went(key, chat, at, People(body)),
            "im_cool_app_install" => new ChatNews.BotCame(key, chat, at),
            "im_cool_app_uninstall" => new ChatNews.BotWent(key, chat, at),
            "robot_msg_read" when body.Text("userId") is { } reader && body.Text("processQueryKey") is { } message =>
                new ChatNews.Read(key, chat, at, reader, message),
            _ => null,
        };
    }

    // operatTime is spelled so.
    private static readonly string[] Times = ["timeStamp", "operateTime", "operatTime", "EventTime"];

    private static DateTimeOffset At(JsonElement body) =>
        Times.Select(name => MessageReading.Whole(body, name)).FirstOrDefault(ms => ms is > 0) is { } at
        && at < 253_402_300_799_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : DateTimeOffset.UnixEpoch;

    private static IReadOnlyList<string> People(JsonElement body) =>
        [.. body.Items("userId").Where(u => u.ValueKind == JsonValueKind.String).Select(u => u.GetString()!)];
}
