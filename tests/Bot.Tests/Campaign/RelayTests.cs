using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Campaign;

/// <summary>Who has passed the edition on, and who has not.</summary>
public sealed class RelayTests
{
    [Fact]
    public async Task Forwarded_closes_the_units_relay_duties_and_those_below_and_books_the_groups()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:05");
        var id = await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "已转发到8个组群，覆盖420人");
        var own = (await host.DeliveriesAsync("e-1")).Where(d => d.Unit.StartsWith("上坪村", StringComparison.Ordinal)).ToList();
        Assert.Contains(own, d => d.State == "relayed");
        Assert.DoesNotContain(own, d => d.State == "relay-due");
        Assert.Contains(await host.DeliveriesAsync("e-1"), d => d.State == "relay-due");
        Assert.Equal(["push_group.new 8 06-15 accepted", "push_people.new 420 06-15 accepted"], await host.BookedByAsync(id));
    }

    [Fact]
    public async Task A_group_heads_word_closes_only_the_own_group()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:05");
        await host.SayAsync(Qingxi.Village, "m-shangping-g2", "已转发");
        var states = (await host.DeliveriesAsync("e-1")).ToDictionary(d => d.Group, d => d.State);
        Assert.Equal(("relayed", "relay-due"), (states["g-shangping-2zu"], states["g-shangping-4zu"]));
    }

    [Fact]
    public async Task Received_closes_nothing_and_is_not_answered()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:05");
        var before = await host.DeliveriesAsync("e-1");
        Assert.Empty(await host.AskAsync(Qingxi.Township, Qingxi.Liaison, "收到"));
        Assert.Equal(before, await host.DeliveriesAsync("e-1"));
    }

    [Fact]
    public async Task On_sunday_at_midnight_the_edition_closes_and_what_was_not_passed_on_has_failed()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:05");
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "已转发到8个组群，覆盖420人");
        await host.ReachAsync("2026-06-21 23:59");
        Assert.Equal("pushed", (await host.EditionsAsync())[0].State);
        await host.ReachAsync("2026-06-22 00:01");
        Assert.Equal("closed", (await host.EditionsAsync())[0].State);
        var deliveries = await host.DeliveriesAsync("e-1");
        Assert.DoesNotContain(deliveries, d => d.State is "relay-due" or "pending");
        Assert.Contains(deliveries, d => d is { Group: "g-xiaping-1zu", State: "failed", Reason: "not-relayed" });
        Assert.Contains(deliveries, d => d is { Group: "g-shangping-2zu", State: "relayed" });
    }

    [Fact]
    public async Task At_three_the_township_reads_who_has_not_passed_it_on()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:05");
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "已转发到8个组群，覆盖420人");
        await host.ReachAsync("2026-06-15 15:00");
        var status = (await host.SaidInAsync(Qingxi.Township))[^1];
        var waiting = status.Split('\n').Single(l => l.StartsWith("待反馈", StringComparison.Ordinal));
        Assert.StartsWith("【转发情况】6月15日 15:00", status, StringComparison.Ordinal);
        Assert.DoesNotContain("上坪", waiting, StringComparison.Ordinal);
        Assert.Contains("下坪", waiting, StringComparison.Ordinal);
        Assert.Contains("420人", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_is_there_on_demand_at_each_level()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:05");
        Assert.Contains("下坪", await host.AnswerAsync(Qingxi.Township, Qingxi.Secretary, "转发情况"), StringComparison.Ordinal);
        var village = await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "转发情况");
        Assert.StartsWith("上坪村｜第1期", village, StringComparison.Ordinal);
        Assert.DoesNotContain("下坪", village, StringComparison.Ordinal);
    }
}
