using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>A running total on a day and the base it is measured by (rule K2). Rate in percent, unrounded; null where there is nothing to measure.</summary>
public sealed record RateFacts(decimal? Total, int? Base)
{
    public decimal? Rate => Total is { } total && Base is > 0 ? total / Base.Value * 100 : null;

    /// <summary>Of a township or county: totals and bases of the tier-village units that have both.</summary>
    public static RateFacts At(TotalsBook book, OrgUnit unit, Metric metric, DateOnly day) => At(book, unit, new TargetSubject(metric, TargetShare.Base, []), day, null);

    /// <summary>The same of any subject; since = the first day of what has no running total.</summary>
    public static RateFacts At(TotalsBook book, OrgUnit unit, TargetSubject subject, DateOnly day, DateOnly? since)
    {
        if (unit.Tier is Tier.Village or Tier.Grid) return new RateFacts(TotalOf(book, unit, subject, day, since), BaseOf(unit, subject));
        var known = book.Tree.Subtree(unit.Id).Where(u => u.Tier == Tier.Village && subject.Covers(u) && (!subject.IsRate || BaseOf(u, subject) > 0) && !(u.Closed <= day) && !(u.Opened > day))
            .Select(u => (Base: BaseOf(u, subject), Total: TotalOf(book, u, subject, day, since))).Where(x => x.Total is not null).ToList();
        return known.Count == 0 ? new RateFacts(null, null) : new RateFacts(known.Sum(x => x.Total), subject.IsRate ? known.Sum(x => x.Base) : null);
    }

    private static int? BaseOf(OrgUnit unit, TargetSubject subject) => subject.Share switch
    {
        TargetShare.Base => unit.Base,
        TargetShare.Households => unit.Households,
        _ => null,
    };

    private static decimal? TotalOf(TotalsBook book, OrgUnit unit, TargetSubject subject, DateOnly day, DateOnly? since) => since is { } from && !BookingText.IsApp(subject.Metric)
        ? book.NewIn(unit.Id, subject.Metric, new Period(from, day))
        : book.TotalAsOf(unit.Id, subject.Metric, day);
}
