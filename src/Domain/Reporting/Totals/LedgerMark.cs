namespace AntiFraudBot.Domain.Reporting;

/// <summary>
/// Where a week's issue cut the ledger (rule K7). Cutoff = the freeze, UTC, its minute still in it (rule T8). LastChange = number of the last
/// change of state made before the issue was; null where no issue kept it.
/// </summary>
public sealed record LedgerMark(Period Week, DateTimeOffset Cutoff, long? LastChange)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The first moment that is no longer in the issue, UTC.</summary>
    public DateTimeOffset End => Cutoff + Minute;

    /// <summary>True when the entry's message was sent in time and it was not booked after the freeze of this or a later week.</summary>
    public bool Has(LedgerEntry entry) => IsSentBy(entry, Cutoff) && !(entry.AfterFreeze && entry.Period.To >= Week.From);

    /// <summary>True when the issue knows the change: sent in time and made before the issue was.</summary>
    public bool Has(StateChange change) => change.At < End && !(change.Number > LastChange);

    /// <summary>True while the clock still shows the minute of the cut-off: what fills the duty is in the issue too.</summary>
    public static bool IsSentBy(LedgerEntry entry, DateTimeOffset cutoff) => entry.At < cutoff + Minute;
}
