using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>One instance of a form with its hours (rule D12). Instants are UTC; Due and Freeze are the named minute, which is still inside.</summary>
public sealed record FormRound
{
    private const int CounterLeadDays = 13;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly WorkCalendar _calendar;
    private readonly TimetableOptions _hours;

    public FormRound(Form form, FormInstance instance, WorkCalendar calendar, TimetableOptions hours)
    {
        (Form, Instance, _calendar, _hours) = (form, instance, calendar, hours);
        Followup = calendar.NextWorkday(instance.Due);
    }

    public Form Form { get; }

    public FormInstance Instance { get; }

    /// <summary>The workday after the due day.</summary>
    public DateOnly Followup { get; }

    public DateTimeOffset Notice => WorkCalendar.At(_calendar.PreviousWorkday(Instance.Due), _hours.OfficeNoticeEarly);

    /// <summary>Of a counter on the first workday of its last two weeks, else on the due day.</summary>
    public DateTimeOffset Reminder => WorkCalendar.At(
        Form.Schedule.IsCounter ? _calendar.FirstWorkdayOnOrAfter(Instance.Nominal.AddDays(-CounterLeadDays)) : Instance.Due, _hours.Reminder);

    public DateTimeOffset Due => WorkCalendar.At(Instance.Due, _hours.Due);

    public DateTimeOffset Overdue => WorkCalendar.At(Instance.Due, _hours.Overdue);

    public DateTimeOffset Escalation => WorkCalendar.At(Followup, _hours.Escalation);

    public DateTimeOffset EscalationDeadline => WorkCalendar.At(Followup, _hours.EscalationDeadline);

    public DateTimeOffset Freeze => WorkCalendar.At(Followup, _hours.Freeze);

    /// <summary>form-reminder/half-month/2026-06-13.</summary>
    public string Key(FormStep step) => $"form-{step.ToString().ToLowerInvariant()}/{Form.Name}/{Instance.Key}";

    /// <summary>half-month/2026-06-13/&lt;unit id&gt;.</summary>
    public string DutyId(string unitId) => $"{Form.Name}/{Instance.Key}/{unitId}";

    public DateTimeOffset At(FormStep step) => step switch
    {
        FormStep.Notice => Notice,
        FormStep.Reminder => Reminder,
        FormStep.Overdue => Overdue,
        FormStep.Escalation => Escalation,
        _ => Freeze + Minute,
    };

    /// <summary>The instant from which a missed step is overtaken and dropped; null = it stays due until done.</summary>
    public DateTimeOffset? OvertakenAt(FormStep step) => step switch
    {
        // On the due day itself the reminder of that day says the same.
        FormStep.Notice => WorkCalendar.At(Instance.Due, TimeOnly.MinValue),
        FormStep.Reminder => Due + Minute,
        FormStep.Overdue => WorkCalendar.At(Instance.Due.AddDays(1), TimeOnly.MinValue),
        FormStep.Escalation => EscalationDeadline + Minute,
        _ => null,
    };

    /// <summary>The duties of this instance, all open, in registry order (rule D11).</summary>
    public IReadOnlyList<Duty> Duties(OrgTree tree) => [.. tree.Units.Where(Owes).Select(DutyOf)];

    private bool Owes(OrgUnit unit) =>
        Form.Debtors.Includes(unit) && !(unit.Opened > Instance.Period.To) && !(unit.Closed <= Instance.Due);

    private Duty DutyOf(OrgUnit unit) => new()
    {
        Id = DutyId(unit.Id),
        UnitId = unit.Id,
        Form = Form.Name,
        Week = Instance.Key,
        Period = Instance.Period,
        Due = Due,
        FreezeAt = Freeze,
        State = DutyState.Open,
    };
}
