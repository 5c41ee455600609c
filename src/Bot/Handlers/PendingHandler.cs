using System.Text.Json;
using AntiFraudBot.Bot.Booking;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>待核 lists what waits; 确认 上坪村 books the unit's waiting proxy and police numbers, by who may (rules B5, B8).</summary>
public sealed class PendingHandler(Ledger ledger, BookingDesk desk, BookingOffice office, Questions questions, Audience audience, ScreenDesk screens) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident) return null;
        if (turn.Text is "待核" or "待核清单" or "待确认") return await ListAsync(turn, session);
        if (!turn.Text.StartsWith("确认", StringComparison.Ordinal) || turn.Text.StartsWith("确认绑定", StringComparison.Ordinal)) return null;
        var name = turn.Text[2..].Trim(' ', '：', ':', '　');
        var unit = name.Length == 0 ? null : turn.Tree.FindByName(name) ?? turn.Tree.Units.FirstOrDefault(u => u.Aliases.Contains(name));
        if (name.Length > 0) return unit is null ? null : await ConfirmAsync(turn, session, unit);
        return await ConfirmOwnAsync(turn, session);
    }

    private async Task<HandlerResult> ListAsync(Turn turn, Session session)
    {
        var reach = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        var pending = await ledger.PendingAsync(session, [.. turn.Tree.Subtree(reach.Id).Select(u => u.Id)]);
        var lines = pending.GroupBy(e => (e.UnitId, e.Pending)).OrderBy(g => turn.Tree[g.Key.UnitId].Order).Take(30)
            .Select(g => $"{turn.Tree[g.Key.UnitId].Name}｜{string.Join('、', g.Select(e => $"{e.Number}号 {e.Period} {BookingText.Named(e.Metric, e.Value)}"))}（{Why(g.Key.Pending)}）").ToList();
        var text = lines.Count == 0 ? "没有待核的数据。" : $"待核{pending.Count}项：\n{string.Join('\n', lines)}\n{HowTo(pending)}";
        if (await screens.WaitingLineAsync(turn, session) is { } pictures) text = lines.Count == 0 ? pictures : $"{text}\n{pictures}";
        return audience.Answer(turn, reach.Id, text);
    }

    /// <summary>确认 alone: the question asked of this person, in whichever of their conversations.</summary>
    private async Task<HandlerResult?> ConfirmOwnAsync(Turn turn, Session session)
    {
        var open = (await questions.OpenOfMemberAsync(session, turn.Speaker!.Id, turn.Now)).FirstOrDefault(q => q.Kind == BookingOffice.QuestionKind);
        if (open is null || open.ConversationId == turn.Group.Id) return null;
        var question = JsonSerializer.Deserialize<BookingQuestion>(open.PayloadJson)!;
        if (question.Kind != PendingReason.Proxy) return null;
        return await BookAsync(turn, session, question, open);
    }

    /// <summary>Cases first, then what a neighbour reported: a case that has waited for weeks does not stand in the way of a number (rules B5, B8).</summary>
    private async Task<HandlerResult> ConfirmAsync(Turn turn, Session session, OrgUnit unit)
    {
        var waiting = (await ledger.PendingAsync(session, [unit.Id])).ToLookup(e => e.Pending, e => e.Id);
        var result = new HandlerResult();
        var booked = new List<BookedMessage>();
        foreach (var (kind, of) in ((PendingReason, AskedOf)[])[(PendingReason.Police, AskedOf.PoliceOrOffice), (PendingReason.Proxy, AskedOf.UnitOrOffice)])
        {
            if (!waiting.Contains(kind)) continue;
            booked.Add(await desk.ResolveAsync(turn, session, new BookingQuestion(kind, [.. waiting[kind]], "") { Of = of }, AnswerChoice.Confirm, null));
        }

        if (booked.Count == 0) return result.Reply(turn, $"{unit.Name}没有待确认的数据。");
        // Who may confirm one and not the other is not told of the other.
        if (booked.Exists(b => !IsRefused(b))) booked.RemoveAll(IsRefused);
        foreach (var one in booked) office.Save(turn, one, result);
        return result.Reply(turn, Words(turn, booked));
    }

    private static bool IsRefused(BookedMessage booked) => booked.Results.Exists(r => r.Result.Refusals.Count > 0);

    private async Task<HandlerResult> BookAsync(Turn turn, Session session, BookingQuestion question, Question open)
    {
        var booked = await desk.ResolveAsync(turn, session, question, AnswerChoice.Confirm, null);
        var result = new HandlerResult().Save(s => questions.CloseAsync(s, open.Id, "answered", turn.Now));
        office.Save(turn, booked, result);
        return result.Reply(turn, Words(turn, [booked]));
    }

    private static string Words(Turn turn, IEnumerable<BookedMessage> booked)
    {
        var lines = booked.SelectMany(b => BookedText.Lines(turn, b)).ToList();
        return lines.Count == 0 ? "这项已处理。" : string.Join('\n', lines);
    }

    private static string HowTo(IReadOnlyList<LedgerEntry> pending)
    {
        var appeal = pending.FirstOrDefault(e => e.Pending == PendingReason.Appeal);
        var confirm = pending.Any(e => e.Pending is PendingReason.Proxy or PendingReason.Police) ? "代报和案情核实后请回复：确认 单位名。" : "";
        return confirm + (appeal is null ? "" : $"申诉请回复：维持 {appeal.Number}，或 改 {appeal.Number} 为 正确数字，或 作废 {appeal.Number}");
    }

    private static string Why(PendingReason reason) => reason switch
    {
        PendingReason.AddOrCorrect => "追加还是更正未答",
        PendingReason.WhichWeek => "哪一周未答",
        PendingReason.Implausible => "数字待核对",
        PendingReason.Police => "待派出所核实",
        PendingReason.Proxy => "代报待确认",
        PendingReason.Approximate => "约数待核对",
        PendingReason.Appeal => "申诉待平安办处理",
        _ => "待核",
    };
}
