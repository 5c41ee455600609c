using System.Diagnostics;
using AntiFraudBot.Scheduler.Clock;
using Xunit.Abstractions;

namespace AntiFraudBot.Scheduler.Tests;

public sealed class StepDriverTests(ITestOutputHelper output)
{
    private const string EveryQuarter = "0 0/15 8-20 * * ?";
    private static readonly DateTimeOffset Start = Local(15, 8, 0);

    [Fact]
    public async Task Thirty_days_of_several_triggers_run_in_time_order_at_their_instants()
    {
        await using var host = await SteppedHost.StartAsync(
            Start.AddMinutes(1), Noting("timetable", EveryQuarter), Noting("hourly", Schedules.Hourly), Noting("nightly", Schedules.Nightly));
        await host.Driver.AdvanceAsync(Start.AddDays(30).AddMinutes(1), default);

        var lines = host.Diary.Lines;
        Assert.Equal((30 * 52, 30 * 24, 30), (Count(lines, "timetable"), Count(lines, "hourly"), Count(lines, "nightly")));
        Assert.Equal(lines.OrderBy(l => l.Due), lines);
        Assert.Equal(lines.Count, lines.DistinctBy(l => (l.Name, l.Due)).Count());
        Assert.All(lines, l => Assert.InRange(l.Shown - l.Due, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
        Assert.All(lines, l => Assert.Equal(0, l.Due.Second + l.Due.Millisecond));
    }

    [Fact]
    public async Task A_week_of_sixty_firings_a_day_takes_well_under_five_seconds()
    {
        await using var host = await SteppedHost.StartAsync(
            Start, Noting("timetable", EveryQuarter), Noting("nightly", Schedules.Nightly), Noting("evening", "0 0/10 21 * * ?"));
        var watch = Stopwatch.StartNew();
        await host.Driver.AdvanceAsync(Start.AddDays(7), default);
        output.WriteLine($"{host.Diary.Lines.Count} firings in {watch.Elapsed.TotalSeconds:0.00} s");
        Assert.Equal(7 * 59, host.Diary.Lines.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Jobs_of_one_instant_run_in_the_order_of_the_table()
    {
        await using var host = await SteppedHost.StartAsync(
            Start.AddMinutes(1), Noting("second-by-name", EveryQuarter), Noting("first-by-name", EveryQuarter));
        await host.Driver.AdvanceAsync(Start.AddHours(1), default);
        Assert.Equal(Enumerable.Repeat(new[] { "second-by-name", "first-by-name" }, 4).SelectMany(n => n), host.Diary.Lines.Select(l => l.Name));
    }

    [Fact]
    public async Task A_job_that_takes_real_time_ends_before_the_clock_goes_on()
    {
        await using var host = await SteppedHost.StartAsync(
            Start.AddMinutes(1), Job<SlowJob>("slow", EveryQuarter), Noting("quick", EveryQuarter));
        await host.Driver.AdvanceAsync(Start.AddHours(2), default);
        var lines = host.Diary.Lines;
        Assert.Equal((8, 8), (Count(lines, "slow"), Count(lines, "quick")));
        Assert.Equal(lines.OrderBy(l => l.Due), lines);
        Assert.All(lines, l => Assert.InRange(l.Shown - l.Due, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_failing_job_is_recorded_as_failed_and_the_driver_goes_on()
    {
        await using var host = await SteppedHost.StartAsync(
            Start.AddMinutes(1), Job<FailingJob>("failing", EveryQuarter), Noting("timetable", EveryQuarter));
        await host.Driver.AdvanceAsync(Start.AddHours(1), default);
        Assert.Equal(4, Count(host.Diary.Lines, "timetable"));
        var run = (await host.Board.ListAsync()).Single(r => r.Name == "failing");
        Assert.Equal((JobOutcome.Failed, Start.AddHours(1).AddMinutes(15)), (run.Outcome, run.NextRun));
        Assert.Contains("the store said no", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_cannot_be_made_shows_as_failed_and_the_others_go_on()
    {
        await using var host = await SteppedHost.StartAsync(
            Start.AddMinutes(1), Job<HomelessJob>("homeless", EveryQuarter), Noting("timetable", EveryQuarter));
        await host.Driver.AdvanceAsync(Start.AddHours(1), default);
        Assert.Equal(4, Count(host.Diary.Lines, "timetable"));
        var run = (await host.Board.ListAsync()).Single(r => r.Name == "homeless");
        Assert.Equal((JobOutcome.Failed, "The job could not be constructed.", null), (run.Outcome, run.Error, run.NextRun));
    }

    [Fact]
    public async Task Held_rows_and_triggers_take_turns_in_time_order()
    {
        await using var host = await SteppedHost.StartAsync(Start.AddMinutes(1), Noting("hourly", Schedules.Hourly));
        host.Held.UnionWith([Start.AddMinutes(30), Start.AddMinutes(90), Start.AddMinutes(150), Start.AddHours(5)]);
        await host.Driver.AdvanceAsync(Start.AddHours(3), default);
        Assert.Equal(["held", "hourly", "held", "hourly", "held", "hourly"], host.Diary.Lines.Select(l => l.Name));
        Assert.All(host.Diary.Lines, l => Assert.InRange(l.Shown - l.Due, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
        Assert.Equal([Start.AddHours(5)], host.Held);
    }

    [Fact]
    public async Task The_call_returns_at_the_asked_instant_even_when_nothing_is_due_there()
    {
        await using var host = await SteppedHost.StartAsync(Start.AddMinutes(1), Noting("nightly", Schedules.Nightly));
        await host.Driver.AdvanceAsync(Start.AddMinutes(7), default);
        Assert.InRange(host.Clock.GetUtcNow() - Start.AddMinutes(7), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Empty(host.Diary.Lines);
    }

    [Fact]
    public async Task Going_back_is_refused()
    {
        await using var host = await SteppedHost.StartAsync(Start);
        await Assert.ThrowsAsync<ClockOnlyMovesForwardException>(() => host.Driver.AdvanceAsync(Start.AddSeconds(-1), default));
    }

    [Fact]
    public async Task Concurrent_calls_take_turns_and_each_firing_happens_once()
    {
        await using var host = await SteppedHost.StartAsync(Start.AddMinutes(1), Noting("timetable", EveryQuarter));
        await Task.WhenAll(Enumerable.Range(1, 4).Select(day => host.Driver.AdvanceAsync(Start.AddDays(day), default)));
        var lines = host.Diary.Lines;
        Assert.Equal(4 * 52, lines.Select(l => l.Due).Distinct().Count());
        Assert.Equal(lines.OrderBy(l => l.Due), lines);
    }

    [Fact]
    public async Task A_cancelled_call_leaves_the_driver_usable()
    {
        await using var host = await SteppedHost.StartAsync(Start.AddMinutes(1), Job<SlowJob>("slow", EveryQuarter));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Driver.AdvanceAsync(Start.AddDays(1), cancelled.Token));
        await host.Driver.AdvanceAsync(Start.AddHours(1), default);
        Assert.Equal(4, host.Diary.Lines.Count);
    }

    [Fact]
    public async Task Nothing_is_due_after_a_call_has_returned()
    {
        await using var host = await SteppedHost.StartAsync(Start.AddMinutes(1), Noting("timetable", EveryQuarter));
        await host.Driver.AdvanceAsync(Start.AddHours(1), default);
        Assert.True(await host.Driver.NothingDueAsync());
    }

    internal static CampaignJob Noting(string name, string cron) => Job<NotingJob>(name, cron);

    internal static CampaignJob Job<T>(string name, string cron) => new(name, typeof(T), cron, "试验任务");

    private static int Count(IReadOnlyList<DiaryLine> lines, string name) => lines.Count(l => l.Name == name);

    private static DateTimeOffset Local(int day, int hour, int minute) => new(2026, 6, day, hour, minute, 0, TimeSpan.FromHours(8));
}
