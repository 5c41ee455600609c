namespace AntiFraudBot.Domain.Reporting;

/// <summary>The ledger as it stood when a week was frozen (rule K7), so that a late computation prints the same issue.</summary>
public static class FrozenLedger
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Entries sent up to the cut-off (UTC), its minute included (rule T8), without those booked after the freeze of this or a later week; what was replaced
    /// only after the cut-off stands again.
    /// </summary>
    public static IReadOnlyList<LedgerEntry> At(IEnumerable<LedgerEntry> entries, Period week, DateTimeOffset cutoff)
    {
        var counted = entries.TryGetNonEnumeratedCount(out var all) ? new List<LedgerEntry>(all) : [];
        var later = new HashSet<string>();
        foreach (var entry in entries)
        {
            if (IsSentBy(entry, cutoff) && !(entry.AfterFreeze && entry.Period.To >= week.From)) counted.Add(entry);
            else if (entry.Supersedes is not null && entry.State != EntryState.Retracted) later.Add(entry.Supersedes);
        }

        return later.Count == 0 ? counted : [.. counted.Select(e => IsRevived(e, later) ? e with { State = EntryState.Accepted } : e)];
    }

    /// <summary>True while the clock still shows the minute of the cut-off: what fills the duty is in the issue too.</summary>
    public static bool IsSentBy(LedgerEntry entry, DateTimeOffset cutoff) => entry.At < cutoff + Minute;

    private static bool IsRevived(LedgerEntry entry, HashSet<string> replacedLater) =>
        entry.State == EntryState.Superseded && entry.Pending == PendingReason.None && replacedLater.Contains(entry.Id);
}
