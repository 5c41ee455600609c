using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>
/// A count or sum of this year against the same days of the year before (rule J11); never week against week. Before = null: nobody knows it.
/// Days = what is counted of this year. Entered = the figure of the year before was entered by hand.
/// </summary>
public sealed record YearOnYear(Metric Metric, Period Days, decimal Now, decimal? Before, bool Entered)
{
    /// <summary>Percent by which it fell, negative when it rose; null without a base, or when the base is zero.</summary>
    public decimal? Drop => Before is > 0 ? (Before.Value - Now) / Before.Value * 100 : null;

    /// <summary>Whether it fell by at least so many percent. Zero after zero holds; any after zero does not; null = not known.</summary>
    public bool? FellBy(decimal percent) => Before switch
    {
        null => null,
        0 => Now == 0,
        _ => Drop >= percent,
    };

    /// <summary>From the ledger of both years; where it has no entry of the year before, from the newest figure entered, up to the end of its month.</summary>
    public static YearOnYear Of(TotalsBook book, OrgUnit scope, Metric metric, IEnumerable<EnteredFigure> entered, DateOnly today)
    {
        var days = Period.YearUpTo(today);
        var before = book.NewIn(scope.Id, metric, new Period(days.From.AddYears(-1), days.To.AddYears(-1)));
        if (before is not null) return new YearOnYear(metric, days, Sum(book, scope, metric, days), before, false);
        var kind = metric == Metric.Loss ? EnteredKind.BaselineLoss : EnteredKind.BaselineCases;
        var known = entered.Where(f => f.UnitId == scope.Id && f.Kind == kind && f.Month.Year == today.Year && f.Month <= today).OrderBy(f => f.Month).ThenBy(f => f.At).LastOrDefault();
        if (known is null) return new YearOnYear(metric, days, Sum(book, scope, metric, days), null, false);
        var end = known.Month.AddMonths(1).AddDays(-1);
        var upTo = new Period(days.From, end < today ? end : today);
        return new YearOnYear(metric, upTo, Sum(book, scope, metric, upTo), known.Part, true);
    }

    /// <summary>发案3起，上年同期5起，下降40%</summary>
    public string Said()
    {
        var now = BookingText.Named(Metric, Now);
        if (Before is not { } before) return $"{now}，上年同期没有数据";
        var change = Drop switch
        {
            null => "基数为0",
            0 => "持平",
            > 0 and var d => $"下降{Figures.ShortPercent(d)}",
            var d => $"上升{Figures.ShortPercent(-d.Value)}",
        };
        return $"{now}，上年同期{BookingText.Amount(Metric, before)}，{change}";
    }

    private static decimal Sum(TotalsBook book, OrgUnit scope, Metric metric, Period days) => book.NewIn(scope.Id, metric, days) ?? 0;
}
