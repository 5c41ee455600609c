namespace AntiFraudBot.Domain.Reporting;

/// <summary>
/// What an entry was before one change of its state. Number = the change's own running number in the ledger's history; At = when the message
/// that changed it was sent, UTC.
/// </summary>
public sealed record StateChange
{
    public long Number { get; init; }
    public string EntryId { get; init; } = "";
    public EntryState OldState { get; init; }
    public PendingReason OldPending { get; init; }
    public DateTimeOffset At { get; init; }
}
