using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>Rule J6: below a card the office may say a word; and rule J5, what the composite takes of the campaign's events.</summary>
public sealed class ReminderTests
{
    [Fact]
    public void One_report_missing_is_a_reminder_and_no_card()
    {
        var year = new Year().Week(24, 99, 75).Missed("v4", 24);
        Assert.Empty(year.Proposed(MeasureKind.Yellow));
        Assert.Equal(["v4 第24周周报未报"], Said(year));
    }

    [Fact]
    public void A_rate_far_below_the_plan_is_told_in_the_first_issue_of_a_month_only()
    {
        Assert.Equal(["v12 安装率69.0%，比序时目标75%低6.0个百分点"], Said(new Year().Week(23, 80, 75)));
        Assert.Empty(Said(new Year().Week(24, 80, 75)));
        Assert.Empty(Said(new Year { InstallCounts = false }.Week(23, 80, 75)));
    }

    [Fact]
    public void Who_has_a_card_and_who_was_reminded_of_the_week_is_left_alone()
    {
        var year = new Year().Week(24, 99, 75).Missed("v4", 23).Missed("v4", 24).Missed("v5", 24);
        year.Decided(year.Proposed().Single(m => m.Kind == MeasureKind.Yellow), 6, 16);
        Assert.Equal(["v5 第24周周报未报"], Said(year));
        Assert.Empty(Reminders.Of(year.Facts() with { Reminded = new HashSet<string> { "remind/v5/2026-W24" } }, Year.Policy.Cards));
    }

    [Theory]
    [InlineData(0, 80)]
    [InlineData(1, 90)]
    [InlineData(5, 100)]
    public void The_composite_takes_the_quarters_events_up_to_the_number_asked_for(int events, int score)
    {
        var year = new Year().Week(24, 80, 80).Add("v1", Metric.AppInstall, 800, new(2026, 6, 10), Aspect.Total).Add("v1", Metric.AppInstall, 1, new(2026, 6, 11)).Add("v1", Metric.HouseholdVisit, 400, new(2026, 6, 11));
        for (var i = 0; i < events; i++) year.Add("v1", Metric.Event, 1, new(2026, 4, 2 + i));
        year.Add("v1", Metric.Event, 7, new(2026, 3, 30));
        var weights = new CompositePolicy { Enabled = true, Install = 40, Growth = 10, Timeliness = 10, Visits = 10, NoCase = 10, Activity = 20 };
        var facts = year.Facts() with { Duties = [.. new Year().Missed("v1", 24).Facts().Duties.Select(d => d with { State = DutyState.Done })] };
        Assert.Equal(score, Composite.Of(facts, weights).Single(s => s.Unit.Id == "v1").Score);
    }

    private static IEnumerable<string> Said(Year year) => Reminders.Of(year.Facts(), Year.Policy.Cards).Select(r => $"{r.Unit.Id} {r.Reason}");
}
