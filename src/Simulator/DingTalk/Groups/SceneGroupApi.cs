using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Files;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Robots;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Groups;

/// <summary>Scene groups: made from a template, with an idempotency key; and the assistant, the robot that can mention.</summary>
public sealed class SceneGroupApi(World world, Conversations conversations, Media media, Mouth mouth)
{
    private const string Permission = "qyapi_chat_manage";
    private const string Assistant = "topapi/im/chat/scencegroup/message/send_v2";
    private const int MostMembers = 1000;

    private readonly ConcurrentDictionary<string, string> byUuid = new(StringComparer.Ordinal);

    /// <summary>Templates this organisation may use; empty: every id is one.</summary>
    public HashSet<string> Templates { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Interface> Interfaces() =>
    [
        Interface.New("POST", "/v1.0/im/sceneGroup/create", Permission, Creating),
        Interface.New("POST", "/v1.0/im/sceneGroup/update", Permission, call => InScene(call, "open_conversation_id", Renamed)),
        Interface.New("POST", "/v1.0/im/sceneGroup/member/add", Permission, call => InScene(call, "open_conversation_id", Joined)),
        Interface.New("POST", "/v1.0/im/sceneGroup/member/delete", Permission, call => InScene(call, "open_conversation_id", Parted)),
        Interface.New("POST", "/v1.0/im/chat/scenegroup/disband", Permission, call => InScene(call, "openConversationId", Disbanded)),
        Interface.New("POST", "/v1.0/im/sceneGroups/query", Permission, call => InScene(call, "openConversationId", Described)),
        Interface.New("POST", "/v1.0/im/sceneGroups/members/batchQuery", Permission, call => InScene(call, "openConversationId", Members)),
        Interface.Old("/topapi/im/chat/scenegroup/template/apply", Permission, Applying),
        Interface.Old("/" + Assistant, Permission, Speaking),
    ];

    private Answer Creating(Call call)
    {
        var (title, template, owner) = (call.Body.Text("title") ?? "", call.Body.Text("template_id"), call.Body.Text("owner_user_id") ?? "");
        if (title.Length is 0 or > 30) return Answer.No("parameter.invalid", "title长度须为1至30");
        if (string.IsNullOrEmpty(template) || (Templates.Count > 0 && !Templates.Contains(template))) return Answer.No("groupTemplate.notFound", "群模板不存在");
        if (world.Township.Member(owner) is not { Outside: false } || call.App.Invisible.Contains(owner))
            return Answer.No("permession.checkFailed", "群主不在应用可见范围内");
        string[] people = [.. call.Body.Texts("user_ids").Append(owner).Distinct()];
        if (people.Any(p => world.Township.Member(p) is not { Outside: false })) return Answer.No("member.notFound", "群成员不存在");
        if (people.Length > MostMembers) return Answer.No("member.exceed", "群成员超过上限");
        if (call.Body.Text("uuid") is { } uuid && byUuid.TryGetValue(uuid, out var before) && conversations.Find(before) is { } old) return Made(old);
        var group = new Group { Id = $"cid{world.Ids.Letters(22)}==", Name = title, Members = people, Owner = owner, CreatedBy = call.App.ClientId };
        var made = conversations.Put(group, new Traits { Kind = GroupKind.Scene, TemplateId = template, Robots = [call.App.RobotCode] });
        if (call.Body.Text("uuid") is { } key) byUuid[key] = made.OpenId;
        world.Counters.Effect("v1.0/im/sceneGroup/create");
        return Made(made);
    }

    private static Answer Made(Conversation group) =>
        Answer.Ok(new JsonObject { ["open_conversation_id"] = group.OpenId, ["chat_id"] = group.ChatId });

    private Answer InScene(Call call, string member, Func<Call, Conversation, Answer> then)
    {
        var id = call.Body.Text(member);
        return conversations.Find(id) is { Kind: GroupKind.Scene } group && group.OpenId == id
            ? then(call, group)
            : Answer.No("parameter.invalid", $"{member}不合法");
    }

    private Answer Renamed(Call call, Conversation group)
    {
        world.Township.Put(group.Group with
        {
            Name = call.Body.Text("title") ?? group.Group.Name,
            Owner = call.Body.Text("owner_user_id") ?? group.Group.Owner,
        });
        return Done();
    }

    private Answer Joined(Call call, Conversation group)
    {
        string[] people = [.. group.Group.Members.Union(call.Body.Texts("user_ids"))];
        if (people.Length > MostMembers) return Answer.No("member.exceed", "群成员超过上限");
        if (people.Any(p => world.Township.Member(p) is null)) return Answer.No("member.notFound", "群成员不存在");
        world.Township.Put(group.Group with { Members = people });
        return Done();
    }

    private Answer Parted(Call call, Conversation group)
    {
        world.Township.Put(group.Group with { Members = [.. group.Group.Members.Except(call.Body.Texts("user_ids"))] });
        return Done();
    }

    private Answer Disbanded(Call call, Conversation group)
    {
        world.Township.RemoveGroup(group.Group.Id);
        return Done();
    }

    private static Answer Described(Call call, Conversation group) => Answer.Ok(new JsonObject
    {
        ["success"] = true,
        ["openConversationId"] = group.OpenId,
        ["title"] = group.Group.Name,
        ["ownerUserId"] = group.Group.Owner,
        ["templateId"] = group.Traits.TemplateId,
        ["status"] = 1,
    });

    private Answer Members(Call call, Conversation group)
    {
        var size = Math.Clamp(call.Body.Whole("maxResults") ?? 200, 1, 1000);
        var from = int.TryParse(call.Body.Text("nextToken"), out var start) ? start : 0;
        string[] page = [.. group.Group.Members.Skip(from).Take(size)];
        string[] own = [.. page.Where(p => world.Township.Member(p) is { Outside: false })];
        string[] outside = [.. page.Except(own)];
        var more = from + size < group.Group.Members.Count;
        return Answer.Ok(new JsonObject
        {
            ["memberUserIds"] = Wire.List(own),
            ["unionIdList"] = Wire.List(outside.Select(Conversations.UnionId)),
            ["staffIdNickMap"] = new JsonObject(own.Select(p => KeyValuePair.Create<string, JsonNode?>(p, world.Township.NameOf(p)))),
            ["unionIdNickMap"] = new JsonObject(outside.Select(p => KeyValuePair.Create<string, JsonNode?>(Conversations.UnionId(p), world.Township.NameOf(p)))),
            ["hasMore"] = more,
            ["nextToken"] = more ? $"{from + size}" : "",
        });
    }

    private Answer Applying(Call call)
    {
        var id = call.Body.Text("open_conversation_id");
        if (conversations.Find(id) is not { Kind: not GroupKind.Ordinary } group || group.OpenId != id) return Answer.OldNo(660015, "场景群不存在");
        if (group.Group.Owner is { } owner && owner != call.Body.Text("owner_user_id")) return Answer.OldNo(660016, "不是群主");
        conversations.Put(group.Group, group.Traits with
        {
            Kind = GroupKind.Scene,
            TemplateId = call.Body.Text("template_id"),
            Robots = [.. conversations.Robots(group).Union([call.App.RobotCode])],
        });
        return Answer.OldOk(("success", true));
    }

    private Answer Speaking(Call call)
    {
        var id = call.Body.Text("target_open_conversation_id");
        if (string.IsNullOrEmpty(id)) return Answer.OldNo(660001, "缺少群");
        if (string.IsNullOrEmpty(call.Body.Text("robot_code"))) return Answer.OldNo(660002, "缺少机器人");
        if (string.IsNullOrEmpty(call.Body.Text("msg_template_id"))) return Answer.OldNo(660027, "缺少消息模板");
        if (conversations.Find(id) is not { } group || group.OpenId != id) return Answer.OldNo(660023, "群id无法解析");
        if (group.Kind != GroupKind.Scene) return Answer.OldNo(660015, "场景群不存在");
        if (call.Body.Text("robot_code") != call.App.RobotCode) return Answer.OldNo(660014, "机器人不存在");
        if (!conversations.Robots(group).Contains(call.App.RobotCode)) return Answer.OldNo(660016, "机器人已被移除");
        var param = Wire.Read(call.Body.Text("msg_param_map")) as JsonObject ?? [];
        var what = call.Body.Text("msg_template_id") switch
        {
            "inner_app_template_text" when param.Text("content") is { } text => new Rendered("text", text),
            "inner_app_template_markdown" when param.Text("markdown_content") is { } text => new Rendered("markdown", text),
            "inner_app_template_action_card" when param.Text("markdown") is { } text => new Rendered("card", text) { Buttons = [.. Buttons(param)] },
            "inner_app_template_photo" => Photo(call),
            _ => null,
        };
        if (what is null) return Answer.OldNo(660024, "消息模板参数错误");
        var line = mouth.InGroup(group, "bot", call.App.Name, Assistant, what with { Mentions = Rings(call, group) }, world.Ids.Letters(24));
        return Answer.OldOk(("success", true), ("open_msg_id", line.MsgId));
    }

    private Rendered? Photo(Call call) =>
        Wire.Read(call.Body.Text("msg_media_id_param_map")) is JsonObject ids && media.Find(ids.Text("img_media_id") ?? "") is { } blob
            ? new Rendered("image", "") { Files = [blob.Shown("image")] }
            : null;

    private IReadOnlyList<string> Rings(Call call, Conversation group)
    {
        if (call.Body.Flag("is_at_all")) return group.Traits.AtAllLimited ? [] : ["@all"];
        var phones = call.Body.Texts("at_mobiles").Select(p => world.Township.ByPhone(p)?.Id).OfType<string>();
        return [.. call.Body.Texts("at_users").Take(Mentions.Most).Union(phones).Where(group.Group.Has)];
    }

    private static IEnumerable<LineButton> Buttons(JsonObject param) =>
        from n in Enumerable.Range(1, 4)
        where param.Text($"btn_title_{n}") is not null
        select new LineButton(param.Text($"action_url_{n}") ?? "", param.Text($"btn_title_{n}")!);

    private static Answer Done() => Answer.Ok(new JsonObject { ["success"] = true });
}
