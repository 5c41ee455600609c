using System.Globalization;
using System.Text.Json;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization.Changes;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// The office changes the tree from its private chat (rule U1): 更名, 撤销, 合并, 拆分, 设立 are shown back and hold after 确认, at once or on
/// their day; 单位变更 lists what is planned, 取消变更 1 takes one back.
/// </summary>
public sealed class UnitChangeHandler(UnitChanges changes, UnitChangeDesk desk, Questions questions, Audit audit, AnswerSettings settings) : IMessageHandler
{
    private const string QuestionKind = "unit-change";
    private const string CancelWord = "取消变更";

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice || !turn.Private) return null;
        if (turn.Text is "单位变更") return new HandlerResult().Reply(turn, List(turn, await PlannedAsync(turn, session)));
        if (turn.Text.StartsWith(CancelWord, StringComparison.Ordinal)) return Cancel(turn, await PlannedAsync(turn, session));
        if (turn.Text is "确认" or "取消") return await DecideAsync(turn, session);
        return UnitChangeWords.Read(turn.Text, turn.Tree, turn.Speaker!.UnitId, WorkCalendar.LocalDate(turn.Now)) switch
        {
            ChangeReading.Understood understood => Preview(turn, understood.Change),
            ChangeReading.Refused refused => new HandlerResult().Reply(turn, refused.Reason),
            _ => null,
        };
    }

    private async Task<List<OrderedChange>> PlannedAsync(Turn turn, Session session) =>
        [.. (await changes.PlannedAsync(session)).Where(c => c.OfficeUnitId == turn.Speaker!.UnitId)];

    private static string List(Turn turn, List<OrderedChange> planned) => planned.Count == 0
        ? $"没有等着生效的单位变更。{UnitChangeText.Example(ChangeKind.Rename)}"
        : $"等着生效的单位变更：\n{string.Join('\n', planned.Select((c, i) => $"{i + 1}. {UnitChangeText.Line(turn.Tree, c.Change)}"))}\n不办了请回复：{CancelWord} 1";

    private HandlerResult Cancel(Turn turn, List<OrderedChange> planned)
    {
        var word = turn.Text[CancelWord.Length..].Trim();
        var number = word.Length == 0 && planned.Count == 1 ? 1 : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        if (number < 1 || number > planned.Count) return new HandlerResult().Reply(turn, List(turn, planned));
        var order = planned[number - 1];
        return new HandlerResult()
            .Save(s => changes.CloseAsync(s, order.Id, "cancelled", null, turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "cancel-unit-change", order.Id, UnitChangeText.Line(turn.Tree, order.Change), turn.Now))
            .Reply(turn, $"已取消：{UnitChangeText.Line(turn.Tree, order.Change)}。");
    }

    private HandlerResult Preview(Turn turn, UnitChange change) => new HandlerResult()
        .Save(s => questions.OpenAsync(s, new Question
        {
            Id = $"q/{turn.Message.Id}",
            ConversationId = turn.Group.Id,
            MemberId = turn.Speaker!.Id,
            MessageId = turn.Message.Id,
            Kind = QuestionKind,
            PayloadJson = JsonSerializer.Serialize(change),
            AskedAt = turn.Now,
            ExpiresAt = turn.Now.AddHours(settings.QuestionHours),
        }))
        .Reply(turn, $"{UnitChangeText.Preview(turn.Registry, change)}\n办理请回复：确认；不办请回复：取消");

    private async Task<HandlerResult?> DecideAsync(Turn turn, Session session)
    {
        var question = await questions.OpenOfAsync(session, turn.Group.Id, turn.Message.SenderId, turn.Now);
        if (question?.Kind != QuestionKind) return null;
        var result = new HandlerResult().Save(s => questions.CloseAsync(s, question.Id, "answered", turn.Now));
        if (turn.Text == "取消") return result.Reply(turn, "已取消，单位没有变动。");
        var change = JsonSerializer.Deserialize<UnitChange>(question.PayloadJson)!;
        if (TreeChange.Fault(turn.Tree, change) is { } fault) return result.Reply(turn, $"没有办成：{fault}。");
        return Order(turn, new OrderedChange($"uc-{question.MessageId}", change, turn.Speaker!.UnitId, turn.Speaker.Id, turn.Now), result);
    }

    private HandlerResult Order(Turn turn, OrderedChange order, HandlerResult result)
    {
        var line = UnitChangeText.Line(turn.Tree, order.Change);
        result.Save(s => changes.PlanAsync(s, order));
        result.Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "order-unit-change", order.Id, line, turn.Now));
        if (order.Change.Date > WorkCalendar.LocalDate(turn.Now))
            return result.Reply(turn, $"已登记：{line}，当天0时生效。查看请回复：单位变更；不办了请回复：{CancelWord}");
        return result.Save(s => desk.CarryOutAsync(s, order, turn.Now)).Reply(turn, $"已生效：{line}。");
    }
}
