using AntiFraudBot.Domain.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Calendar;

public sealed class TimetableTests
{
    private static readonly Timetable FromMonday = new(Township.Calendar, new TimetableOptions(), Local("2026-06-15 00:00"));

    [Theory]
    [InlineData("2026-06-15 08:29", "", "", "nothing yet")]
    [InlineData("2026-06-15 08:30", "", "office-notice-late", "the office has half an hour")]
    [InlineData("2026-06-15 09:00", "office-notice-late", "push", "Monday nine")]
    [InlineData("2026-06-15 15:00", "office-notice-late push", "relay-status", "the push is out")]
    [InlineData("2026-06-15 15:00", "office-notice-late", "push", "no relay status for an edition that is not out")]
    [InlineData("2026-06-15 16:00", "office-notice-late push relay-status", "reminder", "two hours before the deadline")]
    [InlineData("2026-06-15 16:00", "office-notice-late push", "reminder", "the reminder overtakes a missed relay status")]
    [InlineData("2026-06-15 18:00", "office-notice-late push", "reminder", "the deadline's minute still runs")]
    [InlineData("2026-06-15 18:01", "office-notice-late push", "", "the deadline overtakes a missed reminder")]
    [InlineData("2026-06-15 19:00", "office-notice-late push", "overdue", "an hour after the deadline")]
    [InlineData("2026-06-15 20:00", "office-notice-late push", "", "quiet")]
    [InlineData("2026-06-16 08:00", "office-notice-late push", "", "the escalation overtakes a missed overdue")]
    [InlineData("2026-06-16 09:00", "office-notice-late push", "escalation", "P+1 nine")]
    [InlineData("2026-06-16 12:00", "office-notice-late push escalation", "", "the freeze's minute still runs")]
    [InlineData("2026-06-16 12:01", "office-notice-late push", "freeze", "frozen; the escalation is pointless")]
    [InlineData("2026-06-16 14:00", "office-notice-late push freeze", "preview", "to the office")]
    [InlineData("2026-06-16 15:00", "office-notice-late push freeze preview", "post", "the ranking")]
    [InlineData("2026-06-22 00:00", "office-notice-late push freeze preview post office-notice-early/2026-W26", "close-edition", "Sunday 24:00")]
    public void Each_step_is_due_at_its_hour_until_it_is_done_or_overtaken(string now, string done, string due, string because) =>
        Assert.True(Codes(FromMonday.Due(Local(now), Done(done))) == due, $"{because}: {Codes(FromMonday.Due(Local(now), Done(done)))}");

    [Theory]
    [InlineData("2026-06-15 13:00", "office-notice-late push", "down on Monday morning: at once")]
    [InlineData("2026-06-15 22:00", "", "back at night: nobody is disturbed")]
    [InlineData("2026-06-16 08:00", "office-notice-late push", "back at night: next morning")]
    [InlineData("2026-06-17 18:00", "office-notice-late push freeze", "Wednesday 18:00 is the last minute")]
    [InlineData("2026-06-17 18:01", "freeze push-late", "later the office is asked")]
    [InlineData("2026-06-19 10:00", "freeze", "端午 is quiet; only the freeze needs nobody")]
    [InlineData("2026-06-22 08:00", "freeze close-edition", "the edition is over: nothing to push or ask")]
    public void A_bot_that_was_down_does_once_what_is_still_of_use(string now, string due, string because)
    {
        var steps = Codes(FromMonday.Due(Local(now), Done("")));
        Assert.True(steps == due, $"{because}: {steps}");
    }

    [Fact]
    public void Freeze_preview_and_post_are_made_up_in_order_on_the_next_workday()
    {
        var done = Done("push").ToHashSet();
        var monday = Local("2026-06-22 08:05");
        Assert.Equal("freeze close-edition", Codes(FromMonday.Due(monday, done)));
        done.Add("freeze/2026-W25");
        Assert.Contains(FromMonday.Due(monday, done), s => s.Step == TimetableStep.Preview);
        Assert.DoesNotContain(FromMonday.Due(monday, done), s => s.Step == TimetableStep.Post);
        done.Add("preview/2026-W25");
        Assert.Contains(FromMonday.Due(monday, done), s => s.Step == TimetableStep.Post);
    }

    [Theory]
    [InlineData("2026-06-16 16:29", false, "the office has an hour to say 暂缓")]
    [InlineData("2026-06-16 16:30", true, "it said nothing")]
    [InlineData("2026-06-16 18:00", false, "not after working hours")]
    [InlineData("2026-06-17 08:00", true, "the next workday")]
    public void A_late_preview_moves_the_post(string now, bool due, string because)
    {
        var done = Done("push freeze preview").ToDictionary(k => k, _ => Local("2026-06-16 15:30"));
        Assert.True(FromMonday.Due(Local(now), done).Any(s => s.Step == TimetableStep.Post) == due, because);
        Assert.Equal(Local("2026-06-16 16:30"), FromMonday.NextInstant(Local("2026-06-16 15:31"), done));
    }

    [Fact]
    public void Two_weeks_are_collected_and_ranked_by_one_step_each()
    {
        var push = Assert.Single(
            new Timetable(Township.Calendar, new TimetableOptions(), Local("2026-02-24 08:45")).Due(Local("2026-02-24 09:00"), new HashSet<string>()));
        Assert.Equal("push/2026-W09", push.Key);
        Assert.Equal(Week("2026-W09"), push.EditionWeek);
        Assert.Equal([Week("2026-W07"), Week("2026-W08")], push.DataWeeks);
        Assert.Equal(Local("2026-02-24 09:00"), push.At);
    }

    [Theory]
    [InlineData("2026-06-15 08:30", "2026-06-15 09:00", "the push")]
    [InlineData("2026-06-15 16:00", "2026-06-15 19:00", "the overdue word")]
    [InlineData("2026-06-15 19:00", "2026-06-16 08:00", "the morning, for what was held")]
    [InlineData("2026-06-16 09:00", "2026-06-16 12:01", "the freeze")]
    [InlineData("2026-06-18 15:00", "2026-06-22 00:00", "the notice was given before 端午")]
    [InlineData("2026-02-14 15:00", "2026-02-16 00:00", "the edition before 春节 closes")]
    public void The_next_instant_is_the_next_at_which_something_can_be_due(string now, string next, string because) =>
        Assert.True(FromMonday.NextInstant(Local(now)) == Local(next), $"{because}: {FromMonday.NextInstant(Local(now)):O}");

    [Fact]
    public void Stepping_from_instant_to_instant_does_every_step_of_a_year_once_and_in_time()
    {
        Dictionary<string, DateTimeOffset> done = [];
        var table = new Timetable(Township.Calendar, new TimetableOptions(), Local("2026-01-05 00:00"));
        for (var now = Local("2026-01-05 00:00"); now < Local("2026-12-28 00:00"); now = table.NextInstant(now, done)!.Value)
        {
            foreach (var step in table.Due(now, done))
            {
                Assert.True(step.At == now, $"{step.Key} planned {step.At:O}, due {now:O}");
                done.Add(step.Key, now);
            }
        }

        Assert.Equal(50, done.Keys.Count(k => k.StartsWith("push/", StringComparison.Ordinal)));
        Assert.DoesNotContain(done.Keys, k => k.StartsWith("push-late/", StringComparison.Ordinal));
        Assert.Equal(50, done.Keys.Count(k => k.StartsWith("post/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_times_of_day_are_those_of_the_steps() =>
        Assert.Equal(
            ["00:00", "08:00", "08:30", "09:00", "12:01", "14:00", "15:00", "16:00", "18:01", "19:00"],
            FromMonday.TimesOfDay.Select(t => $"{t:HH\\:mm}"));

    private static HashSet<string> Done(string codes) =>
        [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c.Contains('/', StringComparison.Ordinal) ? c : $"{c}/2026-W25")];

    private static string Codes(IEnumerable<DueStep> steps) =>
        string.Join(' ', steps.Where(s => s.EditionWeek == Week("2026-W25")).Select(s => s.Step.Code()));
}
