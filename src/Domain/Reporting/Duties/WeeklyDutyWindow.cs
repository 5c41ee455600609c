using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>The time in which a number without a date answers last week's duty (rule D8): deadline day 00:00 local to the freeze, its minute included.</summary>
public static class WeeklyDutyWindow
{
    /// <summary>The duty an undated number goes to, or null. Of two weeks the older is filled first.</summary>
    public static Duty? OpenFor(IEnumerable<Duty> dutiesOfUnit, DateTimeOffset instant) =>
        dutiesOfUnit
            .Where(d => d.Form == WeeklyForm.Name && IsUnfilled(d) && IsInside(d, instant))
            .MinBy(d => d.Period.From);

    public static bool IsInside(Duty duty, DateTimeOffset instant) =>
        instant >= WorkCalendar.At(WorkCalendar.LocalDate(duty.Due), TimeOnly.MinValue) && !DutyStatus.IsFrozen(duty, instant);

    private static bool IsUnfilled(Duty duty) => duty.State is DutyState.Open or DutyState.Partial or DutyState.Extended;
}
