namespace AntiFraudBot.Domain.Reporting;

public enum EntryState { Accepted, Pending, Superseded, Retracted }

/// <summary>
/// Why an entry is pending: which question is open on it. Police = waits for police or office (待核, rule B5);
/// Proxy = reported for another unit (rule B8). Appeal = somebody entitled says it is wrong (rule B13).
/// </summary>
public enum PendingReason { None, AddOrCorrect, WhichWeek, Implausible, Police, Proxy, Approximate, Appeal }

/// <summary>
/// One reported number. Entries are never deleted; a correction supersedes and keeps the old value.
/// Value: a count, yuan, or percent 0-100 (three decimals at most). At = when the message was sent, UTC.
/// </summary>
public sealed record LedgerEntry
{
    public required string Id { get; init; }

    /// <summary>The short running number people type (错 87), given by the store; 0 while the entry is not stored.</summary>
    public long Number { get; init; }
    public required string UnitId { get; init; }
    public required Metric Metric { get; init; }
    public required Aspect Aspect { get; init; }
    public required decimal Value { get; init; }
    public required Period Period { get; init; }
    public required EntryState State { get; init; }
    public PendingReason Pending { get; init; }

    /// <summary>True when the entry adds to what stands for the same period (又, 再, 另, 补) instead of being the period's value.</summary>
    public bool Adds { get; init; }

    public required string MessageId { get; init; }
    public required string SpeakerId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Code of the reader's rule that made the number.</summary>
    public required string Rule { get; init; }

    /// <summary>Entry this one replaced (corrections), if any.</summary>
    public string? Supersedes { get; init; }

    /// <summary>True when police or office entered it: counts in rankings for the metrics of rule B5.</summary>
    public bool Authoritative { get; init; }

    /// <summary>True when it was booked after the freeze of its week: counts from the next issue on.</summary>
    public bool AfterFreeze { get; init; }
}
