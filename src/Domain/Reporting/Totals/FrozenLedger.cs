namespace AntiFraudBot.Domain.Reporting;

/// <summary>The ledger as it stood when a week was frozen (rule K7), so that a late computation prints the same figures as the issue.</summary>
public static class FrozenLedger
{
    /// <summary>
    /// The entries the issue has, each in the state it had then. Changes: at least those the issue does not have, in the order they were made.
    /// </summary>
    public static IReadOnlyList<LedgerEntry> At(IEnumerable<LedgerEntry> entries, IReadOnlyList<StateChange> changes, LedgerMark mark)
    {
        var counted = entries.Where(mark.Has).ToList();
        var undone = new Dictionary<string, StateChange>();
        foreach (var change in changes)
        {
            if (!mark.Has(change)) undone.TryAdd(change.EntryId, change);
        }

        if (undone.Count == 0) return counted;
        for (var i = 0; i < counted.Count; i++)
        {
            if (undone.TryGetValue(counted[i].Id, out var change)) counted[i] = counted[i] with { State = change.OldState, Pending = change.OldPending };
        }

        // A case that police complete keeps the moment of its first message (rule I24): such a number may be in the issue although the message
        // that put it in place of another came later. Both would count.
        var replaced = counted.Where(e => e is { Supersedes: not null, State: EntryState.Accepted or EntryState.Superseded }).Select(e => e.Supersedes!).ToHashSet();
        return [.. counted.Select(e => e.State == EntryState.Accepted && replaced.Contains(e.Id) && undone.ContainsKey(e.Id) ? e with { State = EntryState.Superseded } : e)];
    }
}
