using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>
/// How a unit stands against the dated targets (rule K6) and when it would reach them at the pace of the last whole weeks, the only projection
/// there is (rules K9, K16). Weekly = new installs a week in those weeks, null when nobody reported. Gone = the rate at the end of each of the last
/// twelve weeks, and now. Text and picture are made from it.
/// </summary>
public sealed record TargetOutlook(
    OrgUnit Scope, decimal? Total, int? Base, decimal? Weekly, MilestonePlan Plan, IReadOnlyList<(DateOnly Day, decimal Percent)> Gone, DateTimeOffset Now)
{
    /// <summary>What is measured; the install rate unless a target says otherwise (rule J13).</summary>
    public TargetSubject Subject { get; init; } = TargetSubject.InstallRate;

    /// <summary>Whole weeks the pace is measured over.</summary>
    public const int PaceWeeks = 4;

    private const int WeeksShown = 12;

    // Ten years: slower is no forecast.
    private const int Horizon = 3650;

    public DateOnly Today => Figures.LocalDate(Now);

    /// <summary>Percent, unrounded, or the number itself where nothing is divided by; null without running total or base.</summary>
    public decimal? Rate => !Subject.IsRate ? Total : Total is { } total && Base is > 0 ? total / Base.Value * 100 : null;

    /// <summary>What the plan expects by today, as <see cref="Rate"/>; null before the first target or without any.</summary>
    public decimal? Expected => Plan.At(Today);

    /// <summary>The targets still to come, the next first; when all are over, the last.</summary>
    public IReadOnlyList<Milestone> Ahead => Plan.Ahead(Today);

    public static TargetOutlook Of(TotalsBook book, OrgUnit scope, RankingPolicy policy, DateTimeOffset now) =>
        Of(book, scope, TargetSubject.InstallRate, new MilestonePlan(policy.Milestones), null, now);

    /// <summary>Since = the first day of what has no running total.</summary>
    public static TargetOutlook Of(TotalsBook book, OrgUnit scope, TargetSubject subject, MilestonePlan plan, DateOnly? since, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(book);
        var today = Figures.LocalDate(now);
        var facts = RateFacts.At(book, scope, subject, today, since);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var pace = Pace(book, scope, subject, new Period(monday.AddDays(-7 * PaceWeeks), monday.AddDays(-1)));
        var gone = Enumerable.Range(1, WeeksShown).Reverse().Select(back => monday.AddDays((-7 * back) + 6)).Append(today)
            .Select(day => (Day: day, RateFacts.At(book, scope, subject, day, since).Rate)).Where(p => p.Rate is not null)
            .Select(p => (p.Day, p.Rate!.Value)).ToList();
        return new TargetOutlook(scope, facts.Total, facts.Base, pace / PaceWeeks, plan, gone, now) { Subject = subject };
    }

    private static decimal? Pace(TotalsBook book, OrgUnit scope, TargetSubject subject, Period weeks)
    {
        if (subject.Kinds.Count == 0) return book.NewIn(scope.Id, subject.Metric, weeks);
        var known = book.Tree.Subtree(scope.Id).Where(u => u.Tier == Tier.Village && subject.Covers(u)).Select(u => book.NewIn(u.Id, subject.Metric, weeks)).Where(v => v is not null).ToList();
        return known.Count == 0 ? null : known.Sum();
    }

    /// <summary>People (or whatever is counted) still missing to the target; zero or less = reached.</summary>
    public decimal Missing(Milestone target) => (Subject.IsRate ? (Base ?? 0) * target.Percent / 100 : target.Percent) - (Total ?? 0);

    /// <summary>The day the target is reached at the pace of the last weeks; null when it is reached already or no pace leads there.</summary>
    public DateOnly? Reached(Milestone target)
    {
        if (Missing(target) is var missing && missing <= 0) return null;
        if (Weekly is not > 0) return null;
        var days = Math.Ceiling(missing / (Weekly.Value / 7));
        return days > Horizon ? null : Today.AddDays((int)days);
    }
}
