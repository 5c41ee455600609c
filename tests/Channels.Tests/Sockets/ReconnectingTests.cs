using AntiFraudBot.Channels.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Channels.Tests.Sockets;

public sealed class ReconnectingTests
{
    private static readonly LifeEnd.Lost Lost = new("cut", "断开了");
    private readonly ManualTime time = new();
    private readonly Liveness liveness;
    private readonly BackOff backOff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), 0.2, () => 0.5);

    public ReconnectingTests()
    {
        liveness = new Liveness(time);
    }

    [Fact]
    public async Task It_comes_back_ever_more_slowly_and_never_gives_up()
    {
        using var stop = new CancellationTokenSource();
        var lives = 0;
        var running = Loop().RunAsync(_ =>
        {
            lives++;
            return Task.FromResult<LifeEnd>(Lost);
        }, stop.Token);

        foreach (var seconds in new[] { 1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30, 30 }) await time.PassAsync(TimeSpan.FromSeconds(seconds));
        await time.TimerSet(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();

        Assert.IsType<ConnectionEnd.Stopped>(await running);
        Assert.Equal(13, lives);
    }

    [Fact]
    public async Task What_a_life_throws_because_the_line_broke_counts_as_lost()
    {
        var lives = 0;
        var running = Loop().RunAsync(_ => ++lives == 1
            ? throw new TimeoutException()
            : Task.FromResult<LifeEnd>(new LifeEnd.Last(new ConnectionEnd.TakenOver(), "被接管")), CancellationToken.None);

        await time.PassAsync(TimeSpan.FromSeconds(1));

        Assert.IsType<ConnectionEnd.TakenOver>(await running);
        Assert.Equal("被接管", liveness.State.Trouble);
    }

    [Fact]
    public async Task A_planned_change_comes_back_at_once()
    {
        var lives = 0;
        var end = await Loop().RunAsync(
            _ => Task.FromResult<LifeEnd>(++lives == 1 ? Lost with { AtOnce = true } : new LifeEnd.Last(new ConnectionEnd.Refused("1"), null)),
            CancellationToken.None);

        Assert.Equal(new ConnectionEnd.Refused("1"), end);
    }

    [Fact]
    public async Task Stopping_lets_the_life_end_by_itself()
    {
        using var stop = new CancellationTokenSource();
        var cleanedUp = false;
        var running = Loop().RunAsync(async ct =>
        {
            await Task.WhenAny(Task.Delay(Timeout.Infinite, ct));
            cleanedUp = true;
            return Lost;
        }, stop.Token);

        await stop.CancelAsync();

        Assert.IsType<ConnectionEnd.Stopped>(await running);
        Assert.True(cleanedUp);
        Assert.Null(liveness.State.Trouble);
    }

    [Theory]
    [InlineData(0.0, 0.8)]
    [InlineData(0.5, 1.0)]
    [InlineData(1.0, 1.2)]
    public void The_wait_is_spread_by_a_fifth_to_both_sides(double chance, double seconds) =>
        Assert.Equal(seconds, new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), 0.2, () => chance).Next().TotalSeconds, 6);

    [Fact]
    public void Once_accepted_it_begins_anew()
    {
        backOff.Next();
        backOff.Next();
        backOff.Reset();
        Assert.Equal(TimeSpan.FromSeconds(1), backOff.Next());
    }

    private Reconnecting Loop() => new("test", backOff, liveness, time, NullLogger.Instance);
}
