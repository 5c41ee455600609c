using AntiFraudBot.Bot.Pipeline;

namespace AntiFraudBot.Bot.Tests.Upkeep;

public sealed class FaultsTests
{
    [Fact]
    public void A_call_that_ran_out_of_its_own_patience_is_a_fault_and_ends_no_loop()
    {
        using var house = new CancellationTokenSource();
        using var patience = new CancellationTokenSource();
        patience.Cancel();

        Assert.True(new TaskCanceledException("timed out", null, patience.Token).IsFault(house.Token));
    }

    [Fact]
    public void The_house_closing_is_none()
    {
        using var house = new CancellationTokenSource();
        house.Cancel();

        Assert.False(new OperationCanceledException(house.Token).IsFault(house.Token));
        Assert.True(new IOException().IsFault(house.Token));
    }
}
