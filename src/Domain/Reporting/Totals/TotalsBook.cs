using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>
/// Every total of the campaign, derived from the ledger and never stored (rules B2–B5). Only accepted entries count;
/// of the police metrics only authoritative ones; a typed install rate never.
/// </summary>
public sealed class TotalsBook
{
    private readonly OrgTree _tree;
    private readonly LedgerPages _news = new();
    private readonly LedgerPages _totals = new();

    public TotalsBook(OrgTree tree, IEnumerable<LedgerEntry> entries)
    {
        _tree = tree;
        foreach (var entry in entries)
        {
            if (Counts(entry)) (entry.Aspect == Aspect.New ? _news : _totals).Add(entry);
        }
    }

    public OrgTree Tree => _tree;

    /// <summary>What happened in the period, or null when nobody reported it (which is not zero).</summary>
    public decimal? NewIn(string unitId, Metric metric, Period period)
    {
        var entries = EntriesIn(unitId, metric, period);
        return entries.Count == 0 ? null : entries.Sum(e => e.Value);
    }

    /// <summary>
    /// The entries behind <see cref="NewIn"/>. A unit's own entry beats those of the units below for the days it covers (rule B4);
    /// a period longer than the asked one is not split.
    /// </summary>
    public IReadOnlyList<LedgerEntry> EntriesIn(string unitId, Metric metric, Period period) => EntriesIn(unitId, metric, period, whole: false);

    private IReadOnlyList<LedgerEntry> EntriesIn(string unitId, Metric metric, Period period, bool whole)
    {
        if (period.From > period.To) return [];
        var own = _news.Of(unitId, metric) is { } page ? NewNumbers.Counting(page, period, whole) : [];
        var children = _tree.Children(unitId);
        if (children.Count == 0) return own;
        var below = children.SelectMany(child => EntriesIn(child.Id, metric, period, whole));
        return own.Count == 0 ? [.. below] : [.. own, .. below.Where(e => !own.Any(o => o.Period.Overlaps(e.Period)))];
    }

    /// <summary>The running total at the end of the day, or null when there is none to start from (no rate, no rank).</summary>
    public decimal? TotalAsOf(string unitId, Metric metric, DateOnly date) => TraceTotal(unitId, metric, date)?.Value;

    /// <summary>The running total with everything behind it.</summary>
    public TotalTrace? TraceTotal(string unitId, Metric metric, DateOnly date)
    {
        if (_tree.Find(unitId) is not { } unit) return null;
        if (unit.Closed <= date)
        {
            var heirs = HeirsOf(unit).Select(h => TraceTotal(h.Id, metric, date)).ToList();
            // After a split the parts speak for themselves as soon as each has a total (rule U5); a unit without parts stands still (U2).
            if (heirs.Count > 0 && !heirs.Contains(null)) return new TotalTrace(unitId, date, 0, null) { Parts = [.. heirs.OfType<TotalTrace>()] };
            if (heirs.Count == 0) date = unit.Closed!.Value.AddDays(-1);
        }

        var reported = LastTotal(unitId, metric, date);
        var rollsUp = unit.Tier is Tier.Township or Tier.County;
        var start = rollsUp ? FromReported(unitId, reported) : Later(FromReported(unitId, reported), Opening(unit, metric, date));
        if (start is not null) return WithAdditions(start, metric, date);

        // What a merged unit took over without a known total stays unknown.
        var parts = _tree.Children(unitId).Where(c => !(c.Tier == unit.Tier && c.Closed <= date)).Select(child => TraceTotal(child.Id, metric, date)).OfType<TotalTrace>().ToList();
        if (parts.Count > 0) return new TotalTrace(unitId, date, 0, null) { Parts = parts };
        return rollsUp && Opening(unit, metric, date) is { } opening ? WithAdditions(opening, metric, date) : null;
    }

    /// <summary>The last accepted total reported by the unit itself up to that day, without anything added to it.</summary>
    public LedgerEntry? LastTotal(string unitId, Metric metric, DateOnly date) => _totals.Of(unitId, metric)?
        .Where(e => e.Period.To <= date)
        .OrderBy(e => e.Period.To).ThenBy(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal)
        .LastOrDefault();

    private IEnumerable<OrgUnit> HeirsOf(OrgUnit unit) => _tree.Children(unit.Id).Where(c => c.Tier == unit.Tier && c.Opened >= unit.Closed);

    private static bool Counts(LedgerEntry entry) =>
        entry.State == EntryState.Accepted && entry.Metric != Metric.InstallRate && (entry.Authoritative || !entry.Metric.NeedsPolice());

    private TotalTrace WithAdditions(TotalTrace start, Metric metric, DateOnly date)
    {
        var after = start.AsOf is { } asOf ? asOf.AddDays(1) : DateOnly.MinValue;
        return start with { Additions = EntriesIn(start.UnitId, metric, new Period(after, date), whole: true) };
    }

    private static TotalTrace? FromReported(string unitId, LedgerEntry? total) =>
        total is null ? null : new TotalTrace(unitId, total.Period.To, total.Value, total);

    private static TotalTrace? Opening(OrgUnit unit, Metric metric, DateOnly date)
    {
        var opening = metric switch
        {
            Metric.AppInstall => unit.OpeningInstall,
            Metric.AppRegister => unit.OpeningRegister,
            _ => null,
        };
        return opening is null || unit.OpeningDate > date ? null : new TotalTrace(unit.Id, unit.OpeningDate, opening.Value, null);
    }

    private static TotalTrace? Later(TotalTrace? reported, TotalTrace? opening) =>
        reported is null || opening?.AsOf > reported.AsOf ? opening ?? reported : reported;
}
