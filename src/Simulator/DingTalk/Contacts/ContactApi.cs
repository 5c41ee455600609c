using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Contacts;

/// <summary>The address book's old interfaces. They cost nothing of the month's account.</summary>
public sealed class ContactApi(World world)
{
    private const string Permission = "qyapi_get_member";

    public IEnumerable<Interface> Interfaces() =>
    [
        Old("/topapi/v2/user/get", UserGet),
        Old("/topapi/v2/user/getbymobile", ByMobile),
        Old("/topapi/user/getbyunionid", ByUnionId),
        Old("/topapi/user/listid", call => OfDepartment(call, people => new JsonObject { ["userid_list"] = Wire.List(people.Select(p => p.Id)) })),
        Old("/topapi/v2/user/list", UserList),
        Old("/topapi/v2/department/listsub", call => Below(call, below => new JsonArray([.. below.Select(Detail)]))),
        Old("/topapi/v2/department/listsubid", call => Below(call, below => new JsonObject { ["dept_id_list"] = Numbers(below.Select(d => d.Id)) })),
        Old("/topapi/v2/department/get", DepartmentGet),
    ];

    private static Interface Old(string path, Func<Call, Answer> handle) => Interface.Old(path, Permission, handle, Cost.Free);

    private Answer UserGet(Call call)
    {
        var id = call.Body.Text("userid");
        if (string.IsNullOrEmpty(id)) return Answer.OldNo(33012, "无效的USERID");
        if (world.Township.Member(id) is not { Outside: false } person) return Answer.OldNo(60121, "找不到该用户");
        return call.App.Invisible.Contains(person.Id) ? Answer.OldNo(50002, "员工不在授权范围") : Found(Person(person, call.App));
    }

    private Answer ByMobile(Call call)
    {
        var mobile = call.Body.Text("mobile") ?? "";
        if (mobile.Length != 11 || !mobile.All(char.IsAsciiDigit)) return Answer.OldNo(40104, "无效的手机号");
        return world.Township.ByPhone(mobile) is { Outside: false } person
            ? Found(new JsonObject { ["userid"] = person.Id })
            : Answer.OldNo(60121, "找不到该用户");
    }

    private Answer ByUnionId(Call call)
    {
        var unionId = call.Body.Text("unionid");
        return world.Township.Members.FirstOrDefault(m => Conversations.UnionId(m.Id) == unionId) is { } person
            ? Found(new JsonObject { ["contact_type"] = person.Outside ? 1 : 0, ["userid"] = person.Id })
            : Answer.OldNo(60121, "找不到该用户");
    }

    private Answer UserList(Call call)
    {
        var (from, size) = (call.Body.Whole("cursor") ?? 0, call.Body.Whole("size") ?? 100);
        if (size is < 1 or > 100) return Answer.OldNo(400002, "无效的参数 size");
        return OfDepartment(call, people =>
        {
            var page = new JsonObject
            {
                ["has_more"] = from + size < people.Count,
                ["list"] = new JsonArray([.. people.Skip(from).Take(size).Select(p => (JsonNode)Person(p, call.App))]),
            };
            if (from + size < people.Count) page["next_cursor"] = from + size;
            return page;
        });
    }

    private Answer OfDepartment(Call call, Func<IReadOnlyList<Member>, JsonObject> write) =>
        call.Body.Whole("dept_id") is { } id && Department(id) is not null
            ? Found(write([.. world.Township.MembersOf(id, withChildren: false)]))
            : Answer.OldNo(60003, "部门不存在");

    /// <summary>One level only; a client has to go down by itself.</summary>
    private Answer Below(Call call, Func<IReadOnlyList<(int Id, string Path, int Parent)>, JsonNode> write)
    {
        var id = call.Body.Whole("dept_id") ?? Township.RootDepartment;
        return Department(id) is null
            ? Answer.OldNo(60003, "部门不存在")
            : Found(write([.. world.Township.Departments().Where(d => d.Parent == id)]));
    }

    private Answer DepartmentGet(Call call) =>
        call.Body.Whole("dept_id") is { } id && Department(id) is { } department ? Found(Detail(department)) : Answer.OldNo(60003, "部门不存在");

    private (int Id, string Path, int Parent)? Department(int id) =>
        world.Township.Departments().Where(d => d.Id == id).Select(d => ((int, string, int)?)d).FirstOrDefault();

    private JsonObject Person(Member person, Application app)
    {
        var found = new JsonObject
        {
            ["userid"] = person.Id,
            ["unionid"] = Conversations.UnionId(person.Id),
            ["name"] = person.Name,
            ["dept_id_list"] = Numbers([world.Township.DepartmentId(person.Department)]),
            ["active"] = true,
            ["admin"] = false,
        };
        if (person.Phone is { } phone && !app.Withheld.Contains("Contact.User.mobile")) found["mobile"] = phone;
        return found;
    }

    private static JsonObject Detail((int Id, string Path, int Parent) department) => new()
    {
        ["dept_id"] = department.Id,
        ["name"] = department.Path.Split('/')[^1],
        ["parent_id"] = department.Parent,
        ["create_dept_group"] = false,
        ["auto_add_user"] = false,
    };

    private static JsonArray Numbers(IEnumerable<int> numbers) => [.. numbers.Select(n => (JsonNode)n)];

    private static Answer Found(JsonNode result) => Answer.OldOk(("result", result), ("request_id", Guid.NewGuid().ToString("N")));
}
