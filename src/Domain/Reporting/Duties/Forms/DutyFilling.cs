using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>
/// How far the ledger fills a duty, of the weekly form and of the others (rules D3, D4, D13): the same for a message just booked and for
/// a duty that begins when its numbers are already in.
/// </summary>
public sealed class DutyFilling(Registry registry, FormBook forms)
{
    /// <summary>Null for a task and for a form that is no longer in the settings. Subtree: entries of the unit and below, in every state.</summary>
    public FormFilling? Of(Duty duty, IReadOnlyList<LedgerEntry> subtree)
    {
        var own = subtree.Where(e => IsOwn(e, duty.UnitId) && WasSaid(e)).ToList();
        if (duty.Form == WeeklyForm.Name) return Weekly(duty, own);
        return forms.Find(duty.Form) is { } form ? FormFilling.Of(form, duty, own, new TotalsBook(registry.Tree, subtree)) : null;
    }

    private FormFilling Weekly(Duty duty, List<LedgerEntry> own)
    {
        var said = own.Where(e => e.Aspect == Aspect.New ? e.Period == duty.Period : e.Period.To == duty.Period.To).ToList();
        var reported = said.Where(FormFilling.IsLive).Select(e => e.Metric).ToHashSet();
        // A report that was in time stays in time when it is corrected later.
        var first = said.Where(e => forms.Weekly.Required.Contains(e.Metric)).Select(e => (DateTimeOffset?)e.At).Min();
        return new FormFilling(forms.Weekly.IsFilledBy(reported), forms.Weekly.IsTouchedBy(reported), first);
    }

    /// <summary>The unit's own numbers, and those of its groups that the unit's own people handed in.</summary>
    private bool IsOwn(LedgerEntry entry, string unitId) =>
        entry.UnitId == unitId || (registry.Members.TryGetValue(entry.SpeakerId, out var speaker) && speaker.UnitId == unitId);

    // A neighbour's unconfirmed word fills nobody's duty: the unit's own number that follows would be taken for today's.
    private static bool WasSaid(LedgerEntry entry) =>
        entry.State != EntryState.Retracted && (entry.State == EntryState.Accepted || entry.Pending is not (PendingReason.WhichWeek or PendingReason.Proxy));
}
