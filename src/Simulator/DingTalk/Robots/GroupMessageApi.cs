using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>Proactive messages to groups: send, recall, who has read. No mention, no idempotency key.</summary>
public sealed class GroupMessageApi(World world, Conversations conversations, Templates templates, SentMessages sent, Mouth mouth)
{
    private const string Send = "v1.0/robot/groupMessages/send";
    private const string Permission = "qyapi_robot_sendmsg";

    public IEnumerable<Interface> Interfaces() =>
    [
        Interface.New("POST", "/" + Send, Permission, Sending),
        Interface.New("POST", "/v1.0/robot/groupMessages/query", Permission, Querying),
        Interface.New("POST", "/v1.0/robot/groupMessages/recall", Permission, Recalling),
    ];

    private Answer Sending(Call call)
    {
        if (RobotCheck.Wrong(call) is { } noRobot) return noRobot;
        if (Target(call, out var to) is { } noGroup) return noGroup;
        var what = templates.Read(call.Body);
        if (what.Wrong is { } wrong) return Answer.No(wrong.Code, wrong.Message);
        if (world.Quotas.Take($"group {to!.OpenId}", 1, Limit.PerMinute(world.Switches.Number("groupSendsPerMinute"))) is not null)
        {
            world.Counters.RefusedByQuota(Send);
            return Answer.No("send.too.fast", "发送过于频繁");
        }
        var key = world.Ids.Letters(30) + "+/==";
        var line = mouth.InGroup(to, "bot", call.App.Name, Send, what, key);
        sent.Keep(new Sent(key, call.App.RobotCode, line.At)
        {
            OpenConversationId = to.OpenId,
            Lines = new Dictionary<string, long> { [""] = line.Id },
        });
        return Answer.Ok(new JsonObject { ["processQueryKey"] = key });
    }

    private Answer? Target(Call call, out Conversation? to)
    {
        var id = call.Body.Text("openConversationId");
        to = conversations.Find(id);
        if (string.IsNullOrEmpty(id)) return Answer.No("miss.openConversationId", "缺少openConversationId");
        if (to is null && conversations.Disbanded(id)) return Answer.No("group.disbanded", "群已解散");
        if (to is null || to.OpenId != id) return Answer.No("invalid.openConversationId", "openConversationId不合法");
        if (to.Traits.Foreign) return Answer.No("conversation.org.notMatch", "群与应用不属于同一组织");
        if (!conversations.Robots(to).Contains(call.App.RobotCode)) return Answer.No("invalidParameter.robotCode.notExsit", "机器人不在群内");
        if (to.Traits.Muted) return Answer.No("bot.forbidden.sendMessage", "机器人被禁言");
        return to.Traits.CoolAppCode is { } code && code != call.Body.Text("coolAppCode")
            ? Answer.No("invalidParameter.robotCode.coolApp", "缺少coolAppCode")
            : null;
    }

    private Answer Querying(Call call)
    {
        if (RobotCheck.Wrong(call) is { } noRobot) return noRobot;
        var message = sent.Find(call.Body.Text("processQueryKey"));
        if (message?.OpenConversationId is null || message.RobotCode != call.App.RobotCode) return Answer.No("invalidParameter.processQueryKey", "processQueryKey不合法");
        if (RobotCheck.TooOld(world, message)) return Answer.No("processQueryKey.expireTime", "processQueryKey已过期");
        var size = Math.Clamp(call.Body.Whole("maxResults") ?? 200, 1, 200);
        var from = int.TryParse(call.Body.Text("nextToken"), out var start) ? start : 0;
        var more = from + size < message.Readers.Count;
        return Answer.Ok(new JsonObject
        {
            ["sendStatus"] = message.Recalled ? "RECALLED" : "SUCCESS",
            ["readUserIds"] = Wire.List(message.Readers.Skip(from).Take(size)),
            ["hasMore"] = more,
            ["nextToken"] = more ? $"{from + size}" : "",
        });
    }

    private Answer Recalling(Call call) =>
        RobotCheck.Wrong(call) ?? Recall.Keys(world, sent, mouth, call, s => s.OpenConversationId is { } id && id == call.Body.Text("openConversationId"));
}
