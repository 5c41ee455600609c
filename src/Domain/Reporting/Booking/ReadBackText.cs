using System.Globalization;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>What the reporter reads after booking: always the numbers as stored (rule B12).</summary>
public static class ReadBackText
{
    /// <summary>Facts are those the booking was decided on, before it is saved.</summary>
    public static string For(OrgUnit unit, BookingResult result, BookingFacts facts)
    {
        if (result.Refusals.Count > 0) return string.Join('\n', result.Refusals.Select(r => r.Words).OfType<string>());
        var ledger = result.ApplyTo(facts.Entries);
        var book = new TotalsBook(facts.Tree, ledger);
        var released = result.Changes.Where(c => c.State is EntryState.Accepted or EntryState.Pending).Select(c => c.EntryId).ToHashSet();
        var shown = ledger.Where(e => released.Contains(e.Id)).Concat(result.Entries).ToList();
        var before = facts.Entries.ToDictionary(e => e.Id);
        var lines = shown.GroupBy(e => Dates(e, shown)).SelectMany(day => (string[])
            [$"已收到 {unit.Name}｜{day.Key}", string.Join("  ", day.Select(e => Value(e, book, before, WithTotal(day, e))))]).ToList();
        if (result.Repeats.Count > 0) lines.Add(Repeats(unit, result.Repeats));
        if (shown.Any(e => e.AfterFreeze)) lines.Add("本期数据已截止，计入下期并注明。");
        if (result.Question is { } question) lines.Add(question.Words);
        else if (shown.Count > 0) lines.Add(HowToCorrect(shown));
        return string.Join('\n', lines);
    }

    /// <summary>What was taken back, and what stands again instead.</summary>
    public static string ForRetraction(BookingResult result, BookingFacts facts)
    {
        if (result.Refusals.Count > 0) return string.Join('\n', result.Refusals.Select(r => r.Words).OfType<string>());
        var states = result.Changes.ToLookup(c => c.State, c => c.EntryId);
        var back = Listed(states[EntryState.Accepted], facts);
        return $"已撤回 {Listed(states[EntryState.Retracted], facts)}。" + (back.Length == 0 ? "" : $"\n恢复为 {back}。");
    }

    /// <summary>第24周（6.8—6.14）for a whole week, 6月18日 for a day, otherwise 6.8—6.10.</summary>
    public static string PeriodName(Period period)
    {
        if (period.Days == 1) return period.From.ToString("M月d日", CultureInfo.InvariantCulture);
        return period.Days == 7 && period.From.DayOfWeek == DayOfWeek.Monday
            ? $"第{ISOWeek.GetWeekOfYear(period.From.ToDateTime(TimeOnly.MinValue))}周（{period}）"
            : period.ToString();
    }

    /// <summary>A total stands under the week whose end it is of, when the same message reports that week.</summary>
    private static string Dates(LedgerEntry entry, List<LedgerEntry> shown)
    {
        var week = entry.Aspect == Aspect.Total ? shown.FirstOrDefault(e => e.Aspect == Aspect.New && e.Period.To == entry.Period.To) : null;
        return PeriodName(week?.Period ?? entry.Period);
    }

    /// <summary>安装 +11  累计安装 1145: a total that was reported needs not be said twice.</summary>
    private static bool WithTotal(IEnumerable<LedgerEntry> day, LedgerEntry entry) => day.Any(e => e.Metric == entry.Metric && e.Aspect == Aspect.Total);

    private static string Value(LedgerEntry entry, TotalsBook book, Dictionary<string, LedgerEntry> before, bool withTotal)
    {
        var amount = BookingText.IsApp(entry.Metric) ? BookingText.Number(entry.Value) : BookingText.Amount(entry.Metric, entry.Value);
        var sign = entry.Aspect == Aspect.New && (BookingText.IsApp(entry.Metric) || entry.Adds) ? "+" : "";
        var prefix = entry.Aspect == Aspect.Total && entry.Metric != Metric.InstallRate ? "累计" : "";
        var remarks = string.Join('，', Remarks(entry, book, before, withTotal));
        return $"{prefix}{entry.Metric.ChineseName()} {sign}{amount}{(remarks.Length == 0 ? "" : $"（{remarks}）")}";
    }

    private static IEnumerable<string> Remarks(LedgerEntry entry, TotalsBook book, Dictionary<string, LedgerEntry> before, bool withTotal)
    {
        if (entry.Supersedes is { } id && before.TryGetValue(id, out var old) && old.Value != entry.Value) yield return "原" + BookingText.Number(old.Value);
        if (entry.State == EntryState.Pending) yield return entry.Pending == PendingReason.Police ? "待核" : "待确认";
        else if (!withTotal && entry is { Aspect: Aspect.New, Metric: Metric.AppInstall or Metric.AppRegister } && book.TotalAsOf(entry.UnitId, entry.Metric, entry.Period.To) is { } total)
            yield return "累计" + BookingText.Number(total);
    }

    private static string Repeats(OrgUnit unit, IReadOnlyList<Repeat> repeats) => string.Join('\n', repeats.GroupBy(r => r.Period)
        .Select(g => $"{unit.Name}｜{PeriodName(g.Key)} {string.Join('、', g.Select(r => BookingText.Named(r.Metric, r.Value)))} 已报过，不重复计。"));

    private static string HowToCorrect(List<LedgerEntry> shown) => shown.Any(e => e.Metric == Metric.AppInstall)
        ? "有误请回复“更正：安装15”。"
        : $"有误请回复“更正：{shown[0].Metric.ChineseName()}”加正确数字。";

    private static string Listed(IEnumerable<string> ids, BookingFacts facts)
    {
        var wanted = ids.ToHashSet();
        return string.Join('；', facts.Entries.Where(e => wanted.Contains(e.Id)).GroupBy(e => (e.UnitId, e.Period))
            .Select(g => $"{facts.Tree[g.Key.UnitId].Name}｜{PeriodName(g.Key.Period)} {string.Join('、', g.Select(e => BookingText.Named(e.Metric, e.Value)))}"));
    }
}
