using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Tests.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Duties;

public sealed class WeeklyDutiesTests
{
    private static readonly WeeklyForm Form = new();

    [Fact]
    public void Villages_and_units_owe_the_form_grids_and_offices_do_not()
    {
        var duties = WeeklyDuties.For(Township.Tree, Week("2026-W24"), Township.Timetable);
        Assert.Equal(["weekly/2026-W24/shangping", "weekly/2026-W24/school"], duties.Select(d => d.Id));
        Assert.All(duties, d => Assert.Equal(Local("2026-06-15 18:00"), d.Due));
        Assert.All(duties, d => Assert.Equal(DutyState.Open, d.State));
    }

    [Theory]
    [InlineData("2026-06-14", null, true, "opened on the week's last day")]
    [InlineData("2026-06-15", null, false, "opened after the week")]
    [InlineData(null, "2026-06-15", false, "closed by the deadline day")]
    [InlineData(null, "2026-06-16", true, "closed after it")]
    public void A_unit_owes_only_while_it_exists(string? opened, string? closed, bool owes, string because)
    {
        var unit = Township.Tree["school"] with
        {
            ParentId = null,
            Opened = opened is null ? null : Day(opened),
            Closed = closed is null ? null : Day(closed),
        };
        Assert.True(WeeklyDuties.For(new OrgTree([unit]), Week("2026-W24"), Township.Timetable).Any() == owes, because);
    }

    [Theory]
    [InlineData("", null, "2026-06-15 17:00", DutyState.Open, "nothing came")]
    [InlineData("HouseholdVisit", "2026-06-15 10:00", "2026-06-15 17:00", DutyState.Partial, "the required number is missing")]
    [InlineData("AppInstall", "2026-06-15 18:00", "2026-06-15 18:01", DutyState.Done, "in the minute of the deadline")]
    [InlineData("AppInstall", "2026-06-15 18:01", "2026-06-15 18:02", DutyState.Late, "a minute later")]
    [InlineData("AppInstall", "2026-06-15 17:30", "2026-06-15 19:10", DutyState.Done, "sent in time, its question answered later")]
    [InlineData("AppInstall", "2026-06-16 12:00", "2026-06-16 12:05", DutyState.Late, "in the minute of the freeze")]
    [InlineData("AppInstall", "2026-06-16 12:01", "2026-06-16 12:05", DutyState.Missed, "after the freeze")]
    [InlineData("HouseholdVisit", "2026-06-15 10:00", "2026-06-16 12:01", DutyState.Missed, "still without the required number")]
    [InlineData("Banner", "2026-06-15 10:00", "2026-06-15 17:00", DutyState.Open, "not a number of this form")]
    public void A_duty_stands_as_its_numbers_and_first_message_say(string metrics, string? sent, string now, DutyState state, string because) =>
        Assert.True(After(A.Duty, metrics, sent, now).State == state, because);

    [Fact]
    public void A_retracted_number_opens_the_duty_again()
    {
        var done = After(A.Duty, "AppInstall", "2026-06-15 10:00", "2026-06-15 10:00");
        Assert.Equal(Local("2026-06-15 10:00"), done.DoneAt);
        var again = After(done, "", null, "2026-06-15 11:00");
        Assert.Equal((DutyState.Open, null), (again.State, again.DoneAt));
    }

    [Fact]
    public void An_extension_holds_until_the_freeze_and_a_later_report_is_late()
    {
        var extended = DutyStatus.Extend(A.Duty, "停电");
        Assert.Equal(DutyState.Extended, After(extended, "", null, "2026-06-16 12:00").State);
        Assert.Equal(DutyState.Missed, After(extended, "", null, "2026-06-16 12:01").State);
        Assert.Equal(DutyState.Late, After(extended, "AppInstall", "2026-06-16 09:00", "2026-06-16 09:00").State);
    }

    [Theory]
    [InlineData("2026-06-14 23:59", DutyState.Open, false, "the evening before")]
    [InlineData("2026-06-15 00:00", DutyState.Open, true, "the deadline day begins")]
    [InlineData("2026-06-16 12:00", DutyState.Partial, true, "the freeze's minute")]
    [InlineData("2026-06-16 12:01", DutyState.Open, false, "frozen")]
    [InlineData("2026-06-15 10:00", DutyState.Done, false, "filled already")]
    [InlineData("2026-06-16 10:00", DutyState.Extended, true, "extended is still owed")]
    public void An_undated_number_answers_the_duty_only_in_its_window(string at, DutyState state, bool open, string because) =>
        Assert.True(WeeklyDutyWindow.OpenFor([A.Duty with { State = state }], Local(at)) is not null == open, because);

    [Fact]
    public void Of_two_weeks_due_on_one_day_the_older_is_filled_first()
    {
        Duty[] duties = [Of("2026-W08"), Of("2026-W07")];
        var at = Local("2026-02-24 10:00");
        Assert.Equal("2026-W07", WeeklyDutyWindow.OpenFor(duties, at)!.Week);
        Assert.Equal("2026-W08", WeeklyDutyWindow.OpenFor([duties[0], duties[1] with { State = DutyState.Done }], at)!.Week);
    }

    private static Duty After(Duty duty, string metrics, string? sent, string now) => DutyStatus.After(
        duty, Form, [.. metrics.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Metric>)], sent is null ? null : Local(sent), Local(now));

    private static Duty Of(string week) => WeeklyDuties.For(Township.Tree, Week(week), Township.Timetable)[0];

    private static class A
    {
        public static Duty Duty => Of("2026-W24");
    }
}
