using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Crypto;
using AntiFraudBot.Simulator.WeCom.Media;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>What of a conversation reaches the robot, and as which JSON.</summary>
public sealed class BotHearing(World world, BotConversations conversations, MediaAddresses addresses)
{
    /// <summary>Why the robot does not hear it; null when it does. In groups only mentions, and of files only quoted ones.</summary>
    public string? Deafness(PersonPost post)
    {
        if (post.Conversation == "private") return null;
        var group = world.Township.Group(post.Conversation)!;
        if (group.External) return "有居民的群，机器人进不来";
        if (!group.Bot) return "机器人不在这个群里";
        if (post.Kind is not ("text" or "mixed")) return "群里的文件和图片要引用并@机器人";
        return post.MentionsBot ? null : "没有@机器人";
    }

    public JsonObject Message(BotAccount bot, Line line)
    {
        var body = Head(bot, line.MsgId!, line.Conversation, line.From);
        foreach (var (name, value) in Content(bot, line)) body[name] = value?.DeepClone();
        if (line.Quotes is { } id && world.Transcript.Line(id) is { } quoted) body["quote"] = Content(bot, quoted);
        return body;
    }

    public JsonObject Event(BotAccount bot, string conversation, string userId, string type, JsonObject? payload)
    {
        var body = Head(bot, NewMsgId(), conversation, userId);
        body["create_time"] = world.Clock.UnixSeconds();
        body["msgtype"] = "event";
        body["event"] = new JsonObject { ["eventtype"] = type };
        if (payload is not null) body["event"]![type] = payload;
        return body;
    }

    public string NewMsgId() => $"CAIQ{world.Ids.Letters(28)}=";

    private JsonObject Head(BotAccount bot, string msgId, string conversation, string userId)
    {
        var body = new JsonObject { ["msgid"] = msgId, ["aibotid"] = bot.BotId };
        var group = world.Township.Group(conversation);
        if (group is not null) body["chatid"] = group.Id;
        body["chattype"] = group is null ? "single" : "group";
        body["from"] = new JsonObject { ["userid"] = conversations.ToldId(userId) };
        return body;
    }

    private JsonObject Content(BotAccount bot, Line line) => line.Kind switch
    {
        "image" or "file" or "video" when line.Files.Count > 0 => Typed(line.Kind, Medium(bot, line.Files[0])),
        "voice" => Typed("voice", new JsonObject { ["content"] = line.Text }),
        "mixed" => Typed("mixed", new JsonObject { ["msg_item"] = Items(bot, line) }),
        _ => Typed("text", new JsonObject { ["content"] = line.Text }),
    };

    private JsonArray Items(BotAccount bot, Line line)
    {
        var items = new JsonArray();
        if (line.Text.Length > 0) items.Add(Typed("text", new JsonObject { ["content"] = line.Text }));
        foreach (var file in line.Files) items.Add(Typed("image", Medium(bot, file)));
        return items;
    }

    private JsonObject Medium(BotAccount bot, LineFile file)
    {
        // Called at an address, the robot decrypts everything with the one key of its console page.
        if (!bot.OverSocket) return new JsonObject { ["url"] = addresses.Open(file, new CallbackCrypto(bot.Token, bot.EncodingAesKey, "").Key) };
        var (url, key) = addresses.Open(file);
        return new JsonObject { ["url"] = url, ["aeskey"] = key };
    }

    private static JsonObject Typed(string kind, JsonObject content) => new() { ["msgtype"] = kind, [kind] = content };
}
