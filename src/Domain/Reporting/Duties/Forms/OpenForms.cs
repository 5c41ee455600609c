using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>A duty whose window is open, and the numbers its form asks for.</summary>
public sealed record OpenForm(Duty Duty, IReadOnlyList<FormNumber> Numbers);

/// <summary>Which forms beside the weekly one a number without days may answer (rules D14, D15).</summary>
public static class OpenForms
{
    /// <summary>Unfilled duties whose window is open, first due first. Counters take no undated numbers: today's count for them anyway.</summary>
    public static IReadOnlyList<OpenForm> At(IEnumerable<Duty> dutiesOfUnit, FormBook forms, DateTimeOffset instant) =>
    [
        .. from duty in dutiesOfUnit
           where duty.State is DutyState.Open or DutyState.Partial or DutyState.Extended && IsInside(duty, instant)
           let form = forms.Find(duty.Form)
           where form is { IsTask: false, Schedule.IsCounter: false }
           orderby duty.Due, duty.Period.To
           select new OpenForm(duty, [.. form.Numbers]),
    ];

    /// <summary>The duty a message means that names the form: the one whose window is open, else the last that has begun and is not frozen.</summary>
    public static Duty? Named(IEnumerable<Duty> dutiesOfUnit, Form form, DateTimeOffset instant)
    {
        var running = dutiesOfUnit.Where(d => d.Form == form.Name && !DutyStatus.IsFrozen(d, instant)).OrderBy(d => d.Due).ToList();
        return running.FirstOrDefault(d => IsInside(d, instant)) ?? running.FirstOrDefault();
    }

    /// <summary>From 00:00 of the nominal day (which a shift leaves before the due day) to the freeze.</summary>
    public static bool IsInside(Duty duty, DateTimeOffset instant) =>
        instant >= WorkCalendar.At(duty.Period.To, TimeOnly.MinValue) && !DutyStatus.IsFrozen(duty, instant);
}
