using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>亮点 from a unit, 亮点列表, 采用亮点 3: what the office adopts stands in the bulletins of the week and the month it was told in (rule W18).</summary>
public sealed class HighlightHandler(ActivityRecords records, LeaderFacts leaders, Audience audience, Audit audit) : IMessageHandler
{
    private const string Example = "例：亮点 二组组长劝住一名准备转账的群众，避免损失3万元";
    private static readonly TimeSpan Shown = TimeSpan.FromDays(45);

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident) return null;
        return ActivityWords.Read(turn.Text) switch
        {
            ActivityWords.Highlight highlight => await TakeAsync(turn, session, highlight.Text),
            ActivityWords.Highlights when turn.IsOffice || turn.Speaker!.Role == Role.Commander => await ListAsync(turn, session),
            ActivityWords.Highlights => new HandlerResult().Reply(turn, $"请写明做法和效果，{Example}"),
            ActivityWords.Use use when turn.IsOffice => await UseAsync(turn, session, use),
            ActivityWords.Use => new HandlerResult().Reply(turn, $"亮点由平安办采用。报亮点请写明做法和效果，{Example}"),
            _ => null,
        };
    }

    private async Task<HandlerResult> TakeAsync(Turn turn, Session session, string text)
    {
        var number = await records.NextHighlightAsync(session);
        var words = Masking.Mask(text);
        return new HandlerResult()
            .Save(s => records.AddHighlightAsync(s, new Highlight(number, turn.Speaker!.UnitId, words, turn.Message.Attachments, turn.Speaker.Id, turn.Message.SentAt, null)))
            .Reply(turn, $"亮点{number}号已收，平安办编通报时会看到。{(turn.Message.Attachments.Count > 0 ? $"照片{turn.Message.Attachments.Count}张。" : "")}请不要写当事人姓名、电话。");
    }

    private async Task<HandlerResult> ListAsync(Turn turn, Session session)
    {
        var root = turn.Registry.ReachOf(turn.Speaker!);
        var all = await KnownAsync(turn, session, root);
        var lines = all.Select(h => $"{h.Number} {turn.Tree.Find(h.UnitId)?.Name}（{WorkCalendar.LocalDate(h.At):M月d日}{(h.UsedAt is null ? "" : "，已采用")}）：{h.Words}");
        var next = all.Find(h => h.UsedAt is null) ?? all.FirstOrDefault();
        return audience.Answer(turn, root, next is null ? "近45天没有报来的亮点。" : string.Join('\n', lines.Append(Hint(next))));
    }

    private static string Hint(Highlight next) => next.UsedAt is null
        ? $"编进通报请发：采用亮点 {next.Number}，都用请发：采用亮点 全部"
        : $"不用了请发：取消采用亮点 {next.Number}";

    private async Task<HandlerResult> UseAsync(Turn turn, Session session, ActivityWords.Use said)
    {
        var known = await KnownAsync(turn, session, turn.Speaker!.UnitId);
        var found = known.Where(h => said.Numbers.Count == 0 ? h.UsedAt is null != said.Drops : said.Numbers.Contains(h.Number)).ToList();
        var missing = said.Numbers.Except(found.Select(h => h.Number)).ToList();
        if (missing.Count > 0) return new HandlerResult().Reply(turn, $"近45天没有{string.Join('、', missing)}号亮点。看编号请发：亮点列表");
        if (found.Count == 0) return new HandlerResult().Reply(turn, said.Drops ? "近45天没有采用过的亮点。" : "近45天没有还没采用的亮点。看全部请发：亮点列表");
        var result = new HandlerResult();
        foreach (var highlight in found)
        {
            result.Save(s => records.UseHighlightAsync(s, highlight.Number, said.Drops ? null : turn.Now))
                .Save(s => audit.AppendAsync(s, turn.Speaker!.Id, said.Drops ? "drop-highlight" : "use-highlight", FormattableString.Invariant($"{highlight.Number}"), "", turn.Now));
        }

        var papers = found.Select(h => WhereOf(h)).Distinct().ToList();
        var verb = said.Drops ? "不再编入" : "编入";
        return result.Reply(turn, string.Join('\n', found.Select(h => $"{(said.Drops ? "已取消采用" : "已采用")}亮点{h.Number}号：{turn.Tree.Find(h.UnitId)?.Name}，{h.Words}").Append($"{verb}{string.Join('、', papers)}。已经起草过的请重发一遍，例：{papers[0].Split('和')[0]}")));
    }

    /// <summary>工作通报 第24周和情况通报 6月, as one types them.</summary>
    private string WhereOf(Highlight highlight)
    {
        var day = WorkCalendar.LocalDate(highlight.At);
        var week = CampaignWeek.Of(day);
        var month = leaders.Timetable.Collects ? week.Sunday.Month : day.Month;
        return $"工作通报 第{week.Number}周和情况通报 {month}月";
    }

    private async Task<List<Highlight>> KnownAsync(Turn turn, Session session, string root) =>
        [.. (await records.HighlightsAsync(session, turn.Now - Shown)).Where(h => turn.Tree.IsWithin(h.UnitId, root))];
}
