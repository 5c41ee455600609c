using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>风险排查 by month, and 亮点 for the bulletin (rule W12).</summary>
public sealed class SelfCheckHandler(ActivityRecords records, FormClosing forms, Audience audience, Audit audit) : IMessageHandler
{
    private const string Example = "例：风险排查 旅馆2家，出租房15户，空置房3处，问题0个";
    private static readonly TimeSpan HighlightsShown = TimeSpan.FromDays(45);

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || ActivityWords.Read(turn.Text) is not { } said) return null;
        return said switch
        {
            ActivityWords.Risk risk => await RiskAsync(turn, session, risk),
            ActivityWords.Risks => await RisksAsync(turn, session),
            ActivityWords.Highlight highlight => await HighlightAsync(turn, session, highlight.Text),
            ActivityWords.Highlights when turn.IsOffice || turn.Speaker!.Role == Role.Commander => await HighlightsAsync(turn, session),
            ActivityWords.Highlights => new HandlerResult().Reply(turn, "请写明做法和效果，例：亮点 二组组长劝住一名准备转账的群众，避免损失3万元"),
            ActivityWords.Use use when turn.IsOffice => await UseAsync(turn, session, use.Number),
            _ => null,
        };
    }

    private async Task<HandlerResult> RiskAsync(Turn turn, Session session, ActivityWords.Risk said)
    {
        if (ActivityHandler.UnitOf(turn) is not { } unit) return new HandlerResult().Reply(turn, "排查由各村（社区）、单位自己报。看情况请发：风险排查情况");
        if (said.Words.Length == 0) return new HandlerResult().Reply(turn, $"请写明数量，{Example}");
        var month = ActivityDesk.Month(turn.Now);
        Dictionary<string, int> figures = [];
        foreach (var (name, count) in new[] { ("旅馆", said.Hotels), ("出租房", said.Rentals), ("空置房", said.Empty), ("问题", said.Faults) })
        {
            if (count is { } number) figures[name] = number;
        }

        var result = new HandlerResult().Save(s => records.AddCheckAsync(s, new SelfCheck(
            unit.Id, "risk", month, figures, said.Words, turn.Speaker!.Id, turn.Message.Id, turn.Message.SentAt)));
        var told = "";
        if (said.Faults is > 0)
        {
            // A fault found is not kept for the end of the month.
            foreach (var office in turn.Registry.OfficeOf(unit.Id)) result.Tell(turn, office.Id, $"{unit.Name}风险排查发现问题{said.Faults}个：{Masking.Mask(said.Words)}", Lane.Urgent);
            told = "问题已马上告知平安办。";
        }

        var closed = await forms.CloseAsync(turn, session, unit.Id, "排查", result);
        return result.Reply(turn, $"已登记：{unit.Name}{month[5..].TrimStart('0')}月风险排查，{string.Join('、', figures.Select(f => f.Key + f.Value))}。{told}{closed}".Replace("，。", "。", StringComparison.Ordinal));
    }

    private async Task<HandlerResult> RisksAsync(Turn turn, Session session)
    {
        var root = turn.Registry.ReachOf(turn.Speaker!);
        var month = ActivityDesk.Month(turn.Now);
        var checks = (await records.ChecksAsync(session, "risk", month)).Where(c => turn.Tree.IsWithin(c.UnitId, root)).ToList();
        var sums = checks.SelectMany(c => c.Figures).GroupBy(f => f.Key).Select(g => g.Key + g.Sum(f => f.Value));
        var faults = checks.Where(c => c.Figures.GetValueOrDefault("问题") > 0).Select(c => $"{turn.Tree.Find(c.UnitId)?.Name}：{c.Words}");
        var first = checks.Count == 0 ? $"{month[5..].TrimStart('0')}月还没有单位报风险排查。{Example}" : $"{month[5..].TrimStart('0')}月风险排查{checks.Count}个单位：{string.Join('、', sums)}。";
        return audience.Answer(turn, root, string.Join('\n', faults.Prepend(first)));
    }

    private async Task<HandlerResult> HighlightAsync(Turn turn, Session session, string text)
    {
        var number = await records.NextHighlightAsync(session);
        var words = Masking.Mask(text);
        return new HandlerResult()
            .Save(s => records.AddHighlightAsync(s, new Highlight(number, turn.Speaker!.UnitId, words, turn.Message.Attachments, turn.Speaker.Id, turn.Message.SentAt, null)))
            .Reply(turn, $"亮点{number}号已收，平安办编通报时会看到。{(turn.Message.Attachments.Count > 0 ? $"照片{turn.Message.Attachments.Count}张。" : "")}请不要写当事人姓名、电话。");
    }

    private async Task<HandlerResult> HighlightsAsync(Turn turn, Session session)
    {
        var root = turn.Registry.ReachOf(turn.Speaker!);
        var all = (await records.HighlightsAsync(session, turn.Now - HighlightsShown)).Where(h => turn.Tree.IsWithin(h.UnitId, root)).ToList();
        var lines = all.Select(h => $"{h.Number} {turn.Tree.Find(h.UnitId)?.Name}（{WorkCalendar.LocalDate(h.At):M月d日}{(h.UsedAt is null ? "" : "，已采用")}）：{h.Words}");
        return audience.Answer(turn, root, all.Count == 0 ? "近45天没有报来的亮点。" : string.Join('\n', lines.Append($"采用请发：采用亮点 {all[0].Number}")));
    }

    private async Task<HandlerResult> UseAsync(Turn turn, Session session, int number)
    {
        var found = (await records.HighlightsAsync(session, turn.Now - TimeSpan.FromDays(365))).FirstOrDefault(h => h.Number == number && turn.Tree.IsWithin(h.UnitId, turn.Speaker!.UnitId));
        if (found is null) return new HandlerResult().Reply(turn, $"没有{number}号亮点。看编号请发：亮点列表");
        return new HandlerResult().Save(s => records.UseHighlightAsync(s, number, turn.Now))
            .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, "use-highlight", FormattableString.Invariant($"{number}"), "", turn.Now))
            .Reply(turn, $"已采用亮点{number}号：{turn.Tree.Find(found.UnitId)?.Name}，{found.Words}");
    }
}
