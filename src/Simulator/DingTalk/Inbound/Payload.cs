using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Files;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Robots;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Inbound;

/// <summary>The JSON of a message to a bot; the same in Stream, over HTTP and by Outgoing.</summary>
public sealed class Payload(World world, Downloads downloads)
{
    /// <summary>The whole message. The application is null for a custom robot, which learns no user id.</summary>
    public JsonObject Write(Line line, PersonPost post, Conversation? group, Application? app, Session session)
    {
        var (at, robot) = (line.At.ToUnixTimeMilliseconds(), session.RobotCode);
        var message = new JsonObject
        {
            ["conversationId"] = group?.OpenId ?? Conversations.PrivateId(robot, line.From),
            ["conversationType"] = group is null ? "1" : "2",
            ["atUsers"] = AtUsers(post, robot),
            ["chatbotCorpId"] = Events.CorpId,
            ["chatbotUserId"] = Conversations.OpaqueId(robot),
            ["msgId"] = line.MsgId,
            ["senderNick"] = line.FromName,
            ["isAdmin"] = false,
            ["senderId"] = Conversations.OpaqueId(line.From),
            ["senderPlatform"] = "Android",
            ["sessionWebhook"] = $"{world.BaseUrl}/robot/sendBySession?session={session.Key}",
            ["sessionWebhookExpiredTime"] = session.Until.ToUnixTimeMilliseconds(),
            ["createAt"] = at,
            ["isInAtList"] = group is null || post.MentionsBot,
            ["robotCode"] = robot,
        };
        if (group is not null) message["conversationTitle"] = group.Group.Name;
        AddSender(message, line.From, app);
        AddContent(message, line, post, group is not null, robot);
        return message;
    }

    private void AddSender(JsonObject message, string from, Application? app)
    {
        if (world.Township.Member(from) is not { Outside: false } || app is null) return;
        message["senderCorpId"] = Events.CorpId;
        message["senderUnionId"] = Conversations.UnionId(from);
        if (!app.Invisible.Contains(from) || world.Switches.On("staffIdForInvisible")) message["senderStaffId"] = from;
    }

    private JsonArray AtUsers(PersonPost post, string robot)
    {
        var at = new JsonArray();
        if (post.MentionsBot) at.Add(new JsonObject { ["dingtalkId"] = Conversations.OpaqueId(robot) });
        foreach (var person in post.Mentions)
        {
            var entry = new JsonObject { ["dingtalkId"] = Conversations.OpaqueId(person) };
            if (world.Township.Member(person) is { Outside: false })
            {
                entry["staffId"] = person;
                entry["unionId"] = Conversations.UnionId(person);
            }
            at.Add(entry);
        }
        return at;
    }

    private void AddContent(JsonObject message, Line line, PersonPost post, bool inGroup, string robot)
    {
        var codes = line.Files.Select(f => downloads.Code(f.Id, robot)).ToArray();
        switch (line.Kind)
        {
            case "text":
                message["msgtype"] = "text";
                message["text"] = Text(line, inGroup ? " " + post.Text : post.Text, robot);
                break;
            case "image":
                message["msgtype"] = "picture";
                message["content"] = Picture(codes[0]);
                break;
            case "mixed":
                message["msgtype"] = "richText";
                message["content"] = new JsonObject { ["richText"] = Rich(post.Text, codes) };
                break;
            case "voice":
                message["msgtype"] = "audio";
                message["content"] = new JsonObject { ["duration"] = 4000, ["downloadCode"] = codes[0], ["recognition"] = post.Text };
                break;
            case "video":
                message["msgtype"] = "video";
                message["content"] = new JsonObject { ["duration"] = "5", ["videoType"] = "mp4", ["downloadCode"] = codes[0] };
                break;
            case "file":
                message["msgtype"] = "file";
                message["content"] = File(line.Files[0].Name, codes[0]);
                break;
            default:
                message["msgtype"] = "unknownMsgType";
                message["content"] = new JsonObject { ["unknownMsgType"] = line.Kind };
                break;
        }
    }

    private JsonObject Text(Line line, string words, string robot)
    {
        var text = new JsonObject { ["content"] = words };
        if (line.Quotes is not { } id || world.Transcript.Line(id) is not { } quoted) return text;
        text["isReplyMsg"] = true;
        text["repliedMsg"] = new JsonObject
        {
            ["msgType"] = quoted.Kind switch { "image" => "picture", "mixed" => "richText", "voice" => "audio", var other => other },
            ["msgId"] = quoted.MsgId ?? "",
            ["senderId"] = Conversations.OpaqueId(quoted.FromBot ? robot : quoted.From),
            ["createdAt"] = quoted.At.ToUnixTimeMilliseconds(),
            ["content"] = Quoted(quoted, robot),
        };
        return text;
    }

    private JsonObject Quoted(Line quoted, string robot)
    {
        if (quoted.Files.Count == 0) return new JsonObject { ["text"] = quoted.Text };
        if (quoted.Kind == "mixed") return new JsonObject { ["richText"] = Rich(quoted.Text, [.. quoted.Files.Select(f => downloads.Code(f.Id, robot))]) };
        var content = new JsonObject { ["fileName"] = quoted.Files[0].Name };
        if (world.Switches.On("quoteBringsFile")) content["downloadCode"] = downloads.Code(quoted.Files[0].Id, robot);
        return content;
    }

    private static JsonArray Rich(string words, IReadOnlyList<string> codes)
    {
        var parts = new JsonArray();
        if (words.Length > 0) parts.Add(new JsonObject { ["text"] = words + " " });
        foreach (var code in codes)
        {
            var picture = Picture(code);
            picture["type"] = "picture";
            parts.Add(picture);
        }
        return parts;
    }

    private static JsonObject Picture(string code) => new() { ["downloadCode"] = code, ["pictureDownloadCode"] = code };

    private JsonObject File(string name, string code) => new()
    {
        ["spaceId"] = world.Ids.Digits(10),
        ["fileId"] = world.Ids.Digits(12),
        ["fileName"] = name,
        ["downloadCode"] = code,
    };
}
