using System.Security.Cryptography;
using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>绑定 上坪村 said in a group asks for the binding; 确认绑定 CODE by the office makes it so.</summary>
public sealed class BindingHandler(Org org, Audit audit) : IMessageHandler
{
    // No 0/O, 1/I/L: the code is read out over the telephone.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Text.StartsWith("确认绑定", StringComparison.Ordinal)) return await ConfirmAsync(turn, session);
        return turn.Text.StartsWith("绑定", StringComparison.Ordinal) && turn.Text.Length is > 2 and < 40 ? Ask(turn) : null;
    }

    private HandlerResult Ask(Turn turn)
    {
        var result = new HandlerResult();
        if (turn.Private) return result.Reply(turn, "请在要绑定的群里发：绑定 上坪村");
        if (turn.IsResident) return result.Reply(turn, HelpText.Refusal(turn));
        var name = turn.Text[2..].Trim(' ', '：', ':', '　');
        var unit = turn.Tree.FindByName(name) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));
        if (unit is null) return result.Reply(turn, $"没有找到单位“{name}”。请写全称，例：绑定 {turn.SpeakerUnit?.Name ?? "上坪村"}");
        if (turn.Group.UnitId == unit.Id) return result.Reply(turn, $"本群已经绑定{unit.Name}，不用再绑。");
        var code = RandomNumberGenerator.GetString(Alphabet, 8);
        result.Save(s => org.AddBindingRequestAsync(s, new BindingRequest(code, turn.Group.Id, unit.Id, turn.Message.SenderId, turn.Now + Life)));
        return result.Reply(turn, $"收到申请：本群绑定到{unit.Name}。请平安办24小时内回复：确认绑定 {code}");
    }

    private async Task<HandlerResult> ConfirmAsync(Turn turn, Session session)
    {
        var result = new HandlerResult();
        if (!turn.IsOffice) return result.Reply(turn, "绑定要由平安办确认。");
        var code = turn.Text[4..].Trim(' ', '：', ':', '　').ToUpperInvariant();
        var request = await org.OpenBindingRequestAsync(session, code, turn.Now);
        if (request is null) return result.Reply(turn, "没有这个绑定码，或已过期。请在群里重新发：绑定 上坪村");
        var unit = turn.Tree[request.UnitId];
        if (!turn.Tree.IsWithin(unit.Id, turn.Speaker!.UnitId)) return result.Reply(turn, $"{unit.Name}不在您的管辖范围内，不能确认。");
        var group = turn.Registry.Groups[request.GroupId];
        var made = await MadeAsync(turn, session, group, unit);
        result.Save(s => made is null ? org.BindGroupAsync(s, group.Id, unit.Id, group.Kind) : MergeAsync(s, made.Value.Group, made.Value.Reference, group, unit.Id));
        result.Save(s => org.CloseBindingRequestAsync(s, code, turn.Speaker.Id, turn.Now));
        result.Save(s => audit.AppendAsync(s, turn.Speaker.Id, "bind-group", group.Id, unit.Id, turn.Now));
        var alarm = group.Name.Contains("反电诈", StringComparison.Ordinal) || group.Name.Contains("反诈", StringComparison.Ordinal) ? "" : "群名里没有“反电诈”，请群主改名。";
        if (made is { } one) return result.Reply(turn, $"已绑定：这个群算作我建的“{one.Group.Name}”，以后听和发都在这一个群，素材只发一遍。");
        return result.Reply(turn, $"已绑定：“{group.Name}”属于{unit.Name}。{alarm}");
    }

    /// <summary>The group the app made for this unit and in which nobody was ever heard: once the bot is added there by hand, the platform calls it by another id.</summary>
    private async Task<(Group Group, string Reference)?> MadeAsync(Turn turn, Session session, Group heard, OrgUnit unit)
    {
        var services = await org.GroupsWithAsync(session, GroupServices.Managed);
        var made = turn.Registry.Groups.Values.FirstOrDefault(g => g.UnitId == unit.Id && g.Kind == GroupKind.Work && g.Channel == heard.Channel && services.GetValueOrDefault(g.Id) == g.Id);
        return made is null || made.Id == heard.Id ? null : (made, services[made.Id]);
    }

    /// <summary>One group of people is one group to us: it is heard by its new id and written to as before (rule P16).</summary>
    private async Task MergeAsync(Session s, Group made, string reference, Group heard, string unitId)
    {
        await org.UpsertGroupAsync(s, heard with { Name = made.Name, UnitId = unitId, Kind = GroupKind.Work, Headcount = made.Headcount, MemberIds = [.. heard.MemberIds.Union(made.MemberIds)] });
        await org.SetServiceAsync(s, heard.Id, GroupServices.Managed, reference);
        await org.EndServiceAsync(s, made.Id, GroupServices.Managed);
        await org.UpsertGroupAsync(s, made with { UnitId = null, Bot = false });
    }
}
