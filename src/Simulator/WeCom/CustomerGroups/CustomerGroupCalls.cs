using System.Globalization;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Apps;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.CustomerGroups;

/// <summary>externalcontact: the groups with residents, and messages prepared for them.</summary>
public sealed class CustomerGroupCalls(World world, MassMessages messages)
{
    private const string Room = "externalcontact/";

    public void Open(ApiDesk desk)
    {
        On("groupchat/list", List);
        On("groupchat/get", Get);
        On("add_msg_template", Add);
        On("remind_groupmsg_send", call => Done(messages.Remind, call));
        On("cancel_groupmsg_send", call => Done(messages.Cancel, call));
        On("get_groupmsg_list_v2", Prepared);
        On("get_groupmsg_task", Tasks);
        On("get_groupmsg_send_result", Results);

        void On(string api, Func<ApiCall, ApiAnswer> work) => desk.On(Room + api, call =>
            call.ForApp.CustomerContact ? work(call) : throw new RefusalException(48002));
    }

    private ApiAnswer Done(Action<MassMessage> deed, ApiCall call)
    {
        deed(messages.Find(call.Body.Text("msgid")));
        world.Counters.Effect(call.Api);
        return ApiAnswer.Ok;
    }

    private ApiAnswer List(ApiCall call)
    {
        var owners = call.Body.Object("owner_filter").Texts("userid_list");
        if (owners.Count > 100) throw new RefusalException(40058, "userid_list");
        var groups = world.Township.Groups.Where(g => g.External && g.Owner is not null
            && (owners.Count == 0 || owners.Contains(g.Owner, StringComparer.OrdinalIgnoreCase)));
        return Page(call, "group_chat_list", groups.Select(g => new JsonObject { ["chat_id"] = g.Id, ["status"] = 0 }), 1000);
    }

    private ApiAnswer Get(ApiCall call)
    {
        var group = world.Township.Group(call.Need("chat_id")) is { External: true } found ? found : throw new RefusalException(90501, "not a customer group");
        var named = call.Body.Number("need_name") == 1;
        return new JsonObject
        {
            ["group_chat"] = new JsonObject
            {
                ["chat_id"] = group.Id,
                ["name"] = group.Name,
                ["owner"] = group.Owner,
                ["create_time"] = 1767000000,
                ["notice"] = "",
                ["member_list"] = group.Members.Select(id => Person(id, named)).ToJson(),
                ["admin_list"] = new JsonArray(),
                ["member_version"] = "v1",
            },
        };
    }

    private JsonObject Person(string id, bool named)
    {
        var person = new JsonObject { ["userid"] = id, ["type"] = world.Township.Member(id)?.Outside == true ? 2 : 1, ["join_time"] = 1767000000, ["join_scene"] = 1 };
        if (named) person["name"] = world.Township.NameOf(id);
        return person;
    }

    private ApiAnswer Add(ApiCall call)
    {
        if (call.Body.Text("chat_type") != "group") throw new RefusalException(40058, "chat_type");
        var sender = world.Township.Member(call.Need("sender")) is { Outside: false } member ? member : throw new RefusalException(40003);
        if (!Receivers.Sees(call.ForApp, sender)) throw new RefusalException(60011);
        var text = call.Body.Object("text").Text("content") ?? "";
        var attachments = call.Body.Objects("attachments").ToList();
        Check(text, attachments);
        var asked = call.Body.Texts("chat_id_list");
        if (asked.Count > 2000) throw new RefusalException(40058, "chat_id_list");
        var owned = messages.Owned(sender.Id);
        List<Group> groups = [.. owned.Where(g => asked.Count == 0 || asked.Contains(g.Id))];
        if (groups.Count == 0) throw new RefusalException(41048, "no customer or group to send to");
        var message = messages.Prepare(call.ForApp.Name, sender.Id, groups, text, attachments.Count);
        return new JsonObject { ["fail_list"] = asked.Where(id => groups.All(g => g.Id != id)).ToJson(), ["msgid"] = message.MsgId };
    }

    private static void Check(string text, List<JsonObject> attachments)
    {
        if (text.Length == 0 && attachments.Count == 0) throw new RefusalException(41088, "nothing to send");
        if (text.Bytes() > 4000) throw new RefusalException(45002);
        if (attachments.Count > 9) throw new RefusalException(41064, "too many attachments");
        foreach (var attachment in attachments)
        {
            var kind = attachment.Text("msgtype") ?? "";
            if (kind is not ("image" or "link" or "miniprogram" or "video" or "file")) throw new RefusalException(41065, "attachment type");
            if (attachment.Object(kind) is null) throw new RefusalException(41088, "attachment empty");
        }
    }

    private ApiAnswer Prepared(ApiCall call)
    {
        var from = DateTimeOffset.FromUnixTimeSeconds(call.Body.Number("start_time") ?? 0);
        var to = DateTimeOffset.FromUnixTimeSeconds(call.Body.Number("end_time") ?? 0);
        if (to < from || to - from > TimeSpan.FromDays(31)) throw new RefusalException(40058, "start_time and end_time");
        return Page(call, "group_msg_list", messages.All.Where(m => m.At >= from && m.At <= to).Select(m => new JsonObject
        {
            ["msgid"] = m.MsgId,
            ["creator"] = m.Creator,
            ["create_time"] = m.At.ToUnixTimeSeconds(),
            ["create_type"] = 0,
            ["text"] = new JsonObject { ["content"] = m.Text },
        }), 100);
    }

    private ApiAnswer Tasks(ApiCall call)
    {
        var message = messages.Find(call.Body.Text("msgid"));
        var task = new JsonObject { ["userid"] = message.Sender, ["status"] = message.Confirmed is null ? 0 : 2 };
        if (message.Confirmed is { } at) task["send_time"] = at.ToUnixTimeSeconds();
        return Page(call, "task_list", [task], 1000);
    }

    /// <summary>Only groups it was sent to, or tried to.</summary>
    private ApiAnswer Results(ApiCall call)
    {
        var message = messages.Find(call.Body.Text("msgid"));
        if (!string.Equals(call.Need("userid"), message.Sender, StringComparison.OrdinalIgnoreCase)) throw new RefusalException(40003);
        return Page(call, "send_list", message.Groups.Where(g => g.Value.Status != MassMessage.Unsent).Select(g => new JsonObject
        {
            ["chat_id"] = g.Key,
            ["userid"] = message.Sender,
            ["status"] = g.Value.Status,
            ["send_time"] = g.Value.At.ToUnixTimeSeconds(),
        }), 1000);
    }

    private static JsonObject Page(ApiCall call, string name, IEnumerable<JsonObject> items, int most)
    {
        var from = int.TryParse(call.Body.Text("cursor"), CultureInfo.InvariantCulture, out var start) ? start : 0;
        var take = Math.Clamp(call.Body.Number("limit") ?? most, 1, most);
        JsonObject[] all = [.. items];
        return new JsonObject
        {
            [name] = all.Skip(from).Take(take).ToJson(),
            ["next_cursor"] = from + take < all.Length ? (from + take).ToString(CultureInfo.InvariantCulture) : "",
        };
    }
}
