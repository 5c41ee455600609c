using AntiFraudBot.Bot.Fieldwork;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>六进, 承诺书情况, 存量, 八逢自查 and what the office asks of them (rules W10–W12).</summary>
public sealed class ActivityHandler(ActivityDesk desk, ActivityRecords records, FormClosing forms, Audience audience) : IMessageHandler
{
    public async Task<HandlerResult?> HandleAsync(Turn turn, Session session)
    {
        if (turn.IsResident || ActivityWords.Read(turn.Text) is not { } said) return null;
        var root = turn.Tree[turn.Registry.ReachOf(turn.Speaker!)];
        return said switch
        {
            ActivityWords.Events => audience.Answer(turn, root.Id, await desk.EventsAsync(turn, session, root)),
            ActivityWords.Topics => audience.Answer(turn, root.Id, await desk.TopicsAsync(turn, session, root)),
            ActivityWords.Pledges => audience.Answer(turn, root.Id, await desk.PledgesAsync(turn, session, root)),
            ActivityWords.Stock stock => Count(turn, stock),
            ActivityWords.Stocks => audience.Answer(turn, root.Id, await StocksAsync(turn, session, root)),
            ActivityWords.Eight eight => await EightAsync(turn, session, eight),
            ActivityWords.Eights => audience.Answer(turn, root.Id, await EightsAsync(turn, session, root)),
            _ => null,
        };
    }

    private HandlerResult Count(Turn turn, ActivityWords.Stock said)
    {
        var unit = UnitOf(turn);
        if (unit is null) return new HandlerResult().Reply(turn, "存量由各村（社区）、单位自己报。看全乡请发：存量情况");
        if (said is { Slogans: null, Boards: null }) return new HandlerResult().Reply(turn, "请写明数量，例：存量 固定标语3条，固定标牌6块");
        var result = new HandlerResult();
        foreach (var (kind, count) in new[] { ("slogan", said.Slogans), ("board", said.Boards) })
        {
            if (count is { } number) result.Save(s => records.AddStockAsync(s, new Stock(unit.Id, kind, number, turn.Speaker!.Id, turn.Message.Id, turn.Message.SentAt)));
        }

        List<string> parts = [];
        if (said.Slogans is { } slogans) parts.Add($"固定标语{slogans}条{Short(slogans, desk.Settings.Slogans, "条")}");
        if (said.Boards is { } boards) parts.Add($"固定标牌{boards}块{Short(boards, desk.Settings.Boards, "块")}");
        return result.Reply(turn, $"已登记：{unit.Name}{string.Join('，', parts)}。以后有变化再报，不用每月报。");
    }

    private static string Short(int count, int minimum, string word) => count < minimum ? $"（最少{minimum}{word}，还差{minimum - count}{word}）" : "";

    private async Task<string> StocksAsync(Turn turn, Session session, OrgUnit root)
    {
        var counts = (await records.StocksAsync(session)).ToDictionary(k => (k.UnitId, k.Kind), k => k.Count);
        if (turn.Tree.Above(root.Id, Tier.Village) is { } own) return Own(own, counts);
        var villages = turn.Tree.Subtree(root.Id).Where(u => u.Tier == Tier.Village && u.Kind != UnitKind.Unit && u.Closed is null).ToList();
        List<string> lines = [];
        foreach (var (kind, name, word, minimum) in new[] { ("slogan", "固定标语", "条", desk.Settings.Slogans), ("board", "固定标牌", "块", desk.Settings.Boards) })
        {
            var low = villages.Where(v => counts.TryGetValue((v.Id, kind), out var n) && n < minimum).Select(v => $"{v.Name}（{counts[(v.Id, kind)]}）").ToList();
            var silent = villages.Where(v => !counts.ContainsKey((v.Id, kind))).Select(v => v.Id).ToList();
            lines.Add($"{name}：共{villages.Sum(v => counts.GetValueOrDefault((v.Id, kind)))}{word}，每村最少{minimum}{word}。{(low.Count > 0 ? $"不足{low.Count}个：{string.Join('、', low)}。" : "")}{(silent.Count > 0 ? $"没报过{silent.Count}个：{TaskText.Names(turn.Tree, silent)}。" : "")}");
        }

        return string.Join('\n', lines);
    }

    private string Own(OrgUnit unit, Dictionary<(string, string), int> counts)
    {
        string Said(string kind, string name, string word, int minimum) => counts.TryGetValue((unit.Id, kind), out var count)
            ? $"{name}{count}{word}{(count < minimum ? $"（最少{minimum}{word}，还差{minimum - count}{word}）" : "")}"
            : $"{name}没报过（最少{minimum}{word}）";
        return $"{unit.Name}{Said("slogan", "固定标语", "条", desk.Settings.Slogans)}，{Said("board", "固定标牌", "块", desk.Settings.Boards)}。例：存量 固定标语3条，固定标牌6块";
    }

    private async Task<HandlerResult> EightAsync(Turn turn, Session session, ActivityWords.Eight said)
    {
        var unit = UnitOf(turn);
        if (unit is null) return new HandlerResult().Reply(turn, "自查卡由各村（社区）、单位自己填。看谁填了请发：八逢情况");
        var card = await desk.EightAsync(turn, session, unit);
        var month = ActivityDesk.Month(turn.Now);
        if (said.Words is null)
        {
            var missing = card.Where(o => o.Value is not > 0).ToList();
            var how = missing.Count == 0 ? "都有了，交卡请回复：八逢自查 属实" : $"台账里有的不用再报。没有的请补报，或说明后交卡，例：八逢自查 {missing[0].Name}下周做";
            return audience.Answer(turn, unit.Id, $"{unit.Name}{month[5..].TrimStart('0')}月八逢自查卡：\n{string.Join('\n', card.Select(EightOccasions.Line))}\n{how}");
        }

        var figures = card.Where(o => o.Value is > 0).ToDictionary(o => o.Name, o => (int)o.Value!.Value);
        var result = new HandlerResult().Save(s => records.AddCheckAsync(s, new SelfCheck(
            unit.Id, "eight", month, figures, said.Words, turn.Speaker!.Id, turn.Message.Id, turn.Message.SentAt)));
        var closed = await forms.CloseAsync(turn, session, unit.Id, "自查", result);
        return result.Reply(turn, $"已交：{unit.Name}{month[5..].TrimStart('0')}月八逢自查卡，{figures.Count}项有台账，说明：{said.Words}。{closed}");
    }

    private async Task<string> EightsAsync(Turn turn, Session session, OrgUnit root)
    {
        var month = ActivityDesk.Month(turn.Now);
        var checks = (await records.ChecksAsync(session, "eight", month)).Where(c => turn.Tree.IsWithin(c.UnitId, root.Id)).ToList();
        if (turn.Tree.Above(root.Id, Tier.Village) is { } own)
            return checks.Count == 0 ? $"{own.Name}{month[5..].TrimStart('0')}月八逢自查卡还没交。看卡请发：八逢自查" : $"{own.Name}{month[5..].TrimStart('0')}月八逢自查卡已交：{checks[^1].Figures.Count}项有台账，{checks[^1].Words}";
        var villages = turn.Tree.Subtree(root.Id).Where(u => u.Tier == Tier.Village && u.Closed is null && checks.All(c => c.UnitId != u.Id)).Select(u => u.Id).ToList();
        var lines = checks.Select(c => $"{turn.Tree.Find(c.UnitId)?.Name}：{c.Figures.Count}项有台账，{c.Words}");
        return string.Join('\n', lines.Prepend($"{month[5..].TrimStart('0')}月八逢自查交了{checks.Count}个，没交{villages.Count}个{(villages.Count > 0 && checks.Count > 0 ? "：" + TaskText.Names(turn.Tree, villages) : "")}。"));
    }

    /// <summary>The village a cadre speaks for; null for office, police and leaders.</summary>
    internal static OrgUnit? UnitOf(Turn turn) => turn.Speaker!.Role == Role.Cadre ? turn.Tree.Above(turn.Speaker.UnitId, Tier.Village) : null;
}
