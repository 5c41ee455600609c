using System.Text.Json;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Undertakings.Burden;
using AntiFraudBot.Domain.Undertakings.Tasks;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>
/// The office gives tasks out from its private chat (rules W1–W4): a 任务分解表 as a file, or 布置 in one sentence. Both are shown back with
/// what they cost the villages (rule W14) and hold after 确认.
/// </summary>
public sealed partial class TaskGivingHandler(
    TaskDesk desk, AttachedTables tables, Questions questions, BurdenWarnings burden, BurdenDesk meter, WorkCalendar calendar, AnswerSettings settings) : IMessageHandler
{
    private const string QuestionKind = "tasks";
    private const string Example = "例：布置 6月26日前 各村（社区） 报联络员名单";

    private sealed record Draft(TaskKind Kind, IReadOnlyList<TaskDraft> Drafts, IReadOnlyList<string> Rules);

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (!turn.IsOffice) return null;
        if (turn.Text.StartsWith("布置", StringComparison.Ordinal)) return await SentenceAsync(turn, session);
        if (!turn.Private) return null;
        if (Deciding().IsMatch(turn.Text)) return await DecideAsync(turn, session);
        return turn.Message.Attachments is [var file] && TablePages.Knows(file.Name) ? await FileAsync(turn, session, file) : null;
    }

    private async Task<HandlerResult?> SentenceAsync(Turn turn, Session session)
    {
        if (TaskWords.Read(turn.Text) is not TaskWords.GiveOut said) return turn.Private ? new HandlerResult().Reply(turn, $"请写明时限、单位和事项，{Example}") : null;
        if (!turn.Private) return new HandlerResult().Reply(turn, "请私聊我布置任务，确认后我逐个通知。");
        var today = WorkCalendar.LocalDate(turn.Now);
        if (DueDay.Read(said.Day, today) is not { } due || due < today) return new HandlerResult().Reply(turn, $"时限“{said.Day}”看不懂或已经过了。{Example}");
        var units = NamedUnits.Read(said.Units, turn.Tree, turn.Speaker!.UnitId, today);
        if (units.Units.Count == 0) return new HandlerResult().Reply(turn, $"“{said.Units}”不在单位表里。{Example}");
        var notes = units.Unknown.Count > 0 ? (IReadOnlyList<string>)[$"{string.Join('、', units.Unknown)}不在单位表里，不会收到"] : [];
        return await ShowAsync(turn, session, new([new(0, said.What, [.. units.Units.Select(u => u.Id)], [], due)], notes, []), TaskKind.Errand);
    }

    private async Task<HandlerResult?> FileAsync(Turn turn, Session session, Attachment file)
    {
        var meant = turn.Text.Contains("任务", StringComparison.Ordinal) || file.Name.Contains("任务", StringComparison.Ordinal);
        var pages = tables.PagesOf(turn.Message, file) ?? new PagesOutcome.Refused(file.Size > AttachedTables.MostBytes ? "文件超过2MB，请只留任务分解表那张再发" : "文件打不开，请另存一份再发");
        if (pages is PagesOutcome.Refused refused) return meant ? new HandlerResult().Reply(turn, $"{refused.Reason}。") : null;
        var reading = TaskTable.Read(((PagesOutcome.Accepted)pages).Tables, turn.Tree, turn.Speaker!.UnitId, WorkCalendar.LocalDate(turn.Now));
        if (reading is not null) return await ShowAsync(turn, session, reading, TaskKind.Breakdown);
        return meant ? new HandlerResult().Reply(turn, "没认出任务分解表。表头要有“任务”“牵头单位”（或“责任单位”）“完成时限”几列。") : null;
    }

    private async Task<HandlerResult> ShowAsync(Turn turn, Session session, TaskReading reading, TaskKind kind)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        var next = calendar.NextWorkday(today);
        var warnings = reading.Drafts.SelectMany(d => BurdenLint.Of(d.Title, d.Due, next)).DistinctBy(w => w.Code).ToList();
        var result = new HandlerResult();
        if (reading.Drafts.Count > 0)
        {
            result.Save(s => questions.OpenAsync(s, new Question
            {
                Id = $"q/{turn.Message.Id}",
                ConversationId = turn.Group.Id,
                MemberId = turn.Speaker!.Id,
                MessageId = turn.Message.Id,
                Kind = QuestionKind,
                PayloadJson = JsonSerializer.Serialize(new Draft(kind, reading.Drafts, [.. warnings.Select(w => w.Code)])),
                AskedAt = turn.Now,
                ExpiresAt = turn.Now.AddHours(settings.QuestionHours),
            }));
        }

        return result.Reply(turn, TaskText.Preview(reading, turn.Tree, today, [.. BurdenLint.Lines(warnings)], await BudgetAsync(turn, session, reading)));
    }

    private async Task<string?> BudgetAsync(Turn turn, Session session, TaskReading reading)
    {
        var full = await meter.UsedUpAsync(session, turn.Registry, reading.Drafts.SelectMany(d => d.Leads), turn.Now);
        return full == 0 ? null : $"本周已有{full}名联络员收到的消息到了预算（{meter.Budget.Messages}条、点名{meter.Budget.Mentions}次），不急的可以放到下周。";
    }

    private async Task<HandlerResult?> DecideAsync(Turn turn, Session session)
    {
        var question = await questions.OpenOfAsync(session, turn.Group.Id, turn.Message.SenderId, turn.Now);
        if (question?.Kind != QuestionKind) return null;
        var result = new HandlerResult().Save(s => questions.CloseAsync(s, question.Id, "answered", turn.Now));
        if (turn.Text == "取消") return result.Reply(turn, "已取消，没有下发。");
        var draft = JsonSerializer.Deserialize<Draft>(question.PayloadJson)!;
        var document = BurdenLint.DocumentIn(turn.Text);
        var given = await desk.NumberedAsync(session, draft.Drafts, draft.Kind, turn.Speaker!.UnitId, turn.Speaker.Id, document, turn.Now);
        result.Save(s => desk.SaveAsync(s, given, turn.Now));
        if (draft.Rules.Count > 0)
        {
            var subject = given.Count == 1 ? given[0].Title : $"任务{given[0].Number}—{given[^1].Number}号";
            result.Save(s => burden.AddAsync(s, new BurdenNote(turn.Speaker.UnitId, subject, draft.Rules, document, turn.Speaker.Id, turn.Now)));
        }

        desk.Tell(turn, given, result);
        var numbers = given.Count == 1 ? $"{given[0].Number}号" : $"{given[0].Number}—{given[^1].Number}号";
        var liaisons = given.SelectMany(t => t.Leads).Distinct().Select(l => turn.Tree[l].LiaisonId).OfType<string>().Distinct().Count(l => l != turn.Speaker.Id);
        return result.Reply(turn, $"已下发{given.Count}项（{numbers}{(document is null ? "" : "，依据" + document)}），逐个私聊{liaisons}名联络员。进度请发：任务台账；收回请发：取消任务 {given[0].Number}");
    }

    [GeneratedRegex(@"\A(取消|确认([\s，,：:]*\S{1,12}[〔\[（(]20[0-9]{2}[〕\]）)]\s*[0-9]{1,4}号)?)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Deciding();
}
