using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>风险排查 by month (rule W12).</summary>
public sealed class SelfCheckHandler(ActivityRecords records, FormClosing forms, Audience audience) : IMessageHandler
{
    private const string Example = "例：风险排查 旅馆2家，出租房15户，空置房3处，问题0个";

    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || ActivityWords.Read(turn.Text) is not { } said) return null;
        return said switch
        {
            ActivityWords.Risk risk => await RiskAsync(turn, session, risk),
            ActivityWords.Risks => await RisksAsync(turn, session),
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
        return result.Reply(turn, $"已登记：{unit.Name}{month[5..].TrimStart('0')}月风险排查，{(figures.Count > 0 ? string.Join('、', figures.Select(f => f.Key + f.Value)) : said.Words.TrimEnd('。'))}。{told}{closed}".Replace("，。", "。", StringComparison.Ordinal));
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
}
