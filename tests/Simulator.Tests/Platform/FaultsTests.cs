using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.Tests.Platform;

public sealed class FaultsTests
{
    [Fact]
    public void A_rule_is_used_up_after_so_many_times()
    {
        var faults = new Faults();
        faults.Add(new FaultRule { Match = "message/send", Errcode = 45009, Times = 2 });
        Assert.Null(faults.Next("gettoken"));
        Assert.Equal(45009, faults.Next("message/send")?.Errcode);
        Assert.NotNull(faults.Next("message/send"));
        Assert.Null(faults.Next("message/send"));
    }

    [Fact]
    public void A_share_is_drawn_with_its_seed_and_so_is_the_same_every_time()
    {
        IReadOnlyList<bool> Draw()
        {
            var faults = new Faults();
            faults.Add(new FaultRule { Match = "*", Http = 500, Percent = 5, Seed = 7 });
            return [.. Enumerable.Range(0, 2000).Select(_ => faults.Next("x") is not null)];
        }

        Assert.Equal(Draw(), Draw());
        Assert.InRange(Draw().Count(hit => hit), 60, 140);
    }
}
