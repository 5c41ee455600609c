using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>Which figure somebody means who only says the number: 为什么是128 (rule K13).</summary>
public static class FigureSearch
{
    /// <summary>The figures of the unit that people see today: totals, rates, and what is new of today, this and last week, this month.</summary>
    public static IReadOnlyList<FigureFound> Of(TotalsBook book, OrgUnit unit, DateOnly today) =>
        [.. MetricCatalogue.All.Where(m => m != Metric.InstallRate).SelectMany(m => Of(book, unit, m, today))];

    /// <summary>The figures of the units with this value, in the order of the units. Metric null = any.</summary>
    public static IReadOnlyList<FigureFound> Find(TotalsBook book, IEnumerable<OrgUnit> units, decimal value, Metric? metric, DateOnly today)
    {
        var wanted = metric == Metric.InstallRate ? Metric.AppInstall : metric;
        return [.. units.SelectMany(u => Of(book, u, today)).Where(f => (wanted is null || f.Metric == wanted) && Matches(f, value))];
    }

    // A rate is printed with one decimal, so that is what people ask about.
    private static bool Matches(FigureFound figure, decimal value) => figure.Kind == FigureKind.Rate
        ? Math.Round(figure.Value, 1, MidpointRounding.AwayFromZero) == value && value != 0
        : figure.Value == value;

    private static IEnumerable<FigureFound> Of(TotalsBook book, OrgUnit unit, Metric metric, DateOnly today)
    {
        var name = metric.ChineseName();
        var week = CampaignWeek.Of(today);
        if (book.TotalAsOf(unit.Id, metric, today) is { } total)
            yield return new FigureFound(unit, metric, FigureKind.Total, Period.Of(today), total, "累计" + name);
        if (metric is Metric.AppInstall or Metric.AppRegister && RateFacts.At(book, unit, metric, today).Rate is { } rate)
            yield return new FigureFound(unit, metric, FigureKind.Rate, Period.Of(today), rate, name + "率");
        (string Label, Period Days)[] spans =
        [
            ("本周", week.Period), ("上周", week.Previous.Period), ("今天", Period.Of(today)),
            ("本月", new Period(new DateOnly(today.Year, today.Month, 1), today)),
        ];
        foreach (var (label, days) in spans.DistinctBy(s => s.Days))
            if (book.NewIn(unit.Id, metric, days) is { } news)
                yield return new FigureFound(unit, metric, FigureKind.New, days, news, label + name);
    }
}
