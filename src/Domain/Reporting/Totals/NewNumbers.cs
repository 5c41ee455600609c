namespace AntiFraudBot.Domain.Reporting;

/// <summary>Which of one unit's accepted new numbers count inside a period (rule B3): none is counted twice.</summary>
public static class NewNumbers
{
    /// <summary>
    /// Those wholly inside the asked period that no longer ordinary number contains; of several ordinary numbers for one period the last.
    /// Additions (又, 再) count beside the number of their period and are covered only by a longer ordinary number.
    /// </summary>
    public static IReadOnlyList<LedgerEntry> Counting(IEnumerable<LedgerEntry> accepted, Period asked)
    {
        // Longest first among equal starts: whatever covers an entry stands before it, so the furthest end seen so far decides.
        var inside = accepted.Where(e => asked.Contains(e.Period)).OrderBy(e => e.Period.From).ThenByDescending(e => e.Period.To).ToList();
        var counting = new List<LedgerEntry>(inside.Count);
        DateOnly? reach = null;
        foreach (var same in inside.GroupBy(e => e.Period))
        {
            if (reach >= same.Key.To) continue;
            var ordinary = same.Where(e => !e.Adds).OrderBy(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal).LastOrDefault();
            if (ordinary is not null)
            {
                counting.Add(ordinary);
                reach = same.Key.To;
            }

            counting.AddRange(same.Where(e => e.Adds));
        }

        return counting;
    }
}
