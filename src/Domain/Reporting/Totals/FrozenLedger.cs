namespace AntiFraudBot.Domain.Reporting;

/// <summary>The ledger as it stood when a week was frozen (rule K7), so that a late computation prints the same issue.</summary>
public static class FrozenLedger
{
    /// <summary>
    /// Entries sent up to the cut-off (UTC), without those booked after the freeze of this or a later week; what was replaced
    /// only after the cut-off stands again.
    /// </summary>
    public static IReadOnlyList<LedgerEntry> At(IEnumerable<LedgerEntry> entries, Period week, DateTimeOffset cutoff)
    {
        var all = entries.ToList();
        var counted = all.Where(e => e.At <= cutoff && !(e.AfterFreeze && e.Period.To >= week.From)).ToList();
        var later = all.Except(counted).Where(e => e.Supersedes is not null && e.State != EntryState.Retracted).Select(e => e.Supersedes!).ToHashSet();
        return [.. counted.Select(e => IsRevived(e, later) ? e with { State = EntryState.Accepted } : e)];
    }

    private static bool IsRevived(LedgerEntry entry, HashSet<string> replacedLater) =>
        entry.State == EntryState.Superseded && entry.Pending == PendingReason.None && replacedLater.Contains(entry.Id);
}
