using System.Globalization;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>为什么是128, 上坪村安装怎么算的: the entries behind a figure, each with the short number by which it can be contested (rule K13).</summary>
public static class WhyText
{
    private const int Listed = 12;

    /// <summary>NameOf gives the name of a member.</summary>
    public static string For(TotalsBook book, FigureFound figure, Func<string, string> nameOf) => figure.Kind switch
    {
        FigureKind.New => New(book, figure.Unit, figure.Metric, figure.Period, nameOf),
        FigureKind.Rate => $"{Rate(book, figure)}\n{Total(book, figure.Unit, figure.Metric, figure.Period.To)}",
        _ => Total(book, figure.Unit, figure.Metric, figure.Period.To),
    };

    /// <summary>A running total: where it starts and what came on top.</summary>
    public static string Total(TotalsBook book, OrgUnit unit, Metric metric, DateOnly day)
    {
        if (book.TraceTotal(unit.Id, metric, day) is not { } trace) return $"{unit.Name}{metric.ChineseName()}尚无累计数。";
        var head = $"{unit.Name}截至{Figures.Day(day)}累计{Named(metric, trace.Value)}：";
        if (trace.Parts.Count > 0)
            return head + string.Join('、', trace.Parts.Select(p => $"{book.Tree[p.UnitId].Name}{Figures.Count(p.Value)}")) + "。";
        var since = trace.AsOf is { } asOf ? Figures.Day(asOf) : "";
        var start = trace.Base is null ? $"期初{since} {Figures.Count(trace.Start)}" : $"{since}报累计 {Figures.Count(trace.Start)}{Numbered(trace.Base)}";
        var additions = trace.Additions.OrderBy(e => e.Period.From).ToList();
        var early = additions.SkipLast(Listed).ToList();
        var before = early.Count == 0 ? [] : new[] { $"{early[0].Period.From:M.d}—{early[^1].Period.To:M.d}共{early.Count}笔 +{BookingText.Number(early.Sum(e => e.Value))}" };
        var late = additions.TakeLast(Listed).Select(e => $"{Below(book, unit, e)}{e.Period} +{BookingText.Number(e.Value)}{Numbered(e)}");
        return head + string.Join('，', [start, .. before, .. late]) + "。";
    }

    /// <summary>What is new in some days: one line an entry, with who reported it when.</summary>
    public static string New(TotalsBook book, OrgUnit unit, Metric metric, Period period, Func<string, string> nameOf)
    {
        var entries = book.EntriesIn(unit.Id, metric, period);
        var days = ReadBackText.PeriodName(period);
        if (entries.Count == 0) return $"{unit.Name}{days}{metric.ChineseName()}没有报数。";
        var head = $"{unit.Name}{days}{BookingText.Named(metric, entries.Sum(e => e.Value))}：";
        if (entries.Count > Listed) return head + ByUnit(book, entries);
        return head + "\n" + string.Join('\n', entries.OrderBy(e => e.Period.From).Select(e => Line(book, unit, period, e, nameOf)));
    }

    /// <summary>The number was printed in the newest issue and has changed since: what it was, and what stands now.</summary>
    public static string FromIssue(TotalsBook book, WeeklyStanding issue, FigureFound printed, string number, Func<string, string> nameOf)
    {
        var was = $"{number}是第{issue.WeekNumber}周通报里{printed.Unit.Name}的{printed.Label}（数据截至{Figures.Moment(issue.Cutoff)}）。截止后有更正或补报，现在是：";
        return was + "\n" + For(book, printed, nameOf);
    }

    /// <summary>No figure has this value: the ones people see.</summary>
    public static string NoSuchFigure(OrgUnit unit, string number, IReadOnlyList<FigureFound> figures)
    {
        FigureKind[] order = [FigureKind.Total, FigureKind.Rate, FigureKind.New];
        var shown = figures.Where(f => f.Metric is Metric.AppInstall or Metric.AppRegister or Metric.HouseholdVisit && !f.Label.StartsWith("本月", StringComparison.Ordinal))
            .OrderBy(f => Array.IndexOf(order, f.Kind)).Select(f => f.Label + (f.Kind == FigureKind.Rate ? Figures.Percent(f.Value) : Figures.Count(f.Value))).ToList();
        var has = shown.Count == 0 ? "还没有报过数" : $"现有：{string.Join('，', shown)}";
        return $"{unit.Name}没有哪个数是{number}。{has}。要看来历请问：{unit.Name}安装怎么算的";
    }

    /// <summary>Several figures have this value: which one is meant has to be said.</summary>
    public static string Several(string number, IReadOnlyList<FigureFound> figures) =>
        $"有{figures.Count}个数是{number}：{string.Join('、', figures.Take(Listed).Select(f => f.Unit.Name + f.Label))}。请带上单位和项目问，例：{figures[0].Unit.Name}{figures[0].Label}怎么算的";

    private static string Named(Metric metric, decimal value) => metric is Metric.Loss or Metric.LossAvoided ? BookingText.Named(metric, value) : metric.ChineseName() + Figures.Count(value);

    private static string Rate(TotalsBook book, FigureFound figure)
    {
        var facts = RateFacts.At(book, figure.Unit, figure.Metric, figure.Period.To);
        return $"{figure.Unit.Name}{figure.Label}{Figures.Percent(figure.Value)}＝累计{Figures.Count(facts.Total!.Value)}÷基数{Figures.Count(facts.Base!.Value)}人（16—60岁）。";
    }

    private static string ByUnit(TotalsBook book, IReadOnlyList<LedgerEntry> entries) => string.Join('、', entries
        .GroupBy(e => e.UnitId).OrderBy(g => book.Tree[g.Key].Order).Select(g => book.Tree[g.Key].Name + BookingText.Number(g.Sum(e => e.Value)))) + "。";

    private static string Line(TotalsBook book, OrgUnit unit, Period asked, LedgerEntry entry, Func<string, string> nameOf)
    {
        var days = entry.Period == asked ? "" : entry.Period + " ";
        var number = entry.Number > 0 ? entry.Number.ToString(CultureInfo.InvariantCulture) + "号 " : "";
        return $"{number}{Below(book, unit, entry)}{days}{(entry.Adds ? "追加" : "")}{BookingText.Amount(entry.Metric, entry.Value)}，{Figures.Moment(entry.At)}{nameOf(entry.SpeakerId)}报";
    }

    private static string Numbered(LedgerEntry entry) => entry.Number > 0 ? $"（{entry.Number.ToString(CultureInfo.InvariantCulture)}号）" : "";

    private static string Below(TotalsBook book, OrgUnit unit, LedgerEntry entry) => entry.UnitId == unit.Id ? "" : book.Tree[entry.UnitId].Name;
}
