using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>A running total on a day and the base it is measured by (rule K2). Rate in percent, unrounded; null where there is nothing to measure.</summary>
public sealed record RateFacts(decimal? Total, int? Base)
{
    public decimal? Rate => Total is { } total && Base is > 0 ? total / Base.Value * 100 : null;

    /// <summary>Of a township or county: totals and bases of the tier-village units that have both.</summary>
    public static RateFacts At(TotalsBook book, OrgUnit unit, Metric metric, DateOnly day)
    {
        if (unit.Tier is Tier.Village or Tier.Grid) return new RateFacts(book.TotalAsOf(unit.Id, metric, day), unit.Base);
        var known = book.Tree.Subtree(unit.Id).Where(u => u.Tier == Tier.Village && u.Base > 0 && !(u.Closed <= day) && !(u.Opened > day))
            .Select(u => (u.Base, Total: book.TotalAsOf(u.Id, metric, day))).Where(x => x.Total is not null).ToList();
        return known.Count == 0 ? new RateFacts(null, null) : new RateFacts(known.Sum(x => x.Total), known.Sum(x => x.Base));
    }
}
