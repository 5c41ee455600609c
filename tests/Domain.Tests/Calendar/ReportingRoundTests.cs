using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Calendar;

public sealed class ReportingRoundTests
{
    [Theory]
    [InlineData("2026-W24", "2026-06-15", "2026-06-16", "an ordinary week")]
    [InlineData("2026-W07", "2026-02-24", "2026-02-25", "春节: the whole next week is off")]
    [InlineData("2026-W08", "2026-02-24", "2026-02-25", "the week without a workday shares the day")]
    [InlineData("2026-W40", "2026-10-08", "2026-10-09", "国庆 ends on Wednesday")]
    [InlineData("2026-W14", "2026-04-07", "2026-04-08", "清明 takes the Monday")]
    [InlineData("2026-W18", "2026-05-06", "2026-05-07", "劳动节 takes Monday and Tuesday")]
    public void Data_are_due_on_the_first_workday_after_the_week_and_ranked_on_the_next(string week, string due, string ranked, string because)
    {
        var round = Township.Timetable.RoundFor(Week(week));
        Assert.True(round.Due == Local(due + " 18:00"), because);
        Assert.True(round.Post == Local(ranked + " 15:00"), because);
        Assert.Equal(Local(ranked + " 12:00"), round.Freeze);
    }

    [Fact]
    public void A_week_without_a_workday_has_no_push_and_its_edition_moves_on()
    {
        Assert.Null(Township.Timetable.RoundOf(Week("2026-W08")));
        Assert.Equal(Week("2026-W09"), Township.Timetable.PushWeek(Week("2026-W08")));
    }

    [Fact]
    public void Both_weeks_around_it_are_collected_in_one_round_older_first() =>
        Assert.Equal([Week("2026-W07"), Week("2026-W08")], Township.Timetable.RoundOf(Week("2026-W09"))!.DataWeeks);

    [Theory]
    [InlineData("2026-W25", "2026-06-12", "2026-06-17", "Friday before, Wednesday of the week")]
    [InlineData("2026-W09", "2026-02-14", "2026-02-25", "a make-up Saturday before 春节")]
    [InlineData("2026-W41", "2026-09-30", "2026-10-08", "P is a Thursday: the same day is the last")]
    public void The_office_hears_on_the_workday_before_and_a_push_is_made_up_to_midweek(string week, string eve, string until, string because)
    {
        var round = Township.Timetable.RoundOf(Week(week))!;
        Assert.True(round.OfficeNoticeEarly == Local(eve + " 15:00"), because);
        Assert.True(round.PushUntil == Local(until + " 18:00"), because);
    }

    [Fact]
    public void An_edition_closes_when_its_Sunday_ends() =>
        Assert.Equal(Local("2026-06-22 00:00"), Township.Timetable.RoundOf(Week("2026-W25"))!.Close);
}
