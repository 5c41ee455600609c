using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>
/// Cases of a unit as they count in the ledger. Source = the entry's id, Number what people read (87号). Loss in yuan of all of them, null
/// when not entered. The two answers come from the police's form and the callback; null = not known, and then nothing follows from them.
/// </summary>
public sealed record CaseFact(string Source, long Number, string UnitId, Period Days, decimal Count, decimal? Loss)
{
    /// <summary>The message that booked it: by it the answers of a form or a callback are found.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>Whether the victim is 村两委, 本土人才, 社长, staff of the unit, or their family.</summary>
    public bool? StaffOrFamily { get; init; }

    /// <summary>Whether the victim says publicity had reached them.</summary>
    public bool? PublicityReached { get; init; }

    /// <summary>With what is known of the message's case; of several cases in one message nothing is known of the single one.</summary>
    public CaseFact Knowing(IEnumerable<CaseAnswer> answers) => Count == 1 && answers.LastOrDefault(a => a.MessageId == MessageId) is { } known
        ? this with { StaffOrFamily = known.StaffOrFamily, PublicityReached = known.PublicityReached }
        : this;

    /// <summary>The loss of one case; null when several were entered together.</summary>
    public decimal? SingleLoss => Count == 1 ? Loss : null;

    /// <summary>The units' cases of these days: what counts of the ledger (rules B3–B5), with the loss said in the same message.</summary>
    public static IReadOnlyList<CaseFact> Of(TotalsBook book, IEnumerable<OrgUnit> units, Period days) =>
        [.. units.SelectMany(u => Of(book, u.Id, days)).OrderBy(c => c.Days.From).ThenBy(c => c.Number)];

    private static IEnumerable<CaseFact> Of(TotalsBook book, string unitId, Period days)
    {
        var losses = book.EntriesIn(unitId, Metric.Loss, days).ToLookup(e => (e.MessageId, e.UnitId));
        foreach (var entry in book.EntriesIn(unitId, Metric.Case, days).Where(e => e.Value > 0))
        {
            var said = losses[(entry.MessageId, entry.UnitId)].Select(e => (decimal?)e.Value).ToList();
            yield return new CaseFact(entry.Id, entry.Number, unitId, entry.Period, entry.Value, said.Count == 0 ? null : said.Sum()) { MessageId = entry.MessageId };
        }
    }
}

/// <summary>What the police's form and the callback say of the case a message booked; null = not answered. No names.</summary>
public sealed record CaseAnswer(string MessageId, bool? StaffOrFamily, bool? PublicityReached);

/// <summary>A finished spot check of a unit's roster: people reached, how many did not hold, and whether falsification was confirmed.</summary>
public sealed record SpotCheckFact(string Id, string UnitId, DateOnly Day, int Reached, int Mismatched, bool Falsified)
{
    /// <summary>Percent of those reached.</summary>
    public decimal Mismatch => Reached == 0 ? 0 : Mismatched * 100m / Reached;
}
