using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Undertakings.Meetings;

namespace AntiFraudBot.Domain.Tests.Undertakings;

/// <summary>What is said about meetings, and the days of a series (rules W7, W8).</summary>
public sealed class MeetingWordsTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    // 端午 2026: 19 to 21 June off.
    private static readonly WorkCalendar Days = new([new(2026, 6, 19), new(2026, 6, 20), new(2026, 6, 21)], [], [2026]);

    [Theory]
    [InlineData("开会 6月17日15:00 二楼会议室 反诈工作例会", "2026-06-17 15:00 二楼会议室 反诈工作例会")]
    [InlineData("开会 明天下午3点半 二楼会议室", "2026-06-16 15:30 二楼会议室 反诈工作会议")]
    [InlineData("召开会议：本周四上午9点 政府大院 季度会", "2026-06-18 09:00 政府大院 季度会")]
    public void A_call_names_day_hour_place_and_what_about(string text, string read) =>
        Assert.Equal(read, MeetingWords.Read(text, Today) is MeetingWords.Call c ? $"{c.Day:yyyy-MM-dd} {c.Time:HH:mm} {c.Place} {c.Title}" : null);

    [Theory]
    [InlineData("到会", "Present")]
    [InlineData("请假 在县里培训", "Leave")]
    [InlineData("会议纪要 一、…", "Minutes")]
    [InlineData("会前材料", "Brief")]
    [InlineData("开会", "CallUnclear")]
    [InlineData("今天开会宣传1场", null)]
    [InlineData("开会宣讲2场，到会80人", null)]
    [InlineData("请假的人不多", null)]
    public void Answers_and_questions_are_matched_as_a_whole(string text, string? kind) => Assert.Equal(kind, MeetingWords.Read(text, Today)?.GetType().Name);

    [Theory]
    [InlineData("Thursday", "2026-06-18", "an ordinary week")]
    [InlineData("Friday", "2026-06-26", "a holiday with no workday left: the week goes without")]
    public void A_weekly_meeting_moves_inside_its_week_or_not_at_all(string day, string held, string because)
    {
        var calendar = new MeetingCalendar(new MeetingSettings { WeeklyDay = day }, Days, new TimetableOptions());
        var now = WorkCalendar.At(Today, new TimeOnly(8, 0));
        Assert.True(WorkCalendar.LocalDate(calendar.Series("t", now, now.AddDays(14))[0].StartsAt) == DateOnly.Parse(held, System.Globalization.CultureInfo.InvariantCulture), because);
    }

    [Fact]
    public void A_quarterly_meeting_is_in_the_last_month_and_announced_the_workday_before()
    {
        var calendar = new MeetingCalendar(new MeetingSettings { QuarterlyDay = 20 }, Days, new TimetableOptions());
        var now = WorkCalendar.At(Today, new TimeOnly(8, 0));
        var meeting = calendar.Series("t", now, now.AddDays(14)).Single();
        Assert.Equal(("二季度反诈工作会议", WorkCalendar.At(new(2026, 6, 22), new(9, 0))), (meeting.Title, meeting.StartsAt));
        Assert.Equal(WorkCalendar.At(new(2026, 6, 18), new(15, 0)), calendar.AnnounceAt(meeting));
        Assert.Null(MeetingCalendar.Answering([meeting], now));
        Assert.NotNull(MeetingCalendar.Answering([meeting with { AnnouncedAt = now }], now));
    }

    [Fact]
    public void A_day_that_is_none_stops_the_start() => Assert.Contains("Meetings:WeeklyDay", new MeetingSettings { WeeklyDay = "周五" }.Fault(), StringComparison.Ordinal);
}
