using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.Tests.Platform;

public sealed class SimClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_stepped_clock_stands_until_it_is_moved()
    {
        using var clock = new SimClock(TimeProvider.System, Start);
        Assert.Equal(Start, clock.GetUtcNow());
        clock.MoveTo(Start.AddHours(2));
        Assert.Equal(Start.AddHours(2), clock.GetUtcNow());
    }

    [Fact]
    public void Time_never_goes_back()
    {
        using var clock = new SimClock(TimeProvider.System, Start);
        clock.MoveTo(Start.AddHours(-1));
        Assert.Equal(Start, clock.GetUtcNow());
    }

    [Fact]
    public void Alarms_ring_on_the_way_in_order_and_at_their_own_time()
    {
        using var clock = new SimClock(TimeProvider.System, Start);
        var rang = new List<(string Name, DateTimeOffset At)>();
        using var late = clock.CreateTimer(_ => rang.Add(("late", clock.GetUtcNow())), null, TimeSpan.FromMinutes(6), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => rang.Add(("early", clock.GetUtcNow())), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        clock.MoveTo(Start.AddHours(1));
        Assert.Equal([("early", Start.AddSeconds(5)), ("late", Start.AddMinutes(6))], rang);
    }

    [Fact]
    public async Task A_running_clock_rings_by_itself()
    {
        using var clock = new SimClock(TimeProvider.System, null);
        await Task.Delay(TimeSpan.FromMilliseconds(20), clock).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(clock.Real);
    }
}
