namespace AntiFraudBot.Domain.Calendar;

/// <summary>
/// One turn of the timetable: the edition pushed on P and the data due on P (rules T7–T9). Usually one data week; after a week
/// without a workday two, older first. Instants are UTC; Due, Freeze and PushUntil are the named minute, which is still inside.
/// </summary>
public sealed record ReportingRound
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly TimetableOptions _options;

    internal ReportingRound(CampaignWeek editionWeek, IReadOnlyList<CampaignWeek> dataWeeks, WorkCalendar calendar, TimetableOptions options, bool collects)
    {
        _options = options;
        Collects = collects;
        EditionWeek = editionWeek;
        DataWeeks = dataWeeks;
        Deadline = calendar.FirstWorkdayOnOrAfter(editionWeek.Monday);
        Eve = calendar.PreviousWorkday(Deadline);
        Followup = calendar.NextWorkday(Deadline);
    }

    public CampaignWeek EditionWeek { get; }

    public IReadOnlyList<CampaignWeek> DataWeeks { get; }

    /// <summary>Whether units owe these weeks' data (rule D1). Figures stand and freeze either way.</summary>
    public bool Collects { get; }

    /// <summary>The last workday before P.</summary>
    public DateOnly Eve { get; }

    /// <summary>P, the day of push and deadline.</summary>
    public DateOnly Deadline { get; }

    /// <summary>P+1, the workday after P.</summary>
    public DateOnly Followup { get; }

    public DateTimeOffset OfficeNoticeEarly => WorkCalendar.At(Eve, _options.OfficeNoticeEarly);

    public DateTimeOffset OfficeNoticeLate => WorkCalendar.At(Deadline, _options.OfficeNoticeLate);

    public DateTimeOffset Push => WorkCalendar.At(Deadline, _options.Push);

    /// <summary>The last minute in which a missed push is made up without asking.</summary>
    public DateTimeOffset PushUntil
    {
        get
        {
            var day = EditionWeek.Monday.AddDays(((int)_options.PushUntilDay + 6) % 7);
            return WorkCalendar.At(day > Deadline ? day : Deadline, _options.PushUntil);
        }
    }

    public DateTimeOffset RelayStatus => WorkCalendar.At(Deadline, _options.RelayStatus);

    public DateTimeOffset Reminder => WorkCalendar.At(Deadline, _options.Reminder);

    /// <summary>On time while the clock still shows this minute.</summary>
    public DateTimeOffset Due => WorkCalendar.At(Deadline, _options.Due);

    public DateTimeOffset Overdue => WorkCalendar.At(Deadline, _options.Overdue);

    public DateTimeOffset Escalation => WorkCalendar.At(Followup, _options.Escalation);

    public DateTimeOffset EscalationDeadline => WorkCalendar.At(Followup, _options.EscalationDeadline);

    /// <summary>What is sent while the clock still shows this minute counts in the ranking.</summary>
    public DateTimeOffset Freeze => WorkCalendar.At(Followup, _options.Freeze);

    public DateTimeOffset Preview => WorkCalendar.At(Followup, _options.Preview);

    public DateTimeOffset Post => WorkCalendar.At(Followup, _options.Post);

    /// <summary>Sunday 24:00 of the edition's week.</summary>
    public DateTimeOffset Close => WorkCalendar.At(EditionWeek.Next.Monday, TimeOnly.MinValue);

    /// <summary>When a step begins to be due. A step that follows an inclusive minute begins when that minute is over.</summary>
    public DateTimeOffset At(TimetableStep step) => step switch
    {
        TimetableStep.CloseEdition => Close,
        TimetableStep.OfficeNoticeEarly => OfficeNoticeEarly,
        TimetableStep.OfficeNoticeLate => OfficeNoticeLate,
        TimetableStep.Push => Push,
        TimetableStep.PushLate => PushUntil + Minute,
        TimetableStep.RelayStatus => RelayStatus,
        TimetableStep.Reminder => Reminder,
        TimetableStep.Overdue => Overdue,
        TimetableStep.Escalation => Escalation,
        TimetableStep.Freeze => Freeze + Minute,
        TimetableStep.Preview => Preview,
        _ => Post,
    };

    /// <summary>The instant from which a missed step is overtaken and dropped; null = it stays due until done (rule T15).</summary>
    public DateTimeOffset? OvertakenAt(TimetableStep step) => step switch
    {
        TimetableStep.OfficeNoticeEarly => WorkCalendar.At(Eve.AddDays(1), TimeOnly.MinValue),
        TimetableStep.OfficeNoticeLate or TimetableStep.Push => PushUntil + Minute,
        TimetableStep.PushLate => Close,
        TimetableStep.RelayStatus => Reminder,
        TimetableStep.Reminder => Due + Minute,
        TimetableStep.Overdue => WorkCalendar.At(Deadline.AddDays(1), TimeOnly.MinValue),
        TimetableStep.Escalation => EscalationDeadline + Minute,
        _ => null,
    };
}
