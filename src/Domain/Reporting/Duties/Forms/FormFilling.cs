using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>How far the ledger fills a form's duty (rule D13). FirstAt: when what counts was sent first; null when nothing was.</summary>
public sealed record FormFilling(bool Filled, bool Touched, DateTimeOffset? FirstAt)
{
    /// <summary>Required numbers that are not in, of a form that is partly filled.</summary>
    public IReadOnlyList<FormNumber> Missing { get; init; } = [];

    /// <summary>
    /// Own: the unit's entries, and those its own people handed in for its groups; what was replaced since still tells when it was first
    /// said. Book: the totals drawn from them.
    /// Null for a task, of which the ledger knows nothing.
    /// </summary>
    public static FormFilling? Of(Form form, Duty duty, IReadOnlyList<LedgerEntry> own, TotalsBook book)
    {
        if (form.IsTask) return null;
        return form.Schedule.IsCounter ? Counted(form, duty, book) : Reported(form, duty, own);
    }

    /// <summary>What a counter stands at, zero when nothing was reported.</summary>
    public static decimal Count(Form form, Duty duty, TotalsBook book) => book.NewIn(duty.UnitId, form.Required[0].Metric, duty.Period) ?? 0;

    private static FormFilling Reported(Form form, Duty duty, IReadOnlyList<LedgerEntry> own)
    {
        var said = own.Where(e => form.Numbers.Contains(new FormNumber(e.Metric, e.Aspect)) && Answers(e, duty)).ToList();
        var answering = said.Where(IsLive).ToList();
        var required = answering.Where(e => form.Required.Contains(new FormNumber(e.Metric, e.Aspect))).ToList();
        var first = said.Where(e => form.Required.Contains(new FormNumber(e.Metric, e.Aspect))).Select(e => (DateTimeOffset?)e.At).Min();
        var missing = form.Required.Where(n => !required.Exists(e => e.Metric == n.Metric && e.Aspect == n.Aspect)).ToList();
        return new FormFilling(missing.Count == 0, answering.Count > 0, first) { Missing = missing };
    }

    internal static bool IsLive(LedgerEntry entry) => entry.State is EntryState.Accepted or EntryState.Pending;

    // A running total of any day from the nominal day to the due day answers: nobody has to say it twice because a form was shifted.
    private static bool Answers(LedgerEntry entry, Duty duty) => entry.Aspect == Aspect.New
        ? entry.Period == duty.Period
        : entry.Period.To >= duty.Period.To && entry.Period.To <= WorkCalendar.LocalDate(duty.Due);

    private static FormFilling Counted(Form form, Duty duty, TotalsBook book)
    {
        var sum = 0m;
        foreach (var entry in book.EntriesIn(duty.UnitId, form.Required[0].Metric, duty.Period).OrderBy(e => e.At))
        {
            sum += entry.Value;
            if (sum >= form.Minimum) return new FormFilling(true, true, entry.At);
        }

        return new FormFilling(false, sum > 0, null);
    }
}
