using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Groups;

/// <summary>Ordinary internal groups by API, id conversion, and which robots sit where.</summary>
public sealed class GroupApi(World world, Applications apps, Conversations conversations)
{
    private const string Permission = "qyapi_chat_manage";

    public IEnumerable<Interface> Interfaces() =>
    [
        Interface.New("POST", "/v1.0/im/group/create", Permission, Creating),
        Interface.New("POST", "/v1.0/im/group/update", Permission, Updating),
        Interface.New("POST", "/v1.0/im/chat/{chatId}/convertToOpenConversationId", Permission, Converting),
        Interface.New("POST", "/v1.0/robot/groups/robots/query", Permission, Robots),
        Interface.New("POST", "/v1.0/robot/groups/query", "qyapi_robot_sendmsg", GroupsOfRobot),
        new("GET", "/chat/get", Form.Old, Cost.Call, Reading) { Permission = "qyapi_chat_read" },
    ];

    private Answer Creating(Call call)
    {
        var name = call.Body.Text("name") ?? "";
        if (name.Length is 0 or > 20) return Answer.No("parameter.invalid", "name长度须为1至20");
        if (call.Body.Whole("conversationTag") is not (null or 2)) return Answer.No("parameter.invalid", "conversationTag不支持");
        var owner = call.Body.Text("owner") ?? "";
        if (world.Township.Member(owner) is not { Outside: false } || call.App.Invisible.Contains(owner))
            return Answer.No("permession.checkFailed", "群主不在应用可见范围内");
        var people = call.Body.Texts("useridlist").Append(owner).Distinct().ToArray();
        if (people.Any(p => world.Township.Member(p) is not { Outside: false })) return Answer.No("parameter.invalid", "useridlist含有组织外人员");
        var group = new Group { Id = $"cid{world.Ids.Letters(22)}==", Name = name, Members = people, Owner = owner, CreatedBy = call.App.ClientId };
        var made = conversations.Put(group, new Traits { Kind = GroupKind.Internal, Robots = [] });
        world.Counters.Effect("v1.0/im/group/create");
        return Answer.Ok(new JsonObject { ["conversationTag"] = 2, ["openConversationId"] = made.OpenId, ["chatid"] = made.ChatId });
    }

    private Answer Updating(Call call)
    {
        if (conversations.Find(call.Body.Text("chatid")) is not { } found) return Answer.No("parameter.invalid", "chatid不合法");
        if (call.Body.Text("name") is { Length: 0 or > 20 }) return Answer.No("parameter.invalid", "name长度须为1至20");
        var people = found.Group.Members.Except(call.Body.Texts("del_useridlist")).Union(call.Body.Texts("add_useridlist"));
        world.Township.Put(found.Group with
        {
            Name = call.Body.Text("name") ?? found.Group.Name,
            Owner = call.Body.Text("owner") ?? found.Group.Owner,
            Members = [.. people],
        });
        return Answer.Ok([]);
    }

    private Answer Converting(Call call) => conversations.Find(call.Route("chatId")) is { } found
        ? Answer.Ok(new JsonObject { ["openConversationId"] = found.OpenId })
        : Answer.No("invalidParameter.chatId", "chatId不合法");

    private Answer Reading(Call call) => conversations.Find(call.Query("chatid")) is { Group: var group }
        ? Answer.OldOk(("chat_info", new JsonObject { ["name"] = group.Name, ["owner"] = group.Owner, ["useridlist"] = Wire.List(group.Members) }))
        : Answer.OldNo(400002, "无效的参数 chatid");

    private Answer Robots(Call call)
    {
        var id = call.Body.Text("openConversationId");
        if (conversations.Find(id) is not { } found || found.OpenId != id) return Answer.No("illegal.openconevrsation.id", "openConversationId不合法");
        var robots = conversations.Robots(found).Select(code => (JsonNode)new JsonObject
        {
            ["robotCode"] = code,
            ["name"] = apps.Find(code)?.Name ?? "",
            ["downloadIconURL"] = "",
            ["openRobotType"] = apps.Find(code)?.SigningToken is null ? 2 : 4,
        });
        return Answer.Ok(new JsonObject { ["chatbotInstanceVOList"] = new JsonArray([.. robots]) });
    }

    private Answer GroupsOfRobot(Call call)
    {
        if (!world.Switches.On("groupsQuery")) return Answer.No("InvalidAction.NotFound", "Specified api is not found", 404);
        var size = Math.Clamp(call.Body.Whole("pageSize") ?? 20, 1, 100);
        var from = ((call.Body.Whole("pageNumber") ?? 1) - 1) * size;
        string[] ids = [.. conversations.All().Where(c => conversations.Robots(c).Contains(call.App.RobotCode)).Select(c => c.OpenId)];
        return Answer.Ok(new JsonObject { ["hasMore"] = from + size < ids.Length, ["openConversationIds"] = Wire.List(ids.Skip(from).Take(size)) });
    }
}
