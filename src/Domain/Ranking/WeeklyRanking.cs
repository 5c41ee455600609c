using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>Computes one issue of the weekly ranking (docs/rules/ranking.md). Pure.</summary>
public static class WeeklyRanking
{
    public static WeeklyStanding Compute(RankingRequest request)
    {
        var ledger = FrozenLedger.At(request.Entries, request.Changes, new LedgerMark(request.Period, request.Cutoff, null));
        var book = new TotalsBook(request.Tree, ledger);
        // Most of a year's numbers just stand: the lists of what was not yet verified or was corrected look at the others only.
        var (unsettled, cases) = Sifted(ledger);
        var units = new Leagues(request, book);
        var leagues = units.All();
        var scope = request.Tree[request.ScopeUnitId];
        var (installed, people) = units.Together(scope.Id);
        var lastWeek = new Period(request.Period.From.AddDays(-7), request.Period.To.AddDays(-7));
        return new WeeklyStanding
        {
            ScopeUnitId = scope.Id,
            ScopeName = scope.Name,
            Week = request.Week,
            WeekNumber = request.WeekNumber,
            Period = request.Period,
            Cutoff = request.Cutoff,
            LastNumber = Newest(request.Entries),
            LastChange = request.LastChange,
            Install = request.Policy.InstallIn(scope.Tier),
            Leagues = leagues,
            Installed = installed,
            Base = people,
            NewInstalls = book.NewIn(scope.Id, Metric.AppInstall, request.Period),
            NewRegistrations = book.NewIn(scope.Id, Metric.AppRegister, request.Period),
            Plan = request.Policy.PlanAt(request.Period.To),
            This = IncidentsIn(book, scope.Id, request.Period),
            Last = IncidentsIn(book, scope.Id, lastWeek),
            RepatriatedInAll = book.TotalAsOf(scope.Id, Metric.Repatriate, request.Period.To)
                ?? book.NewIn(scope.Id, Metric.Repatriate, new Period(DateOnly.MinValue, request.Period.To)),
            CasesByUnit = CasesByUnit(request, book),
            Unverified = Unverified(request, unsettled),
            Timeliness = TimelinessOf(request),
            Corrections = Corrections(request, ledger, unsettled),
            CaseShifts = CaseShifts.Of(request, cases, ledger),
            BaseChanges = BaseChanges(request, leagues),
            FirstIssue = request.Previous is null,
            Stage = request.Policy.Campaign.StageLine(request.Period.To),
        };
    }

    /// <summary>In one walk: a year's ledger is larger than any cache.</summary>
    private static (List<LedgerEntry> Unsettled, List<LedgerEntry> Cases) Sifted(IReadOnlyList<LedgerEntry> ledger)
    {
        var (unsettled, cases) = (new List<LedgerEntry>(), new List<LedgerEntry>());
        foreach (var entry in ledger)
        {
            if (entry.State == EntryState.Pending || entry.Supersedes is not null) unsettled.Add(entry);
            if (entry is { Metric: Metric.Case, Aspect: Aspect.New }) cases.Add(entry);
        }

        return (unsettled, cases);
    }

    private static long Newest(IReadOnlyList<LedgerEntry> entries)
    {
        var newest = 0L;
        for (var i = 0; i < entries.Count; i++) newest = Math.Max(newest, entries[i].Number);
        return newest;
    }

    private static IncidentCount IncidentsIn(TotalsBook book, string scopeId, Period week) => new(
        book.NewIn(scopeId, Metric.Case, week),
        book.NewIn(scopeId, Metric.Loss, week),
        book.NewIn(scopeId, Metric.Dissuade, week),
        book.NewIn(scopeId, Metric.LossAvoided, week),
        book.NewIn(scopeId, Metric.Repatriate, week));

    private static List<UnitCount> CasesByUnit(RankingRequest request, TotalsBook book) => [.. request.Tree.Subtree(request.ScopeUnitId)
        .Where(u => u.Tier == Tier.Village)
        .Select(u => new UnitCount(u.Name, book.NewIn(u.Id, Metric.Case, request.Period) ?? 0))
        .Where(c => c.Count > 0)
        .OrderByDescending(c => c.Count)];

    private static List<UnitCount> Unverified(RankingRequest request, List<LedgerEntry> unsettled) => [.. unsettled
        .Where(e => e is { Metric: Metric.Case, Aspect: Aspect.New, State: EntryState.Pending, Pending: PendingReason.Police, Value: > 0 })
        .Where(e => request.Period.Contains(e.Period) && request.Tree.IsWithin(e.UnitId, request.ScopeUnitId))
        .GroupBy(e => e.UnitId).OrderBy(g => request.Tree[g.Key].Order)
        .Select(g => new UnitCount(request.Tree[g.Key].Name, g.Sum(e => e.Value)))];

    private static Timeliness TimelinessOf(RankingRequest request)
    {
        var duties = request.Duties.Where(d => request.Tree.IsWithin(d.UnitId, request.ScopeUnitId))
            .OrderBy(d => request.Tree[d.UnitId].Order).ToList();
        IReadOnlyList<string> Named(params DutyState[] states) => [.. duties.Where(d => states.Contains(d.State)).Select(d => request.Tree[d.UnitId].Name)];
        return new Timeliness
        {
            OnTime = duties.Count(d => d.State == DutyState.Done),
            Late = Named(DutyState.Late),
            Extended = Named(DutyState.Extended),
            Missing = Named(DutyState.Missed, DutyState.Open, DutyState.Partial),
        };
    }

    /// <summary>Accepted numbers that were replaced by another value between the two freezes; answers to our own questions are none.</summary>
    private static List<Correction> Corrections(RankingRequest request, IReadOnlyList<LedgerEntry> ledger, List<LedgerEntry> unsettled)
    {
        var later = unsettled
            .Where(e => e.Supersedes is not null && !request.Knew(e) && e.State is (EntryState.Accepted or EntryState.Superseded) && e.Pending == PendingReason.None)
            .ToList();
        var replaced = later.Select(e => e.Supersedes!).ToHashSet();
        var byId = replaced.Count == 0 ? [] : ledger.Where(e => replaced.Contains(e.Id)).ToDictionary(e => e.Id);
        return [.. later
            .Where(e => byId.TryGetValue(e.Supersedes!, out var old) && old.Pending == PendingReason.None && old.Value != e.Value)
            .Where(e => request.Tree.IsWithin(e.UnitId, request.ScopeUnitId))
            .OrderBy(e => request.Tree[e.UnitId].Order).ThenBy(e => e.At)
            .Select(e => new Correction(request.Tree[e.UnitId].Name, e.Metric, byId[e.Supersedes!].Value, e.Value))];
    }

    private static List<BaseChange> BaseChanges(RankingRequest request, IReadOnlyList<League> leagues)
    {
        var before = (request.Previous?.Leagues ?? []).SelectMany(l => l.Places.Concat(l.Small)).DistinctBy(p => p.UnitId).ToDictionary(p => p.UnitId);
        return [.. leagues.SelectMany(l => l.Places.Concat(l.Small))
            .Where(p => before.TryGetValue(p.UnitId, out var old) && old.Base != p.Base)
            .Select(p => new BaseChange(p.Unit, before[p.UnitId].Base, p.Base, request.Tree[p.UnitId].BaseDate))];
    }
}
