using System.Text.Json;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Platforms.Errands;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Channels;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Groups;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers.Groups;

/// <summary>
/// 建群 石桥村, by the office in its private chat: shown back, and after 确认 the app makes the group on the platform the office speaks on, with
/// the people of the register in it. Of a group that is there the same words bring the members up to date (rule P16).
/// </summary>
public sealed class ManagedGroupHandler(
    Org org, Storage.Errands errands, Questions questions, Audit audit, IReadOnlyList<Platform> platforms, AnswerSettings settings) : IMessageHandler
{
    private const string QuestionKind = "managed-group";

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.Private && turn.IsOffice && turn.Text is "确认" or "取消") return await DecideAsync(turn, session);
        if (turn.IsResident || GroupWords.Read(turn.Text) is not { } words) return null;
        if (!turn.IsOffice) return new HandlerResult().Reply(turn, "建群由平安办办理。");
        if (!turn.Private) return new HandlerResult().Reply(turn, $"请在和我的私聊里发：建群 {words.Unit}");
        return await PreviewAsync(turn, session, words);
    }

    private async Task<HandlerResult> PreviewAsync(Turn turn, Session session, GroupWords words)
    {
        var channel = turn.Message.Channel;
        if (platforms.FirstOrDefault(p => p.Name == channel)?.ManagedGroups is not { } groups) return Refuse(turn, ManagedGroupText.NoApp(channel));
        var unit = turn.Tree.FindByName(words.Unit) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(words.Unit));
        if (unit is null) return Refuse(turn, $"没有找到单位“{words.Unit}”。请写全称，例：建群 {Example(turn)}");
        if (!turn.Tree.IsWithin(unit.Id, turn.Speaker!.UnitId)) return Refuse(turn, $"{unit.Name}不在您的管辖范围内，不能建群。");
        if (words.Name is { } wished && !GroupWords.IsFit(wished)) return Refuse(turn, $"群名里要有“反电诈”或“反诈”，例：建群 {unit.Name} {GroupWords.NameFor(unit)}");
        var accounts = await org.AccountsAsync(session, channel);
        if (!accounts.TryGetValue(turn.Speaker.Id, out var owner)) return Refuse(turn, $"您在{PlatformNames.Of(channel)}上还没有登记，建不了群。");
        var roll = GroupRoll.Of(turn.Registry, unit, turn.Speaker, accounts);
        if (ManagedGroupText.SizeFault(roll, groups.Size, unit, channel) is { } fault) return Refuse(turn, fault);
        var services = await org.GroupsWithAsync(session, GroupServices.Managed);
        var made = turn.Registry.Groups.Values.FirstOrDefault(g => g.UnitId == unit.Id && g.Channel == channel && g.Kind == GroupKind.Work && services.ContainsKey(g.Id));
        var order = new GroupOrder
        {
            UnitId = unit.Id,
            Name = words.Name ?? made?.Name ?? GroupWords.NameFor(unit),
            Reference = made is null ? null : services[made.Id],
            Owner = owner,
            Accounts = [.. roll.Within.Select(m => accounts[m.Id])],
            MemberIds = [.. roll.Within.Select(m => m.Id)],
            OrderedBy = turn.Speaker.Id,
        };
        return Ask(turn, order, ManagedGroupText.Preview(order.Name, roll, turn.Speaker, made, made is null ? turn.Registry.WorkGroupOf(unit.Id) : null, unit));
    }

    private HandlerResult Ask(Turn turn, GroupOrder order, string preview) => new HandlerResult()
        .Save(s => questions.OpenAsync(s, new Question
        {
            Id = $"q/{turn.Message.Id}",
            ConversationId = turn.Group.Id,
            MemberId = turn.Speaker!.Id,
            MessageId = turn.Message.Id,
            Kind = QuestionKind,
            PayloadJson = JsonSerializer.Serialize(order),
            AskedAt = turn.Now,
            ExpiresAt = turn.Now.AddHours(settings.QuestionHours),
        }))
        .Reply(turn, preview);

    private async Task<HandlerResult?> DecideAsync(Turn turn, Session session)
    {
        var question = await questions.OpenOfAsync(session, turn.Group.Id, turn.Message.SenderId, turn.Now);
        if (question?.Kind != QuestionKind) return null;
        var result = new HandlerResult().Save(s => questions.CloseAsync(s, question.Id, "answered", turn.Now));
        if (turn.Text == "取消") return result.Reply(turn, "已取消，群没有动。");
        var order = JsonSerializer.Deserialize<GroupOrder>(question.PayloadJson)!;
        return result
            .Save(s => errands.AddAsync(s, $"group/{question.MessageId}", turn.Message.Channel, GroupOrder.Kind, order, turn.Now, turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "order-group", order.UnitId, order.Name, turn.Now))
            .Reply(turn, order.Reference is null ? "正在建群，建好了告诉您。" : "正在更新群成员，办好了告诉您。");
    }

    private static string Example(Turn turn) => turn.Tree.Children(turn.Speaker!.UnitId) is [var first, ..] ? first.Name : turn.SpeakerUnit!.Name;

    private static HandlerResult Refuse(Turn turn, string text) => new HandlerResult().Reply(turn, text);
}
