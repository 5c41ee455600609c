using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Calendar.Township;
using static AntiFraudBot.Domain.Tests.Reporting.Scene;

namespace AntiFraudBot.Domain.Tests.Duties;

/// <summary>Rules D14 and D15: which of several open forms an undated number answers.</summary>
public sealed class OpenFormsTests
{
    private static readonly FormBook Book = new(new(), [Forms.HalfMonth, Forms.Sessions, Forms.Names]);

    [Theory]
    [InlineData("AppInstall", "New", "6.8—6.14", "the weekly form first")]
    [InlineData("HouseholdVisit", "New", "6.8—6.14", "also what it only welcomes")]
    [InlineData("PeopleReached", "New", "5.29—6.13", "only the other form asks for it")]
    [InlineData("Leaflet", "New", "5.29—6.13", "also what that one only welcomes")]
    [InlineData("AppInstall", "Total", "6.14", "the weekly form takes totals too")]
    [InlineData("Banner", "New", "6.8—6.14", "nobody asks for it: as before, last week's")]
    [InlineData("Event", "New", "6.8—6.14", "a counter takes no undated numbers")]
    public void With_two_windows_open(string metric, string aspect, string period, string because) =>
        AssertPeriod(weekly: true, metric, aspect, period, because);

    [Theory]
    [InlineData("AppInstall", "New", "6.15", "the form asks for the total only")]
    [InlineData("AppInstall", "Total", "6.13", "as of the form's last day")]
    [InlineData("PeopleReached", "New", "5.29—6.13", "the form's days")]
    [InlineData("Event", "New", "6.15", "today, which the counter counts")]
    public void With_only_the_other_window_open(string metric, string aspect, string period, string because) =>
        AssertPeriod(weekly: false, metric, aspect, period, because);

    [Theory]
    [InlineData("2026-06-12 23:59", DutyState.Open, false, "the day before the nominal one")]
    [InlineData("2026-06-13 00:00", DutyState.Open, true, "the nominal day, though the form is due on Monday")]
    [InlineData("2026-06-16 12:00", DutyState.Partial, true, "the freeze's minute")]
    [InlineData("2026-06-16 12:01", DutyState.Open, false, "frozen")]
    [InlineData("2026-06-15 10:00", DutyState.Done, false, "filled already")]
    [InlineData("2026-06-15 10:00", DutyState.Extended, true, "extended is still owed")]
    public void A_window_is_open_from_the_nominal_day_to_the_freeze(string at, DutyState state, bool open, string because) =>
        Assert.True(OpenForms.At([Forms.Duty(Forms.HalfMonth, "2026-06-13") with { State = state }], Book, Local(at)).Count == (open ? 1 : 0), because);

    [Fact]
    public void Counters_and_tasks_have_no_window() =>
        Assert.Empty(OpenForms.At([Forms.Duty(Forms.Sessions, "2026-06-30"), Forms.Duty(Forms.Names, "2026-06-26")], Book, Local("2026-06-30 10:00")));

    [Fact]
    public void A_form_named_before_its_window_is_the_one_that_has_begun()
    {
        Duty[] duties = [Forms.Duty(Forms.HalfMonth, "2026-06-28"), Forms.Duty(Forms.HalfMonth, "2026-06-13")];
        Assert.Equal("2026-06-13", OpenForms.Named(duties, Forms.HalfMonth, Local("2026-06-15 10:00"))!.Week);
        Assert.Equal("2026-06-28", OpenForms.Named(duties, Forms.HalfMonth, Local("2026-06-17 10:00"))!.Week);
    }

    [Fact]
    public void The_longest_title_in_a_message_names_the_form()
    {
        var month = Forms.HalfMonth with { Name = "month", Title = "月报" };
        Assert.Equal("half-month", new FormBook(new(), [month, Forms.HalfMonth]).NamedIn("半月报 宣传200人")!.Name);
        Assert.Equal("month", new FormBook(new(), [month, Forms.HalfMonth]).NamedIn("月报 宣传200人")!.Name);
        Assert.Null(Book.NamedIn("宣传200人"));
    }

    private static void AssertPeriod(bool weekly, string metric, string aspect, string period, string because)
    {
        var scene = DueMonday();
        var weeklyForm = new WeeklyForm();
        var value = new ReadValue(Enum.Parse<Metric>(metric), Enum.Parse<Aspect>(aspect), 5);
        var duty = Forms.Duty(Forms.HalfMonth, "2026-06-13") with { UnitId = "sp" };
        var facts = scene.Facts with
        {
            OpenDuty = weekly ? scene.OpenDuty : null,
            OpenForms = OpenForms.At([duty], Book, Local("2026-06-15 10:00")),
            WeeklyMetrics = [.. weeklyForm.Required, .. weeklyForm.Optional],
        };
        var entry = Assert.Single(Booking.Decide(scene.Message(Liaison, "sp", value), facts).Entries);
        Assert.True(Dates(period) == entry.Period, $"{because}: {entry.Period}");
    }
}
