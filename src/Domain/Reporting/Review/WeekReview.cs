using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>A unit that reported the same values two weeks running (rule B14). Same: what is alike, in catalogue order.</summary>
public sealed record LikelyCopy(OrgUnit Unit, IReadOnlyList<(Metric Metric, decimal Value)> Same);

/// <summary>A unit's own number of the week and what the units below it reported (rule B15). Reporting of Parts said something.</summary>
public sealed record PartsDifference(OrgUnit Unit, Metric Metric, decimal Own, decimal Below, int Reporting, int Parts);

/// <summary>What the office should look at before a week's ranking is posted. Nobody else is asked, and nothing is held back by it.</summary>
public sealed record WeekReview(IReadOnlyList<LikelyCopy> Copies, IReadOnlyList<PartsDifference> Differences)
{
    private const int AlikeFrom = 4;

    // Cases and the like are the police's; a rate is no number of the week.
    private static readonly Metric[] Reported = [.. MetricCatalogue.All.Where(m => !m.NeedsPolice() && m != Metric.InstallRate)];

    public bool IsEmpty => Copies.Count == 0 && Differences.Count == 0;

    /// <summary>Week: Monday to Sunday. The book holds this week and the one before.</summary>
    public static WeekReview Of(TotalsBook book, string scopeId, Period week)
    {
        var units = book.Tree.Subtree(scopeId).Where(u => u.Tier == Tier.Village).ToList();
        return new WeekReview([.. units.Select(u => CopyOf(book, u, week)).OfType<LikelyCopy>()], [.. units.SelectMany(u => DifferencesOf(book, u, week))]);
    }

    /// <summary>Two quiet weeks are alike without being copied, so zeros do not count.</summary>
    private static LikelyCopy? CopyOf(TotalsBook book, OrgUnit unit, Period week)
    {
        var before = new Period(week.From.AddDays(-7), week.To.AddDays(-7));
        var same = Reported.Select(m => (Metric: m, Value: book.NewIn(unit.Id, m, week)))
            .Where(x => x.Value > 0 && x.Value == book.NewIn(unit.Id, x.Metric, before)).Select(x => (x.Metric, x.Value!.Value)).ToList();
        return same.Count >= AlikeFrom ? new LikelyCopy(unit, same) : null;
    }

    private static IEnumerable<PartsDifference> DifferencesOf(TotalsBook book, OrgUnit unit, Period week)
    {
        var parts = book.Tree.Children(unit.Id);
        if (parts.Count == 0) yield break;
        foreach (var metric in Reported)
        {
            var own = book.EntriesIn(unit.Id, metric, week).Where(e => e.UnitId == unit.Id).ToList();
            var below = parts.Select(p => book.NewIn(p.Id, metric, week)).OfType<decimal>().ToList();
            if (own.Count > 0 && below.Count > 0 && own.Sum(e => e.Value) != below.Sum())
                yield return new PartsDifference(unit, metric, own.Sum(e => e.Value), below.Sum(), below.Count, parts.Count);
        }
    }
}
