using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Domain.Tests.Incidents;

public sealed class WarningClockTests
{
    private static readonly DateTimeOffset Raised = new(2026, 6, 17, 15, 0, 0, TimeSpan.Zero);

    private static readonly WarningLimits Red = new(Minutes(2), Minutes(5), Minutes(30), Minutes(60), Minutes(5));

    private static readonly Warning New = new()
    {
        Id = "w1", Number = "0617-01", Level = WarningLevel.Red, UnitId = "u", Subject = "刘某", Suspicion = "冒充客服", RaisedBy = "p", RaisedAt = Raised,
    };

    [Fact]
    public void A_warning_nobody_touches_climbs_step_by_step()
    {
        Assert.Equal(
            [(2.0, Knock.AcceptLate), (5, Knock.CallLate), (10, Knock.PoliceLate), (30, Knock.MeetLate), (24 * 60, Knock.StillOpen)],
            Run(New, Minutes(24 * 60)));
    }

    [Fact]
    public void Who_accepted_is_reminded_before_each_limit_and_overseen_after_it()
    {
        var accepted = Take(New, WarningStep.Accept, 1);
        Assert.Equal([(200 / 60.0, Knock.CallSoon), (5, Knock.CallLate), (30, Knock.MeetLate)], Run(accepted, Minutes(60)));
        var reached = Take(accepted, WarningStep.Contacted, 3);
        Assert.Equal([(20.0, Knock.MeetSoon), (30, Knock.MeetLate)], Run(reached, Minutes(60)));
    }

    [Fact]
    public void Somebody_who_cannot_be_reached_is_looked_for_station_by_station()
    {
        var first = Take(New, WarningStep.NotFound, 1);
        Assert.Equal((SearchStage.SecondCall, "m"), (first.Stage, first.OwnerId));
        Assert.Equal(SearchStage.Family, Take(first, WarningStep.NotFound, 2).Stage);
        Assert.Equal(
            [(5.0, Knock.CallLate), (6, Knock.SearchOn), (11, Knock.SearchOn), (16, Knock.SearchOn), (21, Knock.PoliceLate), (30, Knock.MeetLate)], Run(first, Minutes(60)));
        Assert.Equal(SearchStage.None, Take(first, WarningStep.Contacted, 4).Stage);
    }

    [Fact]
    public void Somebody_away_may_be_met_later() => Assert.Contains((60.0, Knock.MeetLate), Run(New with { Away = true }, Minutes(70)));

    [Fact]
    public void After_a_downtime_everything_due_is_said_at_once_and_no_reminder_that_was_overtaken()
    {
        var (after, said) = WarningClock.Tick(Take(New, WarningStep.Accept, 1), Red, Raised + Minutes(45));
        Assert.Equal([Knock.CallLate, Knock.MeetLate], said.Select(s => s.Knock));
        Assert.Equal(Raised + Minutes(24 * 60), WarningClock.Next(after, Red));
    }

    [Fact]
    public void A_closed_warning_has_no_clock() => Assert.Null(WarningClock.Next(Take(New, WarningStep.Unharmed, 3), Red));

    [Fact]
    public void The_first_to_accept_owns_it_and_a_second_is_told_who()
    {
        var mine = Take(New, WarningStep.Accept, 1);
        Assert.IsType<WarningProgress.Owned>(WarningSteps.Take(mine, new(null, WarningStep.Accept), "other", false, Raised));
        Assert.IsType<WarningProgress.Taken>(WarningSteps.Take(mine, new(null, WarningStep.Contacted), "other", false, Raised));
    }

    [Fact]
    public void Who_was_defrauded_is_closed_with_a_sum_only()
    {
        Assert.NotNull(Assert.IsType<WarningProgress.HowMuch>(WarningSteps.Take(New, new(null, WarningStep.Defrauded), "m", false, Raised)).After.MetAt);
        var closed = Assert.IsType<WarningProgress.Taken>(WarningSteps.Take(New, new(null, WarningStep.Defrauded, 800), "m", false, Raised)).After;
        Assert.Equal((WarningOutcome.Defrauded, 800m), (closed.Outcome, closed.Lost));
        Assert.IsType<WarningProgress.Closed>(WarningSteps.Take(closed, new(null, WarningStep.Accept), "m", false, Raised));
    }

    [Fact]
    public void Only_police_and_office_close_as_handed_over()
    {
        var asked = Assert.IsType<WarningProgress.Taken>(WarningSteps.Take(New, new(null, WarningStep.HandOver), "m", false, Raised)).After;
        Assert.Equal((true, SearchStage.Police), (asked.IsOpen, asked.Stage));
        Assert.Equal(WarningOutcome.HandedOver, Assert.IsType<WarningProgress.Taken>(WarningSteps.Take(New, new(null, WarningStep.HandOver), "p", true, Raised)).After.Outcome);
    }

    [Fact]
    public void The_figures_count_from_the_moment_it_was_raised()
    {
        var rules = new WarningRules(Red, Red, Red);
        var met = Take(Take(New, WarningStep.Contacted, 4), WarningStep.Unharmed, 20);
        var late = Take(New, WarningStep.Unharmed, 40);
        var lost = (Warning)(Take(New, WarningStep.Accept, 1) with { FundSide = true, Outcome = WarningOutcome.Defrauded, ClosedAt = Raised, MetAt = Raised, ContactedAt = Raised });
        var f = WarningFigures.Of([met, late, lost, Take(New, WarningStep.FalseAlarm, 50)], rules);
        Assert.Equal((4, 3, 20.0, 100.0 * 2 / 3), (f.All, f.Met, f.MeetMinutes, f.MeetInTime));
        Assert.Equal((1, 1, 100.0), (f.FundSide, f.Retransfers, f.RetransferRate));
    }

    private static Warning Take(Warning w, WarningStep step, int minute) =>
        Assert.IsType<WarningProgress.Taken>(WarningSteps.Take(w, new(null, step), "m", false, Raised + Minutes(minute))).After;

    /// <summary>Minutes after it was raised, and what the clock says then.</summary>
    private static List<(double, Knock)> Run(Warning w, TimeSpan until)
    {
        var said = new List<(double, Knock)>();
        while (WarningClock.Next(w, Red) is { } next && next <= Raised + until)
        {
            (w, var now) = WarningClock.Tick(w, Red, next);
            said.AddRange(now.Select(n => ((next - Raised).TotalMinutes, n.Knock)));
        }

        return said;
    }

    private static TimeSpan Minutes(double n) => TimeSpan.FromMinutes(n);
}
