using AntiFraudBot.Scheduler.Clock;

namespace AntiFraudBot.Scheduler.Tests;

public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Monday = new(2026, 6, 15, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly FrozenMachine _machine = new();

    [Fact]
    public void It_shows_machine_time_plus_the_offset()
    {
        using var clock = new SandboxClock(_machine, TimeSpan.FromHours(3));
        Assert.Equal(_machine.GetUtcNow().AddHours(3), clock.GetUtcNow());
    }

    [Fact]
    public void It_ticks_with_the_machine()
    {
        using var clock = SandboxClock.StartingAt(Monday, _machine);
        _machine.Tick(TimeSpan.FromSeconds(90));
        Assert.Equal(Monday.AddSeconds(90), clock.GetUtcNow());
    }

    [Fact]
    public async Task A_move_shows_the_new_instant_and_counts_as_elapsed_time()
    {
        using var clock = SandboxClock.StartingAt(Monday, _machine);
        var before = clock.GetTimestamp();
        await clock.MoveToAsync(Monday.AddDays(2));
        Assert.Equal(Monday.AddDays(2), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(2), clock.GetElapsedTime(before));
    }

    [Fact]
    public async Task It_refuses_to_go_back()
    {
        using var clock = SandboxClock.StartingAt(Monday, _machine);
        var refusal = await Assert.ThrowsAsync<ClockOnlyMovesForwardException>(() => clock.MoveToAsync(Monday.AddTicks(-1)));
        Assert.Equal((Monday, Monday.AddTicks(-1)), (refusal.Now, refusal.To));
        Assert.Equal(Monday, clock.GetUtcNow());
    }

    [Fact]
    public async Task The_offset_is_handed_over_before_the_clock_moves()
    {
        List<(TimeSpan Offset, DateTimeOffset Shown)> kept = [];
        SandboxClock? clock = null;
        clock = SandboxClock.StartingAt(Monday, _machine, (offset, _) =>
        {
            kept.Add((offset, clock!.GetUtcNow()));
            return Task.CompletedTask;
        });
        using var owned = clock;
        await clock.MoveToAsync(Monday.AddDays(1));
        Assert.Equal([(Monday.AddDays(1) - _machine.GetUtcNow(), Monday)], kept);
    }

    [Fact]
    public async Task A_clock_made_from_the_kept_offset_shows_the_same_time()
    {
        var kept = TimeSpan.Zero;
        using var clock = SandboxClock.StartingAt(Monday, _machine, (offset, _) => Task.FromResult(kept = offset));
        await clock.MoveToAsync(Monday.AddDays(9));
        using var restarted = new SandboxClock(_machine, kept);
        Assert.Equal(clock.GetUtcNow(), restarted.GetUtcNow());
    }

    [Fact]
    public async Task A_jump_fires_the_timers_it_passes_and_leaves_the_others()
    {
        using var clock = SandboxClock.StartingAt(Monday, TimeProvider.System);
        var today = Task.Delay(TimeSpan.FromHours(5), clock);
        var thursday = Task.Delay(TimeSpan.FromDays(3), clock);
        await clock.MoveToAsync(Monday.AddDays(1));
        await today.WaitAsync(Soon);
        Assert.False(thursday.IsCompleted);
        await clock.MoveToAsync(Monday.AddDays(4));
        await thursday.WaitAsync(Soon);
    }

    [Fact]
    public async Task A_timer_fires_by_itself_when_the_clock_ticks_to_its_instant()
    {
        using var clock = SandboxClock.StartingAt(Monday, TimeProvider.System);
        await Task.Delay(TimeSpan.FromMilliseconds(30), clock).WaitAsync(Soon);
        Assert.True(clock.GetUtcNow() >= Monday.AddMilliseconds(30));
    }

    [Fact]
    public async Task A_callback_may_use_the_clock_because_it_runs_outside_the_lock()
    {
        using var clock = SandboxClock.StartingAt(Monday, TimeProvider.System);
        var seen = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = clock.CreateTimer(_ =>
        {
            using var second = clock.CreateTimer(static _ => { }, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
            seen.SetResult(clock.GetUtcNow());
        }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        await clock.MoveToAsync(Monday.AddHours(2));
        Assert.True(await seen.Task.WaitAsync(Soon) >= Monday.AddHours(2));
    }

    [Fact]
    public void Timers_due_together_come_out_by_instant_and_then_in_the_order_they_were_set()
    {
        using var clock = SandboxClock.StartingAt(Monday, _machine);
        var timers = new DueTimers();
        var (late, first, second) = (Timer(clock), Timer(clock), Timer(clock));
        timers.Add(late, due: 30);
        timers.Add(first, due: 10);
        timers.Add(second, due: 10);
        Assert.Equal([first, second, late], timers.TakeDue(now: 30));
    }

    [Fact]
    public void A_periodic_timer_fires_once_for_a_jump_over_many_periods()
    {
        using var clock = SandboxClock.StartingAt(Monday, _machine);
        var timers = new DueTimers();
        var timer = Timer(clock);
        timer.Period = TimeSpan.FromTicks(5);
        timers.Add(timer, due: 5);
        Assert.Equal([timer], timers.TakeDue(now: 1000));
        Assert.Equal(1005, timers.Earliest);
    }

    [Fact]
    public void A_disposed_timer_does_not_fire()
    {
        using var clock = SandboxClock.StartingAt(Monday, _machine);
        var calls = 0;
        var timer = new ClockTimer(clock, _ => calls++, null);
        timer.Dispose();
        timer.Fire();
        Assert.Equal(0, calls);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Disposal_waits_for_a_callback_that_is_running()
    {
        using var clock = SandboxClock.StartingAt(Monday, _machine);
        using var goOn = new ManualResetEventSlim();
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = new ClockTimer(clock, _ => { running.SetResult(); goOn.Wait(Soon); }, null);
        var firing = Task.Run(timer.Fire);
        await running.Task.WaitAsync(Soon);
        var disposal = timer.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        goOn.Set();
        await disposal.WaitAsync(Soon);
        await firing;
    }

    private static ClockTimer Timer(SandboxClock clock) => new(clock, static _ => { }, null);
}
