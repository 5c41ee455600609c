using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>Sorts the units of one issue into leagues and places (rules K1–K4).</summary>
internal sealed class Leagues(RankingRequest request, TotalsBook book)
{
    private readonly Dictionary<string, Duty> _duties = request.Duties.DistinctBy(d => d.UnitId).ToDictionary(d => d.UnitId);
    private readonly Dictionary<string, decimal?> _totals = [];
    private readonly Dictionary<string, Place> _previous =
        (request.Previous?.Leagues ?? []).SelectMany(l => l.Places.Concat(l.Small)).DistinctBy(p => p.UnitId).ToDictionary(p => p.UnitId);

    public IReadOnlyList<League> All()
    {
        var units = request.Tree.Subtree(request.ScopeUnitId).Where(Existed).ToList();
        if (request.Tree[request.ScopeUnitId].Tier == Tier.County) return [Of("乡镇", units.Where(u => u.Tier == Tier.Township))];
        if (request.Tree[request.ScopeUnitId].Tier == Tier.Village) return [.. units.Where(u => u.Tier == Tier.Grid).GroupBy(IsVillagersGroup).Select(g => Of(g.Key ? "村民小组" : "网格", g)).Where(l => l.Places.Count > 0)];
        League[] both =
        [
            Of("村（社区）", units.Where(u => u.Kind is UnitKind.Village or UnitKind.Community)),
            Of("单位", units.Where(u => u.Kind == UnitKind.Unit)),
        ];
        return [.. both.Where(l => l.Places.Count + l.Small.Count + l.Unreported.Count + l.NotTakingPart.Count + l.WithoutRate.Count > 0)];
    }

    /// <summary>
    /// Total and base of the tier-village units that have both, so that numerator and denominator speak of the same people.
    /// Who is closed at the week's end has been counted into the unit that took over.
    /// </summary>
    public (decimal? Installed, int? Base) Together(string rootId)
    {
        var known = request.Tree.Subtree(rootId).Where(u => u.Tier == Tier.Village && Existed(u) && !(u.Closed <= request.Period.To) && u.Base > 0)
            .Select(u => (u.Base, Total: Total(u))).Where(x => x.Total is not null).ToList();
        return known.Count == 0 ? (null, null) : (known.Sum(x => x.Total), known.Sum(x => x.Base));
    }

    /// <summary>Merged into another long ago, or not founded yet: not in this issue at all.</summary>
    public bool Existed(OrgUnit unit) => !(unit.Opened > request.Period.To) && !(unit.Closed < request.Period.From);

    private League Of(string name, IEnumerable<OrgUnit> members)
    {
        var units = members.ToList();
        var fresh = units.Where(IsNewOrMerged).ToList();
        var unreported = units.Except(fresh).Where(IsUnreported).ToList();
        var figures = units.Except(fresh).Except(unreported).Select(Figure).ToList();
        var small = figures.Where(f => f is { Rate: not null } && f.Base < request.Policy.SmallBase).ToList();
        var places = Ranked([.. figures.Where(f => f.Rate is not null).Except(small)]);
        return new League(name, places.Count > 1 && places.Select(p => p.Rate).Distinct().Count() > 1, places)
        {
            Unreported = Names(unreported),
            Small = [.. small.Select(p => p with { Change = null, Climb = null })],
            NotTakingPart = Names(fresh),
            WithoutRate = [.. figures.Where(f => f.Rate is null).Select(f => f.Unit)],
            OtherBases = fresh.Concat(unreported).Select(u => (u.Id, u.Base)).Concat(figures.Where(f => f.Rate is null).Select(f => (Id: f.UnitId, f.Base)))
                .Where(u => u.Base is not null).ToDictionary(u => u.Id, u => u.Base!.Value),
        };
    }

    /// <summary>On unrounded rates; equal rates, or all within the band below its best, share a place and the next place skips (1, 2, 2, 4).</summary>
    private List<Place> Ranked(List<Place> figures)
    {
        var ordered = figures.OrderByDescending(f => f.Rate).ThenBy(f => request.Tree[f.UnitId].Order).ToList();
        var places = new List<Place>(ordered.Count);
        decimal? best = null;
        foreach (var (position, figure) in ordered.Index())
        {
            var shared = position > 0 && best - figure.Rate <= request.Policy.TieBand;
            if (!shared) best = figure.Rate;
            places.Add(figure with { Rank = shared ? places[^1].Rank : position + 1 });
        }

        return Compared(places);
    }

    /// <summary>Places gained or lost among the units that stand in both issues: who is missing this week lifts nobody.</summary>
    private List<Place> Compared(List<Place> places)
    {
        var both = places.Where(p => _previous.TryGetValue(p.UnitId, out var old) && old.Rank > 0).ToList();
        var ahead = AheadOf(both.Select(p => p.Rank));
        var wereAhead = AheadOf(both.Select(p => _previous[p.UnitId].Rank));
        return [.. places.Select(place => !_previous.TryGetValue(place.UnitId, out var before) ? place : place with
        {
            Change = place.Rate - before.Rate,
            Climb = before.Rank > 0 ? wereAhead[before.Rank] - ahead[place.Rank] : null,
        })];
    }

    /// <summary>For each rank, how many of the given ranks stand before it.</summary>
    private static Dictionary<int, int> AheadOf(IEnumerable<int> ranks)
    {
        var ahead = new Dictionary<int, int>();
        foreach (var (position, rank) in ranks.Order().Index()) ahead.TryAdd(rank, position);
        return ahead;
    }

    private Place Figure(OrgUnit unit)
    {
        var (installed, people) = unit.Tier == Tier.Township ? Together(unit.Id) : (Total(unit), unit.Base);
        var rate = installed is { } total && people is > 0 ? total / people.Value * 100 : (decimal?)null;
        return new Place(0, unit.Id, unit.Name, installed ?? 0, people, rate, null, null);
    }

    // Asked for the unit's own place and again for the sum of the scope.
    private decimal? Total(OrgUnit unit)
    {
        if (!_totals.TryGetValue(unit.Id, out var total)) _totals[unit.Id] = total = book.TotalAsOf(unit.Id, Metric.AppInstall, request.Period.To);
        return total;
    }

    // Two ways of dividing the same people, never one list.
    private static bool IsVillagersGroup(OrgUnit unit) => unit.Name.EndsWith('组');

    private bool IsNewOrMerged(OrgUnit unit) => unit.Opened >= request.Period.From || unit.Closed <= request.Period.To;

    private bool IsUnreported(OrgUnit unit) => _duties.TryGetValue(unit.Id, out var duty) && duty.State is not (DutyState.Done or DutyState.Late);

    private static IReadOnlyList<string> Names(IEnumerable<OrgUnit> units) => [.. units.Select(u => u.Name)];
}
