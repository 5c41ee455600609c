using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Papers;

/// <summary>What a bulletin is computed from.</summary>
public sealed record BulletinRequest
{
    public required OrgTree Tree { get; init; }
    public required OrgUnit Scope { get; init; }
    public required BulletinSpan Span { get; init; }

    /// <summary>Where the issue of the span's last week cut the ledger; null while the span runs, then the figures are those of Now.</summary>
    public LedgerMark? Freeze { get; init; }

    /// <summary>Changes of state that issue does not have, in the order they were made.</summary>
    public required IReadOnlyList<StateChange> Changes { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>The whole ledger of the scope, every state.</summary>
    public required IReadOnlyList<LedgerEntry> Entries { get; init; }

    /// <summary>The weekly duties of the span's weeks.</summary>
    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>All issues of the scope, oldest first.</summary>
    public required IReadOnlyList<WeeklyStanding> Issues { get; init; }
    public required InstallList Install { get; init; }
    public required string Office { get; init; }
    public string DocumentNumber { get; init; } = "";
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>Confirmed cases of the span by type and by group of victims, most frequent first; empty = not recorded.</summary>
    public IReadOnlyList<UnitCount> CaseTypes { get; init; } = [];
    public IReadOnlyList<UnitCount> CaseGroups { get; init; } = [];
}

/// <summary>Computes the figures of a bulletin (rule N4). Pure.</summary>
public static class Bulletins
{
    /// <summary>The columns of work. Install and registration stand elsewhere.</summary>
    public static IReadOnlyList<Metric> Shown { get; } =
        [Metric.HouseholdVisit, Metric.PeopleReached, Metric.Leaflet, Metric.Event, Metric.Pledge, Metric.PushPeople];

    public static BulletinFacts Of(BulletinRequest request)
    {
        var span = request.Span;
        var ledger = request.Freeze is { } at ? FrozenLedger.At(request.Entries, request.Changes, at) : request.Entries;
        var book = new TotalsBook(request.Tree, ledger);
        var id = request.Scope.Id;
        var issues = request.Issues.Where(i => span.Days.Contains(i.Period)).ToList();
        return new BulletinFacts
        {
            Span = span,
            ScopeName = request.Scope.Name,
            Office = request.Office,
            Superior = request.Tree.Find(request.Scope.ParentId)?.Name ?? "",
            DocumentNumber = request.DocumentNumber,
            Cutoff = request.Freeze?.Cutoff ?? request.Now,
            Frozen = request.Freeze is not null,
            Install = request.Install,
            Standing = issues.LastOrDefault(),
            Previous = request.Issues.LastOrDefault(i => i.Period.To < span.Days.From),
            NewInstalls = book.NewIn(id, Metric.AppInstall, span.Days),
            NewRegistrations = book.NewIn(id, Metric.AppRegister, span.Days),
            This = In(book, id, span.Days),
            Before = In(book, id, span.Before),
            YearAgo = In(book, id, span.YearAgo),
            ThisYear = In(book, id, span.ThisYear),
            LastYear = In(book, id, span.LastYear),
            Units = [.. Units(request).Select(u => Figures(request, book, u))],
            Work = [.. Shown.Select(m => book.NewIn(id, m, span.Days))],
            Unverified = Unverified(request, ledger),
            Corrections = [.. issues.SelectMany(i => i.Corrections)],
            BaseChanges = [.. issues.SelectMany(i => i.BaseChanges)],
            NextDue = request.NextDue,
            CaseTypes = request.CaseTypes,
            CaseGroups = request.CaseGroups,
        };
    }

    private static IEnumerable<OrgUnit> Units(BulletinRequest request)
    {
        var tier = request.Scope.Tier == Tier.County ? Tier.Township : Tier.Village;
        return request.Tree.Subtree(request.Scope.Id).Where(u => u.Tier == tier && !(u.Opened > request.Span.Days.To) && !(u.Closed < request.Span.Days.From));
    }

    private static IncidentCount In(TotalsBook book, string id, Period days) => new(
        book.NewIn(id, Metric.Case, days), book.NewIn(id, Metric.Loss, days), book.NewIn(id, Metric.Dissuade, days),
        book.NewIn(id, Metric.LossAvoided, days), book.NewIn(id, Metric.Repatriate, days));

    private static UnitFigures Figures(BulletinRequest request, TotalsBook book, OrgUnit unit)
    {
        var days = request.Span.Days;
        var own = request.Duties.Where(d => request.Tree.IsWithin(d.UnitId, unit.Id) && days.Contains(d.Period)).ToList();
        return new UnitFigures(unit.Name, [.. Shown.Select(m => book.NewIn(unit.Id, m, days))], book.NewIn(unit.Id, Metric.Case, days), book.NewIn(unit.Id, Metric.Loss, days))
        {
            OnTime = own.Count(d => d.State == DutyState.Done),
            Late = own.Count(d => d.State == DutyState.Late),
            Extended = own.Count(d => d.State == DutyState.Extended),
            // Of a week that still runs nobody has failed yet.
            Missing = own.Count(d => d.State == DutyState.Missed || (d.State is DutyState.Open or DutyState.Partial && (request.Freeze is not null || d.Due < request.Now))),
        };
    }

    /// <summary>Cases of units that police have not confirmed: told apart, never added (rule B5).</summary>
    private static List<UnitCount> Unverified(BulletinRequest request, IReadOnlyList<LedgerEntry> ledger) => [.. ledger
        .Where(e => e is { Metric: Metric.Case, Aspect: Aspect.New, State: EntryState.Pending, Pending: PendingReason.Police, Value: > 0 })
        .Where(e => request.Span.Days.Contains(e.Period) && request.Tree.IsWithin(e.UnitId, request.Scope.Id))
        .GroupBy(e => e.UnitId).OrderBy(g => request.Tree[g.Key].Order).Select(g => new UnitCount(request.Tree[g.Key].Name, g.Sum(e => e.Value)))];
}
