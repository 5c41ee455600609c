namespace AntiFraudBot.Domain.Undertakings.Meetings;

/// <summary>
/// Meetings that come again (rule W7); both are off by default, because a meeting is the office's to call. WeeklyDay: Monday to Friday, empty =
/// none. QuarterlyDay: the day of the quarter's last month, 0 = none. A day that is not worked moves to the next workday. Times are local.
/// </summary>
public sealed record MeetingSettings
{
    public string WeeklyDay { get; init; } = "";
    public TimeOnly WeeklyTime { get; init; } = new(15, 0);
    public int QuarterlyDay { get; init; }
    public TimeOnly QuarterlyTime { get; init; } = new(9, 0);
    public string Place { get; init; } = "乡政府会议室";

    /// <summary>What is wrong, as a sentence for the office; null when all is well.</summary>
    public string? Fault() => WeeklyDay.Length > 0 && !Enum.TryParse<DayOfWeek>(WeeklyDay, ignoreCase: true, out _) ? $"设置 Meetings:WeeklyDay 的值“{WeeklyDay}”看不懂，应如 Friday。"
        : QuarterlyDay is < 0 or > 31 ? $"设置 Meetings:QuarterlyDay 的值“{QuarterlyDay}”应在0到31之间。" : null;
}
