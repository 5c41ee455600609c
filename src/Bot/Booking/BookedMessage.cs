using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;

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

    /// <summary>半月报还差累计安装。, for each form this message began to fill.</summary>
    public List<string> StillMissing { get; } = [];

    /// <summary>Only of forms the message reported for: one who says today's numbers is not asked for others.</summary>
    public void NoteMissing(Duty duty, string title, IReadOnlyList<FormNumber> missing)
    {
        var told = Results.SelectMany(r => r.Result.Entries.Select(e => e.Period).Concat(r.Result.Repeats.Select(e => e.Period)));
        if (!told.Contains(duty.Period)) return;
        StillMissing.Add($"{title}还差{string.Join('、', missing.Select(n => (n.Aspect == Aspect.Total ? "累计" : "") + n.Metric.ChineseName()))}。");
    }

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
