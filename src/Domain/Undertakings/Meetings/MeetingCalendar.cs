using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Undertakings.Meetings;

/// <summary>The meetings of the series, and when a meeting is announced (rules W7, W8).</summary>
public sealed class MeetingCalendar(MeetingSettings settings, WorkCalendar calendar, TimetableOptions hours)
{
    public MeetingSettings Settings => settings;

    /// <summary>Those of an office's series that begin after now and before the instant, with ids that are the same every time they are asked for.</summary>
    public IReadOnlyList<Meeting> Series(string officeUnitId, DateTimeOffset now, DateTimeOffset before) =>
        [.. Weekly(officeUnitId, now).Concat(Quarterly(officeUnitId, now)).Where(m => m.StartsAt > now && m.StartsAt < before).OrderBy(m => m.StartsAt)];

    /// <summary>The workday before at the hour of notices; what is called later than that is announced at once.</summary>
    public DateTimeOffset AnnounceAt(Meeting meeting) =>
        WorkCalendar.At(calendar.PreviousWorkday(WorkCalendar.LocalDate(meeting.StartsAt)), hours.OfficeNoticeEarly);

    /// <summary>The meeting an answer is about: from its announcement to the end of its day, the next one first.</summary>
    public static Meeting? Answering(IEnumerable<Meeting> meetings, DateTimeOffset now) => meetings
        .Where(m => m.CancelledAt is null && m.AnnouncedAt <= now && WorkCalendar.LocalDate(now) <= WorkCalendar.LocalDate(m.StartsAt)).MinBy(m => m.StartsAt);

    private IEnumerable<Meeting> Weekly(string officeUnitId, DateTimeOffset now)
    {
        if (!Enum.TryParse<DayOfWeek>(settings.WeeklyDay, ignoreCase: true, out var day)) yield break;
        var monday = CampaignWeek.Of(now).Monday;
        for (var week = 0; week < 2; week++)
        {
            var nominal = monday.AddDays((7 * week) + (((int)day + 6) % 7));
            var held = calendar.FirstWorkdayOnOrAfter(nominal);
            // A week without a workday left has no meeting: next week has its own.
            if (held < monday.AddDays(7 * (week + 1)))
                yield return Of(officeUnitId, MeetingKind.Weekly, CampaignWeek.Of(WorkCalendar.At(nominal, TimeOnly.MinValue)).ToString(), "反诈工作例会", held, settings.WeeklyTime);
        }
    }

    private IEnumerable<Meeting> Quarterly(string officeUnitId, DateTimeOffset now)
    {
        if (settings.QuarterlyDay == 0) yield break;
        var today = WorkCalendar.LocalDate(now);
        var quarter = ((today.Month - 1) / 3) + 1;
        var month = new DateOnly(today.Year, quarter * 3, 1);
        var nominal = month.AddDays(Math.Min(settings.QuarterlyDay, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        yield return Of(
            officeUnitId, MeetingKind.Quarterly, FormattableString.Invariant($"{today.Year}-Q{quarter}"), $"{"一二三四"[quarter - 1]}季度反诈工作会议",
            calendar.FirstWorkdayOnOrAfter(nominal), settings.QuarterlyTime);
    }

    private Meeting Of(string officeUnitId, MeetingKind kind, string key, string title, DateOnly day, TimeOnly time) => new()
    {
        Id = $"meeting/{kind.ToString().ToLowerInvariant()}/{key}/{officeUnitId}",
        OfficeUnitId = officeUnitId,
        Kind = kind,
        Title = title,
        StartsAt = WorkCalendar.At(day, time),
        Place = settings.Place,
        CalledBy = "settings",
    };
}
