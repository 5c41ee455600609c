using System.Globalization;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.AiBot;
using AntiFraudBot.Simulator.WeCom.Apps;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.Contacts;

/// <summary>通讯录, as an app created today may read it: no telephone, no mail.</summary>
public sealed class ContactCalls(World world, BotConversations bots)
{
    private Township Township => world.Township;

    public void Open(ApiDesk desk)
    {
        desk.On("user/get", call => Full(Seen(call, call.Query("userid"))));
        desk.On("user/simplelist", call => new JsonObject { ["userlist"] = InDepartment(call).Select(Short).ToJson() });
        desk.On("user/list", call => new JsonObject { ["userlist"] = InDepartment(call).Select(Full).ToJson() });
        desk.On("user/getuserid", ByPhone);
        desk.On("user/list_id", ListIds);
        desk.On("department/simplelist", call => new JsonObject { ["department_id"] = Departments(call).Select(d => Place(d, false)).ToJson() });
        desk.On("department/list", call => new JsonObject { ["department"] = Departments(call).Select(d => Place(d, true)).ToJson() });
        desk.On("department/get", call => new JsonObject { ["department"] = Place(Departments(call)[0], true) });
        desk.On("batch/openuserid_to_userid", Plain);
        desk.On("getcallbackip", _ => new JsonObject { ["ip_list"] = new JsonArray("127.0.0.1") });
    }

    private Member Seen(ApiCall call, string userId)
    {
        var app = call.App ?? throw new RefusalException(48009, "contacts' secret may not read");
        var member = Township.Member(userId);
        if (member is null or { Outside: true }) throw new RefusalException(60111);
        return Receivers.Sees(app, member) ? member : throw new RefusalException(60011);
    }

    private IEnumerable<Member> InDepartment(ApiCall call)
    {
        var app = call.App ?? throw new RefusalException(48009, "contacts' secret may not read");
        var known = int.TryParse(call.Query("department_id"), CultureInfo.InvariantCulture, out var id) && id >= 1 && id <= Township.Departments().Count;
        if (!known) throw new RefusalException(60123, "invalid department");
        return Township.MembersOf(id, call.Query("fetch_child") == "1").Where(m => Receivers.Sees(app, m));
    }

    private ApiAnswer ByPhone(ApiCall call)
    {
        var member = Township.ByPhone(call.Need("mobile"));
        if (member is null || !Receivers.Sees(call.ForApp, member)) throw new RefusalException(46004, "user no exist");
        return new JsonObject { ["userid"] = member.Id };
    }

    private ApiAnswer ListIds(ApiCall call)
    {
        if (call.App is not null) throw new RefusalException(48002);
        var from = int.TryParse(call.Body.Text("cursor"), CultureInfo.InvariantCulture, out var start) ? start : 0;
        var take = Math.Clamp(call.Body.Number("limit") ?? 10_000, 1, 10_000);
        Member[] all = [.. Township.Members.Where(m => !m.Outside)];
        var answer = new JsonObject
        {
            ["dept_user"] = all.Skip(from).Take(take)
                .Select(m => new JsonObject { ["userid"] = m.Id, ["department"] = Township.DepartmentId(m.Department) }).ToJson(),
        };
        if (from + take < all.Length) answer["next_cursor"] = (from + take).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    private IReadOnlyList<(int Id, string Path, int Parent)> Departments(ApiCall call)
    {
        _ = call.App ?? throw new RefusalException(48009, "contacts' secret may not read");
        var all = Township.Departments();
        if (call.Query("id").Length == 0) return all;
        var id = int.TryParse(call.Query("id"), CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var top = all.FirstOrDefault(d => d.Id == id);
        if (top.Id == 0) throw new RefusalException(60123, "invalid department");
        return [top, .. all.Where(d => d.Id != id && (top.Path.Length == 0 || d.Path.StartsWith(top.Path + "/", StringComparison.Ordinal)))];
    }

    /// <summary>Ids that are plain already come back as invalid.</summary>
    private ApiAnswer Plain(ApiCall call)
    {
        var ids = call.Body.Texts("open_userid_list");
        if (ids.Count is 0 or > 1000) throw new RefusalException(40058, "open_userid_list");
        bool Converts(string id) => bots.IsOpenId(id) && Township.Member(bots.UserOf(id)) is { } member && Receivers.Sees(call.ForApp, member);
        return new JsonObject
        {
            ["userid_list"] = ids.Where(Converts).Select(id => new JsonObject { ["open_userid"] = id, ["userid"] = bots.UserOf(id) }).ToJson(),
            ["invalid_open_userid_list"] = ids.Where(id => !Converts(id)).ToJson(),
        };
    }

    private JsonObject Short(Member member) => new()
    {
        ["userid"] = member.Id,
        ["name"] = member.Name,
        ["department"] = new JsonArray(Township.DepartmentId(member.Department)),
        ["open_userid"] = "",
    };

    private JsonObject Full(Member member)
    {
        var full = Short(member);
        full["position"] = "";
        full["status"] = 1;
        full["main_department"] = Township.DepartmentId(member.Department);
        full["is_leader_in_dept"] = new JsonArray(0);
        full["direct_leader"] = new JsonArray();
        return full;
    }

    private static JsonObject Place((int Id, string Path, int Parent) department, bool named)
    {
        var place = new JsonObject { ["id"] = department.Id, ["parentid"] = department.Parent, ["order"] = department.Id };
        if (named) place["name"] = department.Path.Length == 0 ? "青溪" : department.Path[(department.Path.LastIndexOf('/') + 1)..];
        return place;
    }
}
