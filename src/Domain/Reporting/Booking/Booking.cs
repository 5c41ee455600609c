using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>What a message does to the ledger (rules B1–B9). Pure: the same request and facts give the same result.</summary>
public static class Booking
{
    /// <summary>Books one row of a report, correction, forwarding confirmation or case.</summary>
    public static BookingResult Decide(BookingRequest request, BookingFacts facts)
    {
        if (Refuse(request, facts) is { } refusal) return new BookingResult { Refusals = [refusal] };
        var unit = TargetUnit(request, facts);
        var drafts = request.Row.Values.Select(value => DraftOf(request, facts, unit.Id, value)).ToList();
        return new BookingRun(facts, unit).Run(drafts, facts.OpenDuty?.Period);
    }

    /// <summary>Books the answer to a question. An answer that does not fit leaves everything as it stands, with a refusal.</summary>
    public static BookingResult Resolve(BookingAnswer answer, BookingFacts facts) => Resolution.Decide(answer, facts);

    private static Refusal? Refuse(BookingRequest request, BookingFacts facts)
    {
        if (request.Speaker.Role == Role.Resident) return new Refusal(RefusalKind.Resident, null);
        if (request.IsChainList && !Entitlement.IsOwn(facts.Tree, request.Speaker, request.Unit.Id)) return new Refusal(RefusalKind.NotTheSpeakersLine, null);
        if (request.Row.Operation != Operation.Replace) return null;
        var reported = facts.Entries.Where(e => e.UnitId == request.Unit.Id && e.State is (EntryState.Accepted or EntryState.Pending)).ToList();
        var refused = request.Row.Values.FirstOrDefault(v => !Entitlement.MayCorrect(
            facts.Tree, request.Speaker, request.Unit.Id, reported.Where(e => e.Metric == v.Metric).MaxBy(e => e.At), v.Metric));
        return refused is null ? null : new Refusal(RefusalKind.OtherUnitsCorrection, $"{request.Unit.Name}的数由{request.Unit.Name}、平安办或原报人更正。");
    }

    /// <summary>A dissuasion or case the police report without a place is the township's (rule B5).</summary>
    private static OrgUnit TargetUnit(BookingRequest request, BookingFacts facts)
    {
        var placeless = !request.UnitWasNamed && request.Speaker.Role == Role.Police && request.Row.Values.All(v => v.Metric.NeedsPolice());
        var township = facts.Tree.Above(request.Unit.Id, Tier.Township);
        return placeless && township is not null ? township : request.Unit;
    }

    private static Draft DraftOf(BookingRequest request, BookingFacts facts, string unitId, ReadValue value)
    {
        var period = BookingPeriod.For(request, facts, value.Metric, value.Aspect);
        return new Draft(unitId, value.Metric, value.Aspect, value.Value, period, request.Row.Operation)
        {
            Id = request.NewId(),
            MessageId = request.MessageId,
            SpeakerId = request.Speaker.Id,
            At = request.SentAt,
            Rule = request.Rule,
            Authoritative = request.Speaker.IsAuthority() && Entitlement.Oversees(facts.Tree, request.Speaker, unitId),
            PeriodSaid = request.Period is not null,
            Old = request.Row.Old,
            Held = Held(request, facts, unitId, value),
            FromChainList = request.IsChainList,
        };
    }

    private static PendingReason Held(BookingRequest request, BookingFacts facts, string unitId, ReadValue value)
    {
        if (!Entitlement.MayBook(facts.Tree, request.Speaker, unitId) && (request.Row.Operation != Operation.Replace || Unconfirmed(facts, unitId, value)))
            return PendingReason.Proxy;
        if (BookingPeriod.IsDoubtful(request, facts, value)) return PendingReason.WhichWeek;
        return value.Approximate ? PendingReason.Approximate : PendingReason.None;
    }

    /// <summary>The number a stranger corrects is his own, and still waits for the unit.</summary>
    private static bool Unconfirmed(BookingFacts facts, string unitId, ReadValue value) => facts.Entries
        .Where(e => e.UnitId == unitId && e.Metric == value.Metric && e.Aspect == value.Aspect && e.State is (EntryState.Accepted or EntryState.Pending))
        .MaxBy(e => e.At) is not { State: EntryState.Accepted };
}
