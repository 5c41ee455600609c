using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Campaign;

/// <summary>Reminders reach those who owe, each at most twice, and nobody else.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task At_four_only_those_who_owe_are_mentioned_each_once()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:05");
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "安装12，注册10，入户30户");
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "已转发到8个组群，覆盖420人");
        await host.ReachAsync("2026-06-15 16:01");
        var reminders = await AllSaidAt(host, 16);
        var mentioned = reminders.SelectMany(m => m.Mentions).ToList();
        Assert.Equal(mentioned.Count, mentioned.Distinct().Count());
        Assert.DoesNotContain(Qingxi.Liaison, mentioned);
        Assert.Contains(Qingxi.Neighbour, mentioned);
        var township = reminders.Single(m => m.Mentions.Contains(Qingxi.Neighbour));
        Assert.DoesNotContain("上坪", township.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_seven_the_liaison_reads_it_privately_and_after_that_nothing_more()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 18:59");
        var chat = Qingxi.Chat("m-gaoling-liaison");
        var before = await host.LastSeqAsync(chat);
        await host.ReachAsync("2026-06-15 19:05");
        Assert.Contains("高岭村第24周", Assert.Single(await host.MessagesAsync(chat, before)).Text, StringComparison.Ordinal);
        var told = await host.LastSeqAsync(chat);
        await host.ReachAsync("2026-06-16 20:00");
        Assert.Empty(await host.MessagesAsync(chat, told));
    }

    [Fact]
    public async Task The_next_morning_the_head_is_asked_to_help()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        await host.ReachAsync("2026-06-16 09:01");
        var asked = Assert.Single(await host.SaidInAsync(Qingxi.Chat("m-gaoling-head")));
        Assert.Contains("今天12:00前补报", asked, StringComparison.Ordinal);
        Assert.Contains("已提醒2次", asked, StringComparison.Ordinal);
        Assert.Empty(await host.SaidInAsync(Qingxi.Chat(Qingxi.Head)));
    }

    [Fact]
    public async Task A_reason_for_delay_stops_the_reminders_and_the_freeze_stands()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 17:00");
        await host.SayAsync(Qingxi.Chat("m-gaoling-liaison"), "m-gaoling-liaison", "延期 联络员住院，明天上午补报");
        var before = await host.LastSeqAsync(Qingxi.Chat("m-gaoling-liaison"));
        await host.ReachAsync("2026-06-16 09:05");
        Assert.Empty(await host.MessagesAsync(Qingxi.Chat("m-gaoling-liaison"), before));
        Assert.Empty(await host.SaidInAsync(Qingxi.Chat("m-gaoling-head")));
        Assert.Equal("extended", (await host.DutiesAsync("高岭村", "2026-W24")).Single().State);
    }

    [Fact]
    public async Task What_was_not_reported_by_the_freeze_is_missed()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        await host.ReachAsync("2026-06-16 12:02");
        var states = (await host.DutiesAsync(week: "2026-W24")).ToDictionary(d => d.Unit, d => d.State);
        Assert.Equal(21, states.Count);
        Assert.Equal("done", states["上坪村"]);
        Assert.Equal(20, states.Values.Count(s => s == "missed"));
    }

    [Fact]
    public async Task Between_eight_at_night_and_eight_in_the_morning_the_bot_begins_no_talk()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-22 08:00");
        foreach (var group in await host.GroupsAsync())
        {
            Assert.All((await host.MessagesAsync(group.Id)).Where(m => m.FromBot), m => Assert.InRange(m.At.Hour, 8, 19));
        }
    }

    private static async Task<List<SeenMessage>> AllSaidAt(SandboxHost host, int hour)
    {
        var said = new List<SeenMessage>();
        foreach (var group in (await host.GroupsAsync()).Where(g => g.Kind != "dm")) said.AddRange((await host.MessagesAsync(group.Id)).Where(m => m.FromBot && m.At.Hour == hour));
        return said;
    }
}
