using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.Tests.Platform;

public sealed class QuotasTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 15, 30, 0, TimeSpan.Zero);
    private readonly SimClock clock = new(TimeProvider.System, Start);

    [Fact]
    public void Who_exceeds_a_limit_is_shut_out_for_its_whole_window()
    {
        var quotas = new Quotas(clock);
        var limit = Limit.PerMinute(2);
        Assert.Null(quotas.Take("k", 1, limit));
        Assert.Null(quotas.Take("k", 1, limit));
        clock.MoveTo(Start.AddSeconds(50));
        Assert.Same(limit, quotas.Take("k", 1, limit));
        clock.MoveTo(Start.AddSeconds(61));
        Assert.Same(limit, quotas.Take("k", 1, limit));
        clock.MoveTo(Start.AddSeconds(110));
        Assert.Null(quotas.Take("k", 1, limit));
    }

    [Fact]
    public void A_limit_that_does_not_block_refuses_only_the_excess()
    {
        var quotas = new Quotas(clock);
        var limit = new Limit(1, TimeSpan.FromMinutes(1), Blocks: false);
        Assert.Null(quotas.Take("k", 1, limit));
        Assert.NotNull(quotas.Take("k", 1, limit));
        clock.MoveTo(Start.AddSeconds(60));
        Assert.Null(quotas.Take("k", 1, limit));
    }

    [Fact]
    public void The_block_of_a_daily_limit_ends_with_the_local_day()
    {
        var quotas = new Quotas(clock);
        var limit = Limit.PerDay(1);
        Assert.NotNull(quotas.Take("k", 2, limit));
        clock.MoveTo(Start.AddMinutes(29));
        Assert.NotNull(quotas.Take("k", 1, limit));
        clock.MoveTo(Start.AddMinutes(30));
        Assert.Null(quotas.Take("k", 1, limit));
    }

    [Fact]
    public void What_one_limit_refuses_is_not_taken_from_the_others()
    {
        var quotas = new Quotas(clock);
        Assert.NotNull(quotas.Take("k", 3, Limit.PerHour(5), new Limit(2, TimeSpan.FromMinutes(1), Blocks: false)));
        Assert.Equal(5, quotas.Left("k", Limit.PerHour(5)));
    }

    public void Dispose() => clock.Dispose();
}
