using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Booking;

/// <summary>What the rows of one message did, before it is saved: the ledger as it will be, and what to tell the speaker.</summary>
public sealed class BookedMessage
{
    private readonly List<LedgerEntry> _added = [];
    private readonly Dictionary<string, EntryChange> _changed = [];

    public List<(OrgUnit Unit, BookingResult Result, BookingFacts Facts)> Results { get; } = [];

    public List<string> UnknownUnits { get; } = [];

    /// <summary>Units whose dates do not exist (2月30日).</summary>
    public List<string> BadPeriods { get; } = [];

    public List<(Duty Before, Duty After)> DutyChanges { get; } = [];

    public IReadOnlyList<LedgerEntry> Added => _added;

    public IReadOnlyCollection<EntryChange> Changed => _changed.Values;

    /// <summary>Units whose duties may stand differently now.</summary>
    public IReadOnlyList<string> TouchedUnits => [.. Results.SelectMany(r => r.Result.Entries.Select(e => e.UnitId)
        .Concat(r.Facts.Entries.Where(e => r.Result.Changes.Any(c => c.EntryId == e.Id)).Select(e => e.UnitId))
        .Concat(r.Result.Repeats.Count > 0 ? [r.Unit.Id] : [])).Distinct()];

    public void Add(OrgUnit unit, BookingResult result, BookingFacts facts)
    {
        Results.Add((unit, result, facts));
        _added.AddRange(result.Entries);
        foreach (var change in result.Changes) _changed[change.EntryId] = change;
    }

    /// <summary>The stored entries with this message's additions and changes laid over them.</summary>
    public IReadOnlyList<LedgerEntry> Overlay(IReadOnlyList<LedgerEntry> stored)
    {
        var known = stored.Select(e => e.Id).ToHashSet();
        return [.. stored.Concat(_added.Where(e => !known.Contains(e.Id))).Select(WithChange)];
    }

    private LedgerEntry WithChange(LedgerEntry entry) =>
        _changed.TryGetValue(entry.Id, out var change) ? entry with { State = change.State, Pending = change.Pending } : entry;
}
