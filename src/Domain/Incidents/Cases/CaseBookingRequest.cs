using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Incidents;

/// <summary>What a case did to the ledger, and what police or office read of it; null when the ledger said the same already.</summary>
public sealed record CaseBooked(BookingResult Result, string? Words);

/// <summary>
/// A case and the ledger around it. Own: the entries of the message that told it. Entries: those of its unit in every state. At: when it was completed or
/// withdrawn, UTC.
/// </summary>
public sealed record CaseBookingRequest
{
    public required FraudCase Case { get; init; }
    public required OrgUnit Unit { get; init; }
    public required IReadOnlyList<LedgerEntry> Own { get; init; }
    public required IReadOnlyList<LedgerEntry> Entries { get; init; }
    public required Member Speaker { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateOnly? FrozenThrough { get; init; }
    public required Func<string> NewId { get; init; }
}
