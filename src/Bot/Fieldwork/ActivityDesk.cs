using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Fieldwork;

/// <summary>Counts activity from the ledger and its tags (rules W10, W12); nothing is counted twice and nothing is asked for.</summary>
public sealed class ActivityDesk(LeaderFacts facts, EntryTags tags, ActivitySettings settings)
{
    public ActivitySettings Settings => settings;

    /// <summary>What counts of a metric in the days, by kind; "" = without one.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> ByTagAsync(Session session, TotalsBook book, string unitId, Metric metric, Period days)
    {
        var entries = book.EntriesIn(unitId, metric, days);
        var tagged = await tags.OfAsync(session, [.. entries.Select(e => e.Id)]);
        return entries.SelectMany(e => Split(e.Value, [.. tagged[e.Id].Where(t => t.Word[0] != EntryTagRules.Topic)]))
            .GroupBy(p => p.Word).ToDictionary(g => g.Key, g => g.Sum(p => p.Value));
    }

    private static IEnumerable<(string Word, decimal Value)> Split(decimal value, IReadOnlyList<EntryTag> kinds)
    {
        var rest = value;
        foreach (var kind in kinds)
        {
            var part = Math.Min(kind.Amount ?? rest, rest);
            rest -= part;
            yield return (kind.Word, part);
        }

        if (rest > 0) yield return ("", rest);
    }

    /// <summary>本季度12337：活动2场、宣传300人: what was reported in the quarter with the topic's name, and by whom.</summary>
    public async Task<string> TopicsAsync(Turn turn, Session session, OrgUnit unit)
    {
        if (settings.TopicList.Count == 0) return "没有设专题。要数哪个专题，请在设置 Activity:Topics 里写上。";
        var quarter = Quarter(turn.Now);
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var counts = new List<(string Topic, string Unit, Metric Metric, decimal Value)>();
        foreach (var metric in EntryTagRules.Work)
        {
            var entries = book.EntriesIn(unit.Id, metric, quarter);
            var tagged = await tags.OfAsync(session, [.. entries.Select(e => e.Id)]);
            counts.AddRange(entries.SelectMany(e => tagged[e.Id].Where(t => t.Word[0] == EntryTagRules.Topic).Select(t => (t.Word[1..], e.UnitId, metric, e.Value))));
        }

        var lines = settings.TopicList.Select(topic => (topic, Of: counts.Where(c => c.Topic == topic).ToList())).Select(t => t.Of.Count == 0
            ? $"{t.topic}：还没有。报数时带上“{t.topic}”就算，例：今天宣传{t.topic}发资料50份"
            : $"{t.topic}：{string.Join('、', t.Of.GroupBy(c => c.Metric).Select(g => BookingText.Named(g.Key, g.Sum(c => c.Value))))}{From(turn, unit, [.. t.Of.Select(c => c.Unit)])}");
        return string.Join('\n', lines.Prepend($"{unit.Name}{"一二三四"[(quarter.From.Month - 1) / 3]}季度专题："));
    }

    private static string From(Turn turn, OrgUnit scope, IReadOnlyList<string> units)
    {
        var villages = units.Select(u => turn.Tree.Above(u, Tier.Village)?.Id ?? u).Distinct().ToList();
        return scope.Tier is Tier.Village or Tier.Grid ? "" : $"（{villages.Count}个单位：{TaskText.Names(turn.Tree, villages)}）";
    }

    /// <summary>二季度活动3场（学校1、企业1、未注明1）, of a unit against the minimum, of a whole with who is below it.</summary>
    public async Task<string> EventsAsync(Turn turn, Session session, OrgUnit unit)
    {
        var quarter = Quarter(turn.Now);
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var name = $"{"一二三四"[(quarter.From.Month - 1) / 3]}季度{settings.Name}活动";
        var own = await ByTagAsync(session, book, unit.Id, Metric.Event, quarter);
        var line = $"{unit.Name}{name}{Figure(own.Values.Sum())}场{Parts(own)}";
        var stalls = await StallsAsync(turn, session, book, unit);
        if (unit.Tier is Tier.Village or Tier.Grid)
        {
            var missing = settings.QuarterMinimum - own.Values.Sum();
            return (missing > 0 ? $"{line}，最少{settings.QuarterMinimum}场，还差{Figure(missing)}场。例：今天进学校宣讲1场" : $"{line}，已达到最少{settings.QuarterMinimum}场。") + stalls;
        }

        List<(OrgUnit Unit, decimal Count)> below = [];
        foreach (var village in Villages(turn, unit, quarter.To))
        {
            var count = book.NewIn(village.Id, Metric.Event, quarter) ?? 0;
            if (count < settings.QuarterMinimum) below.Add((village, count));
        }

        return $"{line}。每村（社区）最少{settings.QuarterMinimum}场，{(below.Count == 0 ? "全部达到。" : $"还差的{below.Count}个：{string.Join('、', below.Select(b => $"{b.Unit.Name}（{Figure(b.Count)}场）"))}。")}{stalls}";
    }

    /// <summary>咨询台 of the month against the minimum; empty where none is asked for.</summary>
    private async Task<string> StallsAsync(Turn turn, Session session, TotalsBook book, OrgUnit unit)
    {
        if (settings.StallsAMonth <= 0) return "";
        var month = MonthDays(turn.Now);
        var name = $"\n{month.From.Month}月咨询台";
        if (unit.Tier is Tier.Village or Tier.Grid)
        {
            var count = (await ByTagAsync(session, book, unit.Id, Metric.Event, month)).GetValueOrDefault(EntryTagRules.Stall);
            return count < settings.StallsAMonth ? $"{name}{Figure(count)}场，每月最少{settings.StallsAMonth}场。例：今天摆咨询台1场" : $"{name}{Figure(count)}场，已达到每月{settings.StallsAMonth}场。";
        }

        var below = new List<string>();
        foreach (var village in Villages(turn, unit, month.To))
        {
            if ((await ByTagAsync(session, book, village.Id, Metric.Event, month)).GetValueOrDefault(EntryTagRules.Stall) < settings.StallsAMonth) below.Add(village.Id);
        }

        return $"{name}每村（社区）最少{settings.StallsAMonth}场，{(below.Count == 0 ? "全部达到。" : $"还差的{below.Count}个：{TaskText.Names(turn.Tree, below)}。")}";
    }

    private static IEnumerable<OrgUnit> Villages(Turn turn, OrgUnit whole, DateOnly until) =>
        turn.Tree.Subtree(whole.Id).Where(u => u.Tier == Tier.Village && u.Kind != UnitKind.Unit && !(u.Closed <= until));

    public async Task<string> PledgesAsync(Turn turn, Session session, OrgUnit unit)
    {
        var year = Period.YearUpTo(WorkCalendar.LocalDate(turn.Now));
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var own = await ByTagAsync(session, book, unit.Id, Metric.Pledge, year);
        return own.Count == 0 ? $"{unit.Name}今年台账里没有承诺书。例：今天居民承诺书30份" : $"{unit.Name}今年承诺书{Figure(own.Values.Sum())}份{Parts(own)}，一式两份只算一份。";
    }

    /// <summary>The month's card, with the events at schools by their tag.</summary>
    public async Task<IReadOnlyList<Occasion>> EightAsync(Turn turn, Session session, OrgUnit unit)
    {
        var month = MonthDays(turn.Now);
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var events = await ByTagAsync(session, book, unit.Id, Metric.Event, month);
        var schools = events.Where(e => e.Key is "学校" or "校园").Sum(e => e.Value);
        return EightOccasions.Of(book, unit.Id, month, schools);
    }

    public static string Month(DateTimeOffset now) => FormattableString.Invariant($"{WorkCalendar.LocalDate(now):yyyy-MM}");

    private static Period MonthDays(DateTimeOffset now)
    {
        var today = WorkCalendar.LocalDate(now);
        var first = new DateOnly(today.Year, today.Month, 1);
        return new Period(first, first.AddMonths(1).AddDays(-1));
    }

    public static Period Quarter(DateTimeOffset now)
    {
        var today = WorkCalendar.LocalDate(now);
        var first = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        return new Period(first, first.AddMonths(3).AddDays(-1));
    }

    private static string Parts(IReadOnlyDictionary<string, decimal> counts)
    {
        var tagged = counts.Where(c => c.Key.Length > 0).OrderByDescending(c => c.Value).Select(c => $"{c.Key}{Figure(c.Value)}");
        var rest = counts.TryGetValue("", out var untagged) ? [$"未注明{Figure(untagged)}"] : Array.Empty<string>();
        return counts.Count == 0 ? "" : $"（{string.Join('、', tagged.Concat(rest))}）";
    }

    private static string Figure(decimal value) => BookingText.Number(value);
}
