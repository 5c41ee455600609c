namespace AntiFraudBot.Domain.Reporting;

/// <summary>Which of one unit's accepted new numbers count inside a period (rule B3): none is counted twice.</summary>
public static class NewNumbers
{
    /// <summary>
    /// Those that count in the asked period (rule B16) and that no longer ordinary number contains; of several ordinary numbers for one period the last.
    /// Whole = only those wholly inside, for what is added to a running total of the day before. Additions (又, 再) count beside the number of their period and are covered only by a longer ordinary number.
    /// </summary>
    public static IReadOnlyList<LedgerEntry> Counting(List<LedgerEntry> accepted, Period asked, bool whole = false)
    {
        // Most of the time a week of many is asked for, or all of them.
        var within = 0;
        foreach (var entry in accepted) within += IsIn(entry) ? 1 : 0;
        if (within == 0) return [];
        var some = accepted;
        if (within < accepted.Count)
        {
            some = new List<LedgerEntry>(within);
            foreach (var entry in accepted)
            {
                if (IsIn(entry)) some.Add(entry);
            }
        }

        // Longest first among equal starts: whatever covers an entry stands before it, so the furthest end seen so far decides.
        var inside = InOrder(some);
        var counting = new List<LedgerEntry>(inside.Count);
        DateOnly? reach = null;
        for (int first = 0, next; first < inside.Count; first = next)
        {
            var period = inside[first].Period;
            next = first + 1;
            while (next < inside.Count && inside[next].Period == period) next++;
            if (reach >= period.To) continue;
            if (Last(inside, first, next) is { } ordinary)
            {
                counting.Add(ordinary);
                reach = period.To;
            }

            for (var i = first; i < next; i++)
            {
                if (inside[i].Adds) counting.Add(inside[i]);
            }
        }

        return counting;

        bool IsIn(LedgerEntry entry) => whole ? asked.Contains(entry.Period) : asked.Counts(entry.Period);
    }

    // Week after week is how they mostly come: then there is nothing to sort.
    private static List<LedgerEntry> InOrder(List<LedgerEntry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            var (before, after) = (entries[i - 1].Period, entries[i].Period);
            if (before.From > after.From || (before.From == after.From && before.To < after.To))
                return [.. entries.OrderBy(e => e.Period.From).ThenByDescending(e => e.Period.To)];
        }

        return entries;
    }

    /// <summary>Of one period, from the first to before the next: the ordinary number sent last; of several sent at once the one with the last id.</summary>
    private static LedgerEntry? Last(List<LedgerEntry> inside, int first, int next)
    {
        LedgerEntry? last = null;
        for (var i = first; i < next; i++)
        {
            var entry = inside[i];
            if (entry.Adds) continue;
            if (last is null || entry.At > last.At || (entry.At == last.At && string.CompareOrdinal(entry.Id, last.Id) >= 0)) last = entry;
        }

        return last;
    }
}
