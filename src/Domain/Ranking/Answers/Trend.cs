using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>One week: Value null = nobody reported. Reported = units with a number, of Owing units. Open = its numbers are still coming in.</summary>
public sealed record TrendWeek(CampaignWeek Of, decimal? Value, int Reported, int Owing, bool Open);

/// <summary>A figure over whole weeks, oldest first: what the text says and the picture shows (rule K10). Running = the running week so far; null = nothing yet.</summary>
public sealed record Trend(OrgUnit Scope, Metric Metric, IReadOnlyList<TrendWeek> Weeks, decimal? Running, DateTimeOffset Now)
{
    public const int FewestWeeks = 4;
    public const int MostWeeks = 8;

    /// <summary>The week that is not over and is never compared.</summary>
    public CampaignWeek RunningWeek => CampaignWeek.Of(Figures.LocalDate(Now));

    /// <summary>
    /// Weeks between 4 and 8, all before the running one. Metric install_rate gives the rate at each week's end. Collecting = the week not
    /// frozen yet: it is shown and, of several units, not compared; null when all are.
    /// </summary>
    public static Trend Of(TotalsBook book, OrgUnit scope, Metric metric, int weeks, CampaignWeek? collecting, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(book);
        var running = CampaignWeek.Of(Figures.LocalDate(now));
        var series = Enumerable.Range(1, Math.Clamp(weeks, FewestWeeks, MostWeeks)).Reverse()
            .Select(back => Count(book, scope, metric, CampaignWeek.Of(running.Monday.AddDays(-7 * back)), collecting)).ToList();
        var soFar = metric == Metric.InstallRate ? null : book.NewIn(scope.Id, metric, new Period(running.Monday, Figures.LocalDate(now)));
        return new Trend(scope, metric, series, soFar, now);
    }

    private static TrendWeek Count(TotalsBook book, OrgUnit scope, Metric metric, CampaignWeek week, CampaignWeek? collecting)
    {
        var units = book.Tree.Subtree(scope.Id).Where(u => u.Tier == Tier.Village && !(u.Closed < week.Monday) && !(u.Opened > week.Sunday)).ToList();
        var counted = metric == Metric.InstallRate ? Metric.AppInstall : metric;
        var reported = units.Count(u => book.NewIn(u.Id, counted, week.Period) is not null);
        var value = metric == Metric.InstallRate ? RateFacts.At(book, scope, Metric.AppInstall, week.Sunday).Rate : book.NewIn(scope.Id, metric, week.Period);
        return new TrendWeek(week, value, reported, units.Count, units.Count > 1 && week == collecting);
    }
}
