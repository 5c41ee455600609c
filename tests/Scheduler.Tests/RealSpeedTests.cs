namespace AntiFraudBot.Scheduler.Tests;

public sealed class RealSpeedTests
{
    private const string EveryQuarter = "0 0/15 8-20 * * ?";

    private static readonly DateTimeOffset Start = new(2026, 6, 15, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_trigger_fires_by_itself_when_the_clock_ticks_to_it()
    {
        await using var host = await SteppedHost.StartAsync(Start, stepping: false, StepDriverTests.Noting("every-second", "0/1 * * * * ?"));
        Assert.True(await host.Diary.NextLineAsync());
        Assert.InRange(host.Diary.Lines[0].Shown - host.Diary.Lines[0].Due, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_jump_without_stepping_fires_once_like_a_downtime()
    {
        await using var host = await SteppedHost.StartAsync(Start.AddMinutes(1), StepDriverTests.Noting("nightly", Schedules.Nightly));
        await host.Clock.MoveToAsync(Start.AddDays(5));
        Assert.True(await host.Diary.NextLineAsync());
        await host.Driver.AdvanceAsync(Start.AddDays(5).AddHours(1), default);
        Assert.Single(host.Diary.Lines);
    }

    [Fact]
    public async Task Cron_text_means_Beijing_time()
    {
        await using var host = await SteppedHost.StartAsync(
            Start, StepDriverTests.Noting("nightly", Schedules.Nightly), StepDriverTests.Noting("after-the-week", "0 5 0 ? * MON"));
        var runs = await host.Board.ListAsync();
        Assert.Equal(new DateTimeOffset(2026, 6, 16, 2, 30, 0, TimeSpan.FromHours(8)), runs[0].NextRun);
        Assert.Equal(new DateTimeOffset(2026, 6, 22, 0, 5, 0, TimeSpan.FromHours(8)), runs[1].NextRun);
    }

    [Fact]
    public async Task The_board_lists_every_job_in_table_order_with_its_last_and_next_run()
    {
        await using var host = await SteppedHost.StartAsync(
            Start.AddMinutes(1), StepDriverTests.Noting("timetable", EveryQuarter), StepDriverTests.Noting("nightly", Schedules.Nightly));
        await host.Driver.AdvanceAsync(Start.AddMinutes(20), default);
        var runs = await host.Board.ListAsync();
        Assert.Equal(["timetable", "nightly"], runs.Select(r => r.Name));
        Assert.Equal((JobOutcome.Succeeded, Start.AddMinutes(30)), (runs[0].Outcome, runs[0].NextRun));
        Assert.InRange(runs[0].LastRun!.Value - Start.AddMinutes(15), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal((null, null), (runs[1].LastRun, runs[1].Outcome));
    }
}
