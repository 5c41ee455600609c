using AntiFraudBot.Domain.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Calendar;

public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData("2026-06-15", true, "an ordinary Monday")]
    [InlineData("2026-06-20", false, "a Saturday inside 端午")]
    [InlineData("2026-06-27", false, "an ordinary Saturday")]
    [InlineData("2026-02-14", true, "a Saturday made up for 春节")]
    [InlineData("2026-09-20", true, "a Sunday made up for 国庆")]
    [InlineData("2026-02-16", false, "a Monday inside 春节")]
    [InlineData("2027-01-04", true, "a year without a table has ordinary weeks")]
    public void A_day_is_worked_unless_it_is_off_or_an_ordinary_weekend(string day, bool worked, string because) =>
        Assert.True(Township.Calendar.IsWorkday(Day(day)) == worked, because);

    [Theory]
    [InlineData("2026-06-15 07:59", "2026-06-15 08:00", "before the morning of a workday")]
    [InlineData("2026-06-15 08:00", "2026-06-15 08:00", "the morning itself is not quiet")]
    [InlineData("2026-06-15 19:59", "2026-06-15 19:59", "the last minute of the day")]
    [InlineData("2026-06-15 20:00", "2026-06-16 08:00", "the evening is quiet")]
    [InlineData("2026-06-18 20:30", "2026-06-22 08:00", "端午 and its weekend follow")]
    [InlineData("2026-02-14 12:00", "2026-02-14 12:00", "a make-up Saturday is a workday")]
    [InlineData("2026-02-17 12:00", "2026-02-24 08:00", "noon inside 春节")]
    public void Quiet_ends_on_the_next_morning_that_is_worked(string at, string ends, string because)
    {
        Assert.True(Township.Calendar.QuietEnds(Local(at)) == Local(ends), because);
        Assert.Equal(at != ends, Township.Calendar.IsQuiet(Local(at)));
    }

    [Fact]
    public void Midnight_in_the_township_is_four_in_the_afternoon_in_UTC()
    {
        var instant = new DateTimeOffset(2026, 6, 14, 16, 10, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2026, 6, 15), WorkCalendar.LocalDate(instant));
        Assert.Equal(new TimeOnly(0, 10), WorkCalendar.LocalTime(instant));
        Assert.Equal(instant, WorkCalendar.At(new DateOnly(2026, 6, 15), new TimeOnly(0, 10)));
    }

    [Fact]
    public void The_workday_before_and_after_a_holiday_skip_it()
    {
        Assert.Equal(Day("2026-02-24"), Township.Calendar.NextWorkday(Day("2026-02-14")));
        Assert.Equal(Day("2026-02-14"), Township.Calendar.PreviousWorkday(Day("2026-02-24")));
    }
}
