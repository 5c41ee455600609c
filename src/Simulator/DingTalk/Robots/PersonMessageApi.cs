using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Robots;

/// <summary>Proactive messages to single people: send to twenty at most, recall, who has read; and DING.</summary>
public sealed class PersonMessageApi(World world, Templates templates, SentMessages sent, Mouth mouth)
{
    private const string Send = "v1.0/robot/oToMessages/batchSend";
    private const string Ding = "v1.0/robot/ding/send";
    private const string Permission = "qyapi_robot_sendmsg";
    private const int Most = 20;

    /// <summary>People whose next message is held back as "flow controlled".</summary>
    public HashSet<string> Throttled { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Interface> Interfaces() =>
    [
        Interface.New("POST", "/" + Send, Permission, Sending),
        Interface.New("GET", "/v1.0/robot/oToMessages/readStatus", Permission, Reading),
        Interface.New("POST", "/v1.0/robot/otoMessages/batchRecall", Permission, Recalling),
        Interface.New("POST", "/" + Ding, "Premium.Ding.Write", Dinging),
    ];

    private Answer Sending(Call call)
    {
        if (RobotCheck.Wrong(call) is { } noRobot) return noRobot;
        var people = call.Body.Texts("userIds");
        if (people.Count == 0) return Answer.No("miss.userIds", "缺少userIds");
        if (people.Count > Most) return Answer.No("too.many.people", $"userIds超过{Most}个");
        var what = templates.Read(call.Body);
        if (what.Wrong is { } wrong) return Answer.No(wrong.Code, wrong.Message);
        string[] invalid = [.. people.Where(p => !Reachable(call.App, p))];
        string[] held = [.. people.Except(invalid).Where(Throttled.Contains)];
        var key = world.Ids.Letters(30) + "+/==";
        var lines = people.Except(invalid).Except(held).ToDictionary(p => p, p => mouth.InPrivate(p, call.App.Name, Send, what, key).Id);
        sent.Keep(new Sent(key, call.App.RobotCode, world.Clock.GetUtcNow()) { Lines = lines });
        return Answer.Ok(new JsonObject
        {
            ["processQueryKey"] = key,
            ["invalidStaffIdList"] = Wire.List(invalid),
            ["flowControlledStaffIdList"] = Wire.List(held),
        });
    }

    private bool Reachable(Application app, string userId) =>
        world.Township.Member(userId) is { Outside: false } && !app.Invisible.Contains(userId);

    private Answer Reading(Call call)
    {
        if (RobotCheck.Wrong(call, call.Query("robotCode")) is { } noRobot) return noRobot;
        var message = sent.Find(call.Query("processQueryKey"));
        if (message is null || message.OpenConversationId is not null) return Answer.No("invalidParameter.processQueryKey", "processQueryKey不合法");
        if (RobotCheck.TooOld(world, message)) return Answer.No("processQueryKey.expireTime", "processQueryKey已过期");
        var people = message.Lines.Keys.Select(p => (JsonNode)new JsonObject
        {
            ["userId"] = p,
            ["name"] = world.Township.NameOf(p),
            ["readStatus"] = message.Readers.Contains(p) ? "READ" : "UNREAD",
        });
        return Answer.Ok(new JsonObject
        {
            ["sendStatus"] = message.Recalled ? "RECALLED" : "SUCCESS",
            ["messageReadInfoList"] = new JsonArray([.. people]),
        });
    }

    private Answer Recalling(Call call) => RobotCheck.Wrong(call) ?? Recall.Keys(world, sent, mouth, call, s => s.OpenConversationId is null);

    private Answer Dinging(Call call)
    {
        if (RobotCheck.Wrong(call) is { } noRobot) return noRobot;
        if (!world.Switches.On("dingForStandard")) return Answer.No("ding.serverquota.insufficient", "当前版本不支持DING");
        var people = call.Body.Texts("receiverUserIdList");
        if (people.Count is 0 or > 200) return Answer.No("ding.receivercount.limit", "接收人数量不合法");
        var what = new Rendered("ding", call.Body.Text("content") ?? "");
        var failed = new JsonObject();
        foreach (var person in people)
        {
            if (Reachable(call.App, person)) mouth.InPrivate(person, call.App.Name, Ding, what with { Mentions = [person] });
            else failed[person] = "用户不存在";
        }
        return Answer.Ok(new JsonObject { ["openDingId"] = world.Ids.Digits(12), ["failedList"] = failed });
    }
}
