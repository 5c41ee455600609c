using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>
/// The forms' timetable, beside the weekly one and with the same manners (rules T12, T14, T15): asked as often as one likes, the answer
/// depends only on the instant and on what was done; nothing planned before the installation's first day is ever due.
/// </summary>
public sealed class FormCalendar(FormBook forms, WorkCalendar calendar, TimetableOptions hours, DateTimeOffset? inServiceSince = null)
{
    // The longest term is under half a year; missed steps are looked for as far back as the weekly ones.
    private const int DaysAhead = 200;

    private static readonly FormStep[] Steps = Enum.GetValues<FormStep>();

    public FormBook Forms => forms;

    /// <summary>Instances that have begun and are not frozen at this instant: their duties exist.</summary>
    public IReadOnlyList<FormRound> Running(DateTimeOffset now)
    {
        var today = WorkCalendar.LocalDate(now);
        return [.. Rounds(now).Where(r => r.Instance.Period.From <= today && now < r.At(FormStep.Freeze))];
    }

    /// <summary>The steps to be taken now, in the order of their planned instants. Made: forms that are not in the settings, such as tasks (rule W1).</summary>
    public IReadOnlyList<DueFormStep> Due(DateTimeOffset now, IReadOnlyDictionary<string, DateTimeOffset> done, IReadOnlyList<Form>? made = null) =>
    [
        .. from round in Rounds(now).Concat(Rounds(now, made ?? []))
           from step in Steps
           where !done.ContainsKey(round.Key(step)) && IsDue(round, step, now)
           orderby round.At(step), step
           select new DueFormStep(step, round, round.Key(step)),
    ];

    private bool IsDue(FormRound round, FormStep step, DateTimeOffset now)
    {
        if (step == FormStep.Notice && !(round.Form.Schedule.HasNotice && round.Form.Announced)) return false;
        var at = round.At(step);
        if (now < at || at < inServiceSince || now >= round.OvertakenAt(step)) return false;
        return step == FormStep.Freeze || !calendar.IsQuiet(now);
    }

    /// <summary>The one round of a form that is due once.</summary>
    public FormRound RoundOf(Form form, DateOnly day) =>
        new(form, form.Schedule.Between(day, day, calendar).Single(), calendar, hours);

    private IEnumerable<FormRound> Rounds(DateTimeOffset now) => Rounds(now, forms.Others);

    private IEnumerable<FormRound> Rounds(DateTimeOffset now, IReadOnlyList<Form> of)
    {
        var today = WorkCalendar.LocalDate(now);
        return from form in of
               from instance in form.Schedule.Between(today.AddDays(-7 * hours.LookBackWeeks), today.AddDays(DaysAhead), calendar)
               where !(instance.Due < form.From) && !(instance.Nominal > form.Until)
               let round = new FormRound(form, instance, calendar, hours)
               where !(round.Due < inServiceSince)
               select round;
    }
}
