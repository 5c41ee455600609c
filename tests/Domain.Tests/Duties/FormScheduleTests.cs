using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Tests.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Duties;

/// <summary>Rule D10: the days on which each kind of form is owed, in the calendar of 2026.</summary>
public sealed class FormScheduleTests
{
    [Theory]
    [InlineData("2026-01-13", "2025-12-29", "2026-01-13", "2026-01-13", "a Tuesday stays; the period begins after last year's 28th")]
    [InlineData("2026-02-13", "2026-01-29", "2026-02-13", "2026-02-13", "the Friday before the holidays")]
    [InlineData("2026-02-28", "2026-02-14", "2026-02-28", "2026-02-28", "a Saturday that is worked stays")]
    [InlineData("2026-03-28", "2026-03-14", "2026-03-28", "2026-03-30", "a Saturday moves to Monday")]
    [InlineData("2026-06-13", "2026-05-29", "2026-06-13", "2026-06-15", "a Saturday moves to Monday, the period does not")]
    [InlineData("2026-06-28", "2026-06-14", "2026-06-28", "2026-06-29", "a Sunday moves to Monday, the period begins after the nominal day before")]
    public void The_13th_and_28th_tell_of_the_days_since_the_one_before(string nominal, string from, string to, string due, string because) =>
        AssertInstance(new FormSchedule.DaysOfMonth([13, 28]), nominal, from, to, due, because);

    [Theory]
    [InlineData("2026-06-25", "2026-06-01", "2026-06-25", "2026-06-25", "the first to the 25th")]
    [InlineData("2026-09-25", "2026-09-01", "2026-09-25", "2026-09-28", "the Mid-Autumn days are skipped")]
    [InlineData("2026-10-25", "2026-10-01", "2026-10-25", "2026-10-26", "a Sunday moves to Monday")]
    public void The_25th_tells_of_its_month_up_to_it(string nominal, string from, string to, string due, string because) =>
        AssertInstance(new FormSchedule.DaysOfMonth([25]), nominal, from, to, due, because);

    [Fact]
    public void A_day_the_month_lacks_is_its_last()
    {
        var days = new FormSchedule.DaysOfMonth([31]).Between(Day("2026-02-01"), Day("2026-04-30"), Township.Calendar).Select(i => i.Nominal);
        Assert.Equal([Day("2026-02-28"), Day("2026-03-31"), Day("2026-04-30")], days);
    }

    [Fact]
    public void Days_of_the_month_leave_no_day_between_two_periods()
    {
        var all = new FormSchedule.DaysOfMonth([13, 28]).Between(Day("2026-01-01"), Day("2026-12-31"), Township.Calendar).ToList();
        Assert.Equal(24, all.Count);
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(pair.First.Period.To.AddDays(1), pair.Second.Period.From));
    }

    [Theory]
    [InlineData("2026-06-16", "2026-06-15", "2026-06-16", "2026-06-16", "the first two days")]
    [InlineData("2026-06-20", "2026-06-19", "2026-06-20", "2026-06-20", "a holiday and a Saturday: no shift")]
    public void Every_two_days_counts_calendar_days_without_a_shift(string nominal, string from, string to, string due, string because) =>
        AssertInstance(new FormSchedule.EveryDays(2, Day("2026-06-15")), nominal, from, to, due, because);

    [Fact]
    public void Every_two_days_begins_with_its_first_day() =>
        Assert.Equal(
            [Day("2026-06-16"), Day("2026-06-18"), Day("2026-06-20")],
            new FormSchedule.EveryDays(2, Day("2026-06-15")).Between(Day("2026-06-01"), Day("2026-06-21"), Township.Calendar).Select(i => i.Nominal));

    [Theory]
    [InlineData("2026-03-31", "2026-01-01", "2026-03-31", "2026-03-31", "the first quarter")]
    [InlineData("2026-06-30", "2026-04-01", "2026-06-30", "2026-06-30", "the second")]
    public void A_quarter_ends_with_its_last_month(string nominal, string from, string to, string due, string because) =>
        AssertInstance(new FormSchedule.Quarters(), nominal, from, to, due, because);

    [Fact]
    public void Quarters_are_named_by_year_and_number() =>
        Assert.Equal(
            ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"],
            new FormSchedule.Quarters().Between(Day("2026-01-01"), Day("2026-12-31"), Township.Calendar).Select(i => i.Key));

    [Fact]
    public void Terms_are_those_the_office_dated()
    {
        var term = new FormSchedule.Terms([new Period(Day("2026-02-25"), Day("2026-07-11"))]);
        AssertInstance(term, "2026-07-11", "2026-02-25", "2026-07-11", "2026-07-13", "the last day is a Saturday");
    }

    [Fact]
    public void Once_is_once_and_is_known_two_weeks_before()
    {
        AssertInstance(new FormSchedule.Once(Day("2026-06-20")), "2026-06-20", "2026-06-07", "2026-06-20", "2026-06-22", "after the Dragon Boat days");
        AssertInstance(new FormSchedule.Once(Day("2026-06-26"), Day("2026-06-24")), "2026-06-26", "2026-06-24", "2026-06-26", "2026-06-26", "given two days before");
    }

    private static void AssertInstance(FormSchedule schedule, string nominal, string from, string to, string due, string because)
    {
        var found = Assert.Single(schedule.Between(Day(nominal), Day(nominal), Township.Calendar));
        Assert.True((new Period(Day(from), Day(to)), Day(due)) == (found.Period, found.Due), $"{because}: {found}");
    }
}
