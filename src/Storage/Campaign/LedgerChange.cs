using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Storage;

/// <summary>One change of an entry's state: who, why, when (UTC).</summary>
public sealed record LedgerChange
{
    public string EntryId { get; init; } = "";
    public EntryState OldState { get; init; }
    public EntryState NewState { get; init; }
    public string Actor { get; init; } = "";
    public string Why { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
