using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Media;
using AntiFraudBot.Simulator.WeCom.Messages;
using Group = AntiFraudBot.Simulator.Platform.Group;

namespace AntiFraudBot.Simulator.WeCom.Apps;

/// <summary>应用群: groups an app makes, and the only ones it may speak in.</summary>
public sealed partial class AppChats(World world, MessageReader reader)
{
    private const string Send = "appchat/send";
    private const int MostMembers = 2000;
    private static readonly Limit Creations = Limit.PerDay(1000);
    private static readonly Limit Updates = Limit.PerHour(1000);
    private static readonly Limit PeopleMinute = Limit.PerMinute(20_000);
    private static readonly Limit PeopleHour = Limit.PerHour(300_000);
    private static readonly Limit MemberMinute = new(200, TimeSpan.FromMinutes(1), Blocks: false);
    private static readonly Limit MemberDay = new(10_000, TimeSpan.FromDays(1), Blocks: false);

    public void Open(ApiDesk desk)
    {
        desk.On("appchat/create", Create);
        desk.On("appchat/update", Update);
        desk.On("appchat/get", Get);
        desk.On(Send, SendMessage);
    }

    private ApiAnswer Create(ApiCall call)
    {
        var app = WholeCorp(call);
        if (world.Quotas.Take("appchat/create", 1, Creations) is not null) throw new RefusalException(45009);
        var chatId = call.Body.Text("chatid") is { Length: > 0 } own ? own : $"wr{world.Ids.Letters(24)}";
        if (chatId.Length > 32) throw new RefusalException(86206, "chatid too long");
        if (!ChatId().IsMatch(chatId)) throw new RefusalException(86001, "invalid chatid");
        if (world.Township.Group(chatId) is not null) throw new RefusalException(86215);
        var members = Known(call.Body.Texts("userlist"), app);
        if (members.Count is < 2 or > MostMembers) throw new RefusalException(86006, "member count");
        var owner = call.Body.Text("owner") is { Length: > 0 } named ? named : members[0];
        if (!members.Contains(owner, StringComparer.OrdinalIgnoreCase)) throw new RefusalException(86207, "owner is not a member");
        world.Township.Put(new Group { Id = chatId, Name = Name(call.Body.Text("name")), Members = members, Owner = owner, CreatedBy = AppMessages.Owner(app) });
        world.Counters.Effect(call.Api);
        return new JsonObject { ["chatid"] = chatId };
    }

    private ApiAnswer Update(ApiCall call)
    {
        var group = Own(call, call.Need("chatid", 86201));
        if (world.Quotas.Take("appchat/update", 1, Updates) is not null) throw new RefusalException(45009);
        var added = Known(call.Body.Texts("add_user_list"), call.ForApp);
        var members = group.Members.Union(added, StringComparer.OrdinalIgnoreCase).Except(call.Body.Texts("del_user_list"), StringComparer.OrdinalIgnoreCase).ToList();
        if (members.Count is < 2 or > MostMembers) throw new RefusalException(86006, "member count");
        var owner = call.Body.Text("owner") ?? group.Owner;
        if (owner is null || !members.Contains(owner, StringComparer.OrdinalIgnoreCase)) throw new RefusalException(86207, "owner is not a member");
        world.Township.Put(group with { Name = call.Body.Text("name") is { } name ? Name(name) : group.Name, Owner = owner, Members = members });
        world.Counters.Effect(call.Api);
        return ApiAnswer.Ok;
    }

    private ApiAnswer Get(ApiCall call)
    {
        var group = Own(call, call.Query("chatid"));
        return new JsonObject
        {
            ["chat_info"] = new JsonObject
            {
                ["chatid"] = group.Id,
                ["name"] = group.Name,
                ["owner"] = group.Owner,
                ["userlist"] = group.Members.ToJson(),
                ["chat_type"] = 0,
            },
        };
    }

    private ApiAnswer SendMessage(ApiCall call)
    {
        var group = Own(call, call.Need("chatid", 86201));
        var bubble = reader.Read(call.Body, Rules(group));
        if (world.Quotas.Take(Send, group.Members.Count, PeopleMinute, PeopleHour) is not null) throw new RefusalException(45009);
        string[] missed = [.. group.Members.Where(m => world.Quotas.Take($"appchat:{m}", 1, MemberMinute, MemberDay) is not null)];
        world.Counters.DroppedSilently(Send, missed.Length);
        world.Transcript.Add(bubble.ToLine(group.Id, "app", call.ForApp.Name, Send) with { NotReceivedBy = missed });
        world.Counters.Effect(Send);
        return ApiAnswer.Ok;
    }

    private static MessageRules Rules(Group group) => new()
    {
        Kinds = new HashSet<string> { "text", "image", "voice", "video", "file", "textcard", "news", "mpnews", "markdown" },
        MarkdownBytes = 2048,
        ListMentions = true,
        InlineMentions = new HashSet<string> { "text", "markdown" },
        MediaRealm = MediaShelf.Corp,
        Group = group,
    };

    /// <summary>Only an app that sees the root department may have groups.</summary>
    private static AppAccount WholeCorp(ApiCall call) => call.ForApp.Visible.Length == 0 ? call.ForApp : throw new RefusalException(60011);

    private Group Own(ApiCall call, string chatId)
    {
        var app = WholeCorp(call);
        if (chatId.Length == 0) throw new RefusalException(86201, "chatid missing");
        var group = world.Township.Group(chatId) ?? throw new RefusalException(86003);
        return group.CreatedBy == AppMessages.Owner(app) ? group : throw new RefusalException(86008);
    }

    private List<string> Known(IReadOnlyList<string> ids, AppAccount app)
    {
        List<Member?> members = [.. ids.Select(world.Township.Member)];
        return members.All(m => m is not null && Receivers.Sees(app, m))
            ? [.. members.Select(m => m!.Id).Distinct()]
            : throw new RefusalException(86007, "illegal member");
    }

    private static string Name(string? name) => name is null ? "群聊" : name.Length <= 50 ? name : throw new RefusalException(86004, "group name");

    [GeneratedRegex("^[0-9a-zA-Z]+$")]
    private static partial Regex ChatId();
}
