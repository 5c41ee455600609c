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

    /// <summary>What counts of a metric in the days, by tag; "" = without a tag.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> ByTagAsync(Session session, TotalsBook book, string unitId, Metric metric, Period days)
    {
        var entries = book.EntriesIn(unitId, metric, days);
        var tagged = await tags.OfAsync(session, [.. entries.Select(e => e.Id)]);
        return entries.GroupBy(e => tagged.GetValueOrDefault(e.Id, "")).ToDictionary(g => g.Key, g => g.Sum(e => e.Value));
    }

    /// <summary>二季度活动3场（学校1、企业1、未注明1）, of a unit against the minimum, of a whole with who is below it.</summary>
    public async Task<string> EventsAsync(Turn turn, Session session, OrgUnit unit)
    {
        var quarter = Quarter(turn.Now);
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var name = $"{"一二三四"[(quarter.From.Month - 1) / 3]}季度{settings.Name}活动";
        var own = await ByTagAsync(session, book, unit.Id, Metric.Event, quarter);
        var line = $"{unit.Name}{name}{Figure(own.Values.Sum())}场{Parts(own)}";
        if (unit.Tier is Tier.Village or Tier.Grid)
        {
            var missing = settings.QuarterMinimum - own.Values.Sum();
            return missing > 0 ? $"{line}，最少{settings.QuarterMinimum}场，还差{Figure(missing)}场。例：今天进学校宣讲1场" : $"{line}，已达到最少{settings.QuarterMinimum}场。";
        }

        List<(OrgUnit Unit, decimal Count)> below = [];
        foreach (var village in turn.Tree.Subtree(unit.Id).Where(u => u.Tier == Tier.Village && u.Kind != UnitKind.Unit && !(u.Closed <= quarter.To)))
        {
            var count = book.NewIn(village.Id, Metric.Event, quarter) ?? 0;
            if (count < settings.QuarterMinimum) below.Add((village, count));
        }

        return $"{line}。每村（社区）最少{settings.QuarterMinimum}场，{(below.Count == 0 ? "全部达到。" : $"还差的{below.Count}个：{string.Join('、', below.Select(b => $"{b.Unit.Name}（{Figure(b.Count)}场）"))}。")}";
    }

    public async Task<string> PledgesAsync(Turn turn, Session session, OrgUnit unit)
    {
        var year = new Period(new DateOnly(WorkCalendar.LocalDate(turn.Now).Year, 1, 1), WorkCalendar.LocalDate(turn.Now));
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var own = await ByTagAsync(session, book, unit.Id, Metric.Pledge, year);
        return own.Count == 0 ? $"{unit.Name}今年台账里没有承诺书。例：今天居民承诺书30份" : $"{unit.Name}今年承诺书{Figure(own.Values.Sum())}份{Parts(own)}，一式两份只算一份。";
    }

    /// <summary>The month's card, with the events at schools by their tag.</summary>
    public async Task<IReadOnlyList<Occasion>> EightAsync(Turn turn, Session session, OrgUnit unit)
    {
        var today = WorkCalendar.LocalDate(turn.Now);
        var month = new Period(new DateOnly(today.Year, today.Month, 1), new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(-1));
        var book = await facts.BookAsync(session, turn.Tree, unit.Id);
        var events = await ByTagAsync(session, book, unit.Id, Metric.Event, month);
        var schools = events.Where(e => e.Key is "学校" or "校园").Sum(e => e.Value);
        return EightOccasions.Of(book, unit.Id, month, schools);
    }

    public static string Month(DateTimeOffset now) => FormattableString.Invariant($"{WorkCalendar.LocalDate(now):yyyy-MM}");

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
