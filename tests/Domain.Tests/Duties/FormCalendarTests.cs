using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Tests.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Duties;

/// <summary>Rules D11 and D12: who owes a form, and what happens when.</summary>
public sealed class FormCalendarTests
{
    private static readonly Dictionary<string, DateTimeOffset> Nothing = [];

    [Fact]
    public void A_duty_has_a_stable_id_the_forms_days_and_the_shifted_deadline()
    {
        var duty = Forms.Duty(Forms.HalfMonth, "2026-06-13");
        Assert.Equal(("half-month/2026-06-13/shangping", "2026-06-13"), (duty.Id, duty.Week));
        Assert.Equal((Local("2026-06-15 18:00"), Local("2026-06-16 12:00")), (duty.Due, duty.FreezeAt));
    }

    [Fact]
    public void Only_the_tier_and_kinds_a_form_names_owe_it()
    {
        Assert.Equal(["shangping", "school"], Forms.Round(Forms.HalfMonth, "2026-06-13").Duties(Tree).Select(d => d.UnitId));
        Assert.Equal(["shangping"], Forms.Round(Forms.Sessions, "2026-06-30").Duties(Tree).Select(d => d.UnitId));
        var named = Forms.HalfMonth with { Debtors = new() { Units = ["school"] } };
        Assert.Equal(["school"], Forms.Round(named, "2026-06-13").Duties(Tree).Select(d => d.UnitId));
    }

    [Theory]
    [InlineData("2026-06-12 14:59", "", "nothing yet")]
    [InlineData("2026-06-12 15:00", "Notice", "the workday before the shifted day, not the day before the nominal one")]
    [InlineData("2026-06-13 15:00", "", "Saturday is quiet")]
    [InlineData("2026-06-15 08:00", "", "on the day itself the notice is overtaken")]
    [InlineData("2026-06-15 16:00", "Reminder", "two hours before")]
    [InlineData("2026-06-15 18:00", "Reminder", "in the deadline's minute it may still be said")]
    [InlineData("2026-06-15 18:01", "", "overtaken by the deadline")]
    [InlineData("2026-06-15 19:00", "Overdue", "an hour after")]
    [InlineData("2026-06-15 20:00", "", "quiet")]
    [InlineData("2026-06-16 08:30", "", "yesterday's word is overtaken")]
    [InlineData("2026-06-16 09:00", "Escalation", "the next workday")]
    [InlineData("2026-06-16 12:00", "Escalation", "until the freeze")]
    [InlineData("2026-06-16 12:01", "Freeze", "frozen")]
    [InlineData("2026-06-17 03:00", "Freeze", "the freeze needs nobody and is never dropped")]
    public void The_steps_of_the_13th_that_falls_on_a_saturday(string now, string steps, string because) =>
        AssertDue(Forms.HalfMonth, now, "2026-06-13", steps, because);

    [Theory]
    [InlineData("2026-06-20 16:00", "", "a Saturday is quiet: no reminder")]
    [InlineData("2026-06-20 19:00", "", "and no word in the evening")]
    [InlineData("2026-06-22 09:00", "Escalation", "the head hears of it on Monday")]
    public void A_due_day_on_a_weekend_disturbs_nobody_until_monday(string now, string steps, string because) =>
        AssertDue(Forms.EveryTwoDays, now, "2026-06-20", steps, because);

    [Theory]
    [InlineData("2026-06-17 15:59", "", "two weeks are not begun")]
    [InlineData("2026-06-17 16:00", "Reminder", "the first day of the last two weeks")]
    [InlineData("2026-06-24 10:00", "Reminder", "missed while the bot was down, said when it is back")]
    [InlineData("2026-06-29 15:00", "Reminder Notice", "the workday before the end, a line for all")]
    [InlineData("2026-06-30 19:00", "Overdue", "the quarter is over")]
    public void A_counter_is_reminded_of_two_weeks_before_its_end(string now, string steps, string because) =>
        AssertDue(Forms.Sessions, now, "2026-Q2", steps, because);

    [Theory]
    [InlineData("2026-06-30", "2026-06-17 16:00", "a Wednesday")]
    [InlineData("2026-03-31", "2026-03-18 16:00", "a Wednesday")]
    [InlineData("2026-12-31", "2026-12-18 16:00", "a Friday")]
    public void A_counters_last_two_weeks_begin_thirteen_days_before_its_end(string nominal, string reminder, string because) =>
        Assert.True(Local(reminder) == Forms.Round(Forms.Sessions, nominal).Reminder, because);

    [Fact]
    public void A_counters_reminder_waits_for_a_workday()
    {
        var term = Forms.Sessions with { Schedule = new FormSchedule.Terms([new(Day("2026-02-25"), Day("2026-07-03"))]) };
        Assert.Equal(Local("2026-06-22 16:00"), Forms.Round(term, "2026-07-03").Reminder);
    }

    [Fact]
    public void Every_two_days_has_no_notice() =>
        Assert.DoesNotContain(Forms.Calendar(Forms.EveryTwoDays).Due(Local("2026-06-17 15:30"), Nothing), d => d.Step == FormStep.Notice);

    [Fact]
    public void What_was_done_is_not_due_again()
    {
        var calendar = Forms.Calendar(Forms.HalfMonth);
        var due = calendar.Due(Local("2026-06-15 16:00"), Nothing).Single(d => d.Step == FormStep.Reminder);
        Assert.Equal("form-reminder/half-month/2026-06-13", due.Key);
        Assert.DoesNotContain(calendar.Due(Local("2026-06-15 16:05"), new Dictionary<string, DateTimeOffset> { [due.Key] = Local("2026-06-15 16:00") }), d => d.Key == due.Key);
    }

    [Fact]
    public void Nothing_from_before_the_installation_is_owed_or_due()
    {
        var calendar = new FormCalendar(new FormBook(new(), [Forms.HalfMonth]), Township.Calendar, new TimetableOptions(), Local("2026-06-20 08:00"));
        Assert.DoesNotContain(calendar.Due(Local("2026-06-22 09:00"), Nothing), d => d.Round.Instance.Key == "2026-06-13");
        Assert.Equal(["2026-06-28"], calendar.Running(Local("2026-06-22 09:00")).Select(r => r.Instance.Key));
    }

    [Fact]
    public void A_duty_exists_from_the_first_day_of_its_period_to_the_freeze()
    {
        var calendar = Forms.Calendar(Forms.HalfMonth);
        Assert.Equal(["2026-06-13", "2026-06-28"], calendar.Running(Local("2026-06-15 09:00")).Select(r => r.Instance.Key));
        Assert.Equal(["2026-06-28"], calendar.Running(Local("2026-06-16 12:01")).Select(r => r.Instance.Key));
    }

    [Fact]
    public void A_form_has_no_instances_outside_its_own_dates()
    {
        var form = Forms.EveryTwoDays with { Until = Day("2026-06-18") };
        var keys = Enumerable.Range(15, 10).SelectMany(day => Forms.Calendar(form).Running(Local($"2026-06-{day} 09:00"))).Select(r => r.Instance.Key).Distinct();
        Assert.Equal(["2026-06-16", "2026-06-18"], keys);
    }

    private static void AssertDue(Form form, string now, string instance, string steps, string because)
    {
        var due = Forms.Calendar(form).Due(Local(now), Nothing).Where(d => d.Round.Instance.Key == instance).Select(d => d.Step).ToList();
        Assert.True(steps == string.Join(' ', due), $"{because}: {string.Join(' ', due)}");
    }
}
