namespace AntiFraudBot.Domain.Calendar;

/// <summary>
/// Every hour of the week's timetable, local time (rules T7–T17). P is the deadline day, P+1 the workday after it.
/// Deadlines (Due, Freeze, PushUntil) include their whole minute.
/// </summary>
public sealed record TimetableOptions
{
    /// <summary>From this time of the evening on nobody is disturbed (rule T3).</summary>
    public TimeOnly QuietFrom { get; init; } = new(20, 0);

    /// <summary>Until this time of the next workday's morning.</summary>
    public TimeOnly QuietUntil { get; init; } = new(8, 0);

    /// <summary>Last workday before P: the office hears that the edition is not approved.</summary>
    public TimeOnly OfficeNoticeEarly { get; init; } = new(15, 0);

    /// <summary>P: the same, the last time before the push.</summary>
    public TimeOnly OfficeNoticeLate { get; init; } = new(8, 30);

    /// <summary>P.</summary>
    public TimeOnly Push { get; init; } = new(9, 0);

    /// <summary>A push that was missed is made up until PushUntil of this day of its week (or of P, when P is later).</summary>
    public DayOfWeek PushUntilDay { get; init; } = DayOfWeek.Wednesday;

    public TimeOnly PushUntil { get; init; } = new(18, 0);

    /// <summary>P: 转发情况.</summary>
    public TimeOnly RelayStatus { get; init; } = new(15, 0);

    /// <summary>P: one message a group to the liaisons who owe data or relay.</summary>
    public TimeOnly Reminder { get; init; } = new(16, 0);

    /// <summary>P: the data are due.</summary>
    public TimeOnly Due { get; init; } = new(18, 0);

    /// <summary>P: private word to the liaison.</summary>
    public TimeOnly Overdue { get; init; } = new(19, 0);

    /// <summary>P+1: private word to the head.</summary>
    public TimeOnly Escalation { get; init; } = new(9, 0);

    /// <summary>P+1: the time the escalation names, after which it is pointless.</summary>
    public TimeOnly EscalationDeadline { get; init; } = new(12, 0);

    /// <summary>P+1: the ranking's figures stand.</summary>
    public TimeOnly Freeze { get; init; } = new(12, 0);

    /// <summary>P+1: the frozen ranking to the office.</summary>
    public TimeOnly Preview { get; init; } = new(14, 0);

    /// <summary>P+1: the ranking.</summary>
    public TimeOnly Post { get; init; } = new(15, 0);

    /// <summary>A late preview or post waits for the next workday from this time on.</summary>
    public TimeOnly PostUntil { get; init; } = new(18, 0);

    /// <summary>Time the office has to answer 暂缓 after a preview that came late, and the least age of a push before its relay status is worth posting.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many weeks back missed steps are looked for.</summary>
    public int LookBackWeeks { get; init; } = 5;

    public QuietHours Quiet => new() { From = QuietFrom, Until = QuietUntil };
}
