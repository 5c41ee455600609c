using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>
/// The ledger follows the case's form (rule I24): what was booked when it was told moves to the unit and day it happened and takes its loss, as a correction
/// that keeps the old number; a withdrawn case becomes a correction to zero. The entry keeps the message that told the case, by which the score sheet finds it.
/// </summary>
public static class CaseBooking
{
    private const string Rule = "case-form";

    public static CaseBooked Complete(CaseBookingRequest request)
    {
        var c = request.Case;
        var (cases, losses) = (Live(request, Metric.Case), Live(request, Metric.Loss));
        if (cases.Sum(e => e.Value) > 1) return Several(request, cases, losses);
        var covering = Covering(request);
        if (cases.Count == 0 && covering is not null) return new CaseBooked(new BookingResult(), CaseBookingText.Covered(covering, c));
        List<Change> changes = [.. Changed(request, cases, Metric.Case, 1), .. Changed(request, losses, Metric.Loss, c.Loss ?? 0)];
        var other = covering ?? SameDay(request);
        var words = CaseBookingText.Of(request, changes, other is null ? null : covering is null ? CaseBookingText.Twice(other) : CaseBookingText.Covered(other, c));
        return new CaseBooked(ResultOf(changes, $"案件{c.Number}已核实"), words);
    }

    /// <summary>What still waited is retracted; what counted is corrected to zero, so that an issue that showed it discloses it (rule K7).</summary>
    public static CaseBooked Withdraw(CaseBookingRequest request)
    {
        var why = $"案件{request.Case.Number}不属实";
        var live = Live(request, Metric.Case).Concat(Live(request, Metric.Loss)).ToList();
        if (live.Any(e => e is { Metric: Metric.Case, State: EntryState.Accepted, Value: > 1 })) return new CaseBooked(new BookingResult(), CaseBookingText.SeveralStay(request, live));
        var waiting = live.Where(e => e.State == EntryState.Pending).Select(e => new EntryChange(e.Id, EntryState.Retracted, e.Pending, why));
        var counted = live.Where(e => e is { State: EntryState.Accepted, Value: > 0 }).Select(e => new Change([e], EntryOf(request, e.Metric, 0, e.Period, e.UnitId, e.Id) with { Adds = e.Adds })).ToList();
        var result = ResultOf(counted, why);
        return new CaseBooked(result with { Changes = [.. result.Changes, .. waiting] }, counted.Count == 0 ? null : CaseBookingText.Withdrawn(request, counted));
    }

    /// <summary>One number of the case that changes: what stood (empty: nothing did) and what takes its place.</summary>
    internal sealed record Change(IReadOnlyList<LedgerEntry> Old, LedgerEntry New);

    private static IEnumerable<Change> Changed(CaseBookingRequest request, List<LedgerEntry> old, Metric metric, decimal value)
    {
        var day = request.Case.Day;
        if (old is [{ State: EntryState.Accepted, Authoritative: true } only] && only.Value == value && only.UnitId == request.Unit.Id && only.Period.Contains(Period.Of(day))) yield break;
        if (old.Count == 0 && value == 0) yield break;
        var replaced = old.OrderBy(e => e.State == EntryState.Accepted).LastOrDefault()?.Id;
        // Beside whatever else the unit reports of that day: two cases on one day are two.
        yield return new Change(old, EntryOf(request, metric, value, Period.Of(day), request.Unit.Id, replaced) with { Adds = true });
    }

    /// <summary>A message that told of several cases at once: confirmed as it is; the form of one says nothing of the others.</summary>
    private static CaseBooked Several(CaseBookingRequest request, List<LedgerEntry> cases, List<LedgerEntry> losses)
    {
        var waiting = cases.Concat(losses).Where(e => e.State == EntryState.Pending)
            .Select(e => new Change([e], EntryOf(request, e.Metric, e.Value, e.Period, e.UnitId, e.Id) with { Adds = e.Adds })).ToList();
        return new CaseBooked(ResultOf(waiting, $"案件{request.Case.Number}已核实"), CaseBookingText.SeveralStay(request, cases));
    }

    private static BookingResult ResultOf(IReadOnlyCollection<Change> changes, string why) => new()
    {
        Entries = [.. changes.Select(c => c.New)],
        Changes = [.. changes.SelectMany(c => c.Old).Select(e => new EntryChange(e.Id, EntryState.Superseded, e.Pending, why))],
    };

    private static LedgerEntry EntryOf(CaseBookingRequest request, Metric metric, decimal value, Period period, string unitId, string? supersedes) => new()
    {
        Id = request.NewId(),
        UnitId = unitId,
        Metric = metric,
        Aspect = Aspect.New,
        Value = value,
        Period = period,
        State = EntryState.Accepted,
        MessageId = request.Case.MessageId,
        SpeakerId = request.Speaker.Id,
        At = request.At,
        Rule = Rule,
        Supersedes = supersedes,
        Authoritative = true,
        AfterFreeze = request.FrozenThrough >= period.To,
    };

    private static List<LedgerEntry> Live(CaseBookingRequest request, Metric metric)
    {
        var live = request.Own.Where(e => e.Metric == metric && e.Aspect == Aspect.New && Retraction.IsLive(e)).ToList();
        // Told together with another unit's: only its own.
        return live.Select(e => e.UnitId).Distinct().Count() > 1 ? [.. live.Where(e => e.UnitId == request.Unit.Id)] : live;
    }

    /// <summary>A longer number of police or office that holds the day already: what is booked inside it does not count a second time (rule B3).</summary>
    private static LedgerEntry? Covering(CaseBookingRequest request) => Counting(request)
        .FirstOrDefault(e => !e.Adds && e.Period.Days > 1 && e.Period.Contains(Period.Of(request.Case.Day)));

    private static LedgerEntry? SameDay(CaseBookingRequest request) => Counting(request).FirstOrDefault(e => e.Period == Period.Of(request.Case.Day));

    private static IEnumerable<LedgerEntry> Counting(CaseBookingRequest request) => request.Entries.Where(e =>
        e is { Metric: Metric.Case, Aspect: Aspect.New, State: EntryState.Accepted, Authoritative: true, Value: > 0 }
        && e.UnitId == request.Unit.Id && e.MessageId != request.Case.MessageId);
}
