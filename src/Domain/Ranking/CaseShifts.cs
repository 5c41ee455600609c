using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>
/// What happened since the previous issue to cases of weeks it or an older one has shown: the new issue counts other weeks, so a note says it (rule K7).
/// </summary>
internal static class CaseShifts
{
    /// <summary>Ledger as it stood at the freeze; cases = its new cases.</summary>
    public static IReadOnlyList<CaseShift> Of(RankingRequest request, IReadOnlyList<LedgerEntry> cases, IReadOnlyList<LedgerEntry> ledger)
    {
        var byId = new Dictionary<string, LedgerEntry>();
        foreach (var entry in cases) byId.TryAdd(entry.Id, entry);
        return [.. cases
            .Where(e => e is { State: EntryState.Accepted, Authoritative: true, Value: > 0 } && IsNew(request, e) && request.Tree.IsWithin(e.UnitId, request.ScopeUnitId))
            .Select(e => Shift(request, e, Before(request, e, byId), ledger)).OfType<CaseShift>().OrderBy(s => s.Days.From)];
    }

    /// <summary>
    /// A case confirmed or completed keeps the moment its message was sent: whether it came since the previous issue is told by its running number,
    /// or, where that issue kept none, by being of its week and booked after its freeze.
    /// </summary>
    private static bool IsNew(RankingRequest request, LedgerEntry entry) =>
        !request.Knew(entry) || (request.Previous is { LastNumber: > 0 } previous
            ? entry.Number > previous.LastNumber
            : entry.AfterFreeze && entry.Period.To < request.Period.From && entry.Period.To >= request.Previous?.Period.From);

    /// <summary>The number an issue may have shown: changed twice since, the first.</summary>
    private static LedgerEntry? Before(RankingRequest request, LedgerEntry entry, Dictionary<string, LedgerEntry> byId)
    {
        var before = entry.Supersedes is { } id ? byId.GetValueOrDefault(id) : null;
        while (before is { Supersedes: { } older } && !request.Knew(before) && byId.GetValueOrDefault(older) is { } first) before = first;
        return before is { Pending: PendingReason.None } ? before : null;
    }

    private static CaseShift? Shift(RankingRequest request, LedgerEntry entry, LedgerEntry? before, IReadOnlyList<LedgerEntry> ledger)
    {
        var unit = request.Tree[entry.UnitId].Name;
        if (before is null)
        {
            if (!entry.AfterFreeze || entry.Period.To >= request.Period.From) return null;
            var loss = ledger.Where(e => e is { Metric: Metric.Loss, State: EntryState.Accepted } && e.MessageId == entry.MessageId && e.UnitId == entry.UnitId && e.Period == entry.Period).ToList();
            return new CaseShift(unit, entry.Period, entry.Value, loss.Count == 0 ? null : loss.Sum(e => e.Value));
        }

        var sameUnit = before.UnitId == entry.UnitId;
        var posted = entry.AfterFreeze || before.Period.To < request.Period.From;
        if (!posted || (sameUnit && CampaignWeekOf(before.Period.From) == CampaignWeekOf(entry.Period.From))) return null;
        return new CaseShift(unit, entry.Period, entry.Value, null, before.Period, sameUnit ? null : request.Tree[before.UnitId].Name);
    }

    private static Calendar.CampaignWeek CampaignWeekOf(DateOnly day) => Calendar.CampaignWeek.Of(day);
}
