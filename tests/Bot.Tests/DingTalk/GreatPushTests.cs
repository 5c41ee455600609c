using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.DingTalk;

/// <summary>An edition to 300 more groups of 120 people, as quick as DingTalk's pace allows.</summary>
public sealed class GreatPushTests
{
    // The platform's own figure, said here a second time on purpose: calls a second of one interface.
    private const int CallsASecond = 20;

    private static readonly string[] States = ["pending", "sent", "relay-due", "relayed", "failed", "cancelled"];

    [Fact]
    public async Task Planned_is_the_sum_of_the_states_and_the_end_is_near_the_floor_of_the_quotas()
    {
        await using var host = await SimulatedHost.StartAsync(stage: new Stage { Clock = "2026-06-15 08:55" });
        await GreatTownship.BuildAsync(host);

        await host.Bot.ReachAsync("2026-06-15 09:00:01");
        var underWay = await host.Bot.DeliveriesAsync("e-1");
        await host.Bot.ReachAsync("2026-06-15 09:05");

        var done = await host.Bot.DeliveriesAsync("e-1");
        Assert.Equal(underWay.Count, done.Count);
        foreach (var moment in (IReadOnlyList<SeenDelivery>[])[underWay, done]) Assert.Equal(moment.Count, States.Sum(state => moment.Count(d => d.State == state)));
        Assert.Contains(underWay, d => d.State == "pending");
        Assert.Equal(GreatTownship.Groups, done.Count(d => GreatTownship.Has(d.Group) && d.State == "sent"));

        var seen = (await host.DingTalk.TranscriptAsync()).Where(b => b.FromBot && b.Api == "v1.0/robot/groupMessages/send").ToList();
        var floor = TimeSpan.FromSeconds((seen.Count - 1) / CallsASecond);
        Assert.True(floor >= TimeSpan.FromSeconds(15), $"The push is too small to show anything: {floor}.");
        var took = seen.Max(b => b.At) - seen.Min(b => b.At);
        // Alone it takes less than one hundredth more than the floor; beside other tests each second also waits for the machine, up to nine hundredths.
        Assert.True(took < floor * 1.15, $"{took} of {floor} for {seen.Count}: {string.Join(' ', seen.GroupBy(b => b.At.ToUnixTimeMilliseconds() / 100 - seen[0].At.ToUnixTimeMilliseconds() / 100).Select(g => $"{g.Key}:{g.Count()}"))} {await host.DingTalk.CountersAsync()}");
        Assert.InRange((await host.DingTalk.CountersAsync()).GetProperty("v1.0/robot/groupMessages/send").GetProperty("quotaRefusals").GetInt32(), 0, 4);
    }
}
