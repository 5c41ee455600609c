using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Campaign;

/// <summary>The edition goes down the tree once, however the Monday goes.</summary>
public sealed class MondayPushTests
{
    private const string Title = "【本周反诈宣传】";

    private static readonly string[] States = ["pending", "sent", "relay-due", "relayed", "failed", "cancelled"];

    [Fact]
    public async Task Each_group_where_the_bot_sits_gets_it_exactly_once_at_nine()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 08:59");
        Assert.Empty(await host.DeliveriesAsync("e-1"));
        await host.ReachAsync("2026-06-15 11:00");
        var deliveries = await host.DeliveriesAsync("e-1");
        Assert.Equal(deliveries.Count, deliveries.Select(d => d.Group).Distinct().Count());
        foreach (var group in (await host.GroupsAsync()).Where(g => g.Kind != "dm" && g.Bot && g.Unit != "云岭县"))
        {
            var pushes = (await host.MessagesAsync(group.Id)).Where(m => m.Text.StartsWith(Title, StringComparison.Ordinal)).ToList();
            Assert.True(pushes is [{ At.Minute: 0, At.Hour: 9 }], $"{group.Name}: {pushes.Count}");
            Assert.Equal("sent", deliveries.Single(d => d.Group == group.Id).State);
        }
    }

    [Fact]
    public async Task Nothing_goes_upward_and_the_last_line_asks_for_last_weeks_data()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:01");
        Assert.Empty(await host.SaidInAsync("g-yunling-work"));
        Assert.EndsWith("上周（6.8—6.14）数据今天18:00前报", (await host.SaidInAsync(Qingxi.Township)).Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("数据今天", (await host.SaidInAsync(Qingxi.Residents)).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_without_the_bot_becomes_the_duty_of_a_named_person_who_is_told_which_groups()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:01");
        Assert.Empty(await host.MessagesAsync("g-shangping-2zu"));
        Assert.Equal("relay-due", (await host.DeliveriesAsync("e-1")).Single(d => d.Group == "g-shangping-2zu").State);
        Assert.Contains("请把上面的本周反诈宣传转发到：上坪村二组群", (await host.SaidInAsync(Qingxi.Chat("m-shangping-g2")))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planned_is_the_sum_of_the_six_states_at_every_moment()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:00");
        var planned = (await host.DeliveriesAsync("e-1")).Count;
        Assert.Equal((await host.GroupsAsync()).Count(g => g.Kind != "dm" && g.Unit != "云岭县"), planned);
        foreach (var moment in (string[])["2026-06-15 09:30", "2026-06-16 10:00", "2026-06-21 23:59", "2026-06-22 00:01"])
        {
            await host.ReachAsync(moment);
            await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "已转发到8个组群，覆盖420人");
            var now = await host.DeliveriesAsync("e-1");
            Assert.Equal(planned, now.Count(d => States.Contains(d.State)));
            Assert.Equal(planned, now.Select(d => d.Group).Distinct().Count());
        }
    }

    [Fact]
    public async Task Without_an_approved_edition_the_office_is_told_and_an_approval_at_twenty_past_nine_goes_out_soon_after()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "撤回 第1期");
        await host.ReachAsync("2026-06-15 09:20");
        Assert.Empty(await host.DeliveriesAsync("e-1"));
        Assert.Contains(await host.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.Contains("还没批准", StringComparison.Ordinal));
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "批准 第1期");
        await host.ReachAsync("2026-06-15 09:26");
        Assert.Equal("pushed", (await host.EditionsAsync())[0].State);
        Assert.Single(await host.SaidInAsync(Qingxi.Village));
    }

    [Fact]
    public async Task The_workday_before_the_office_hears_that_the_next_edition_is_not_approved()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-15 08:00" });
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "撤回 第2期");
        await host.ReachAsync("2026-06-18 16:00");
        Assert.Contains(await host.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.Contains("第2期", StringComparison.Ordinal) && t.Contains("还没批准", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bot_that_was_down_at_nine_pushes_when_it_is_back_once()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.RestartAsync(back: "2026-06-16 10:12");
        await host.ReachAsync("2026-06-16 11:00");
        Assert.Single(await host.SaidInAsync(Qingxi.Village), t => t.StartsWith(Title, StringComparison.Ordinal));
        Assert.Equal("pushed", (await host.EditionsAsync())[0].State);
    }

    [Fact]
    public async Task A_bot_that_is_back_on_thursday_asks_the_office_instead()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.RestartAsync(back: "2026-06-18 10:12");
        await host.ReachAsync("2026-06-18 11:00");
        Assert.Empty(await host.SaidInAsync(Qingxi.Village));
        Assert.Contains(await host.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.Contains("推送 第1期", StringComparison.Ordinal));
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "推送 第1期");
        Assert.Single(await host.SaidInAsync(Qingxi.Village));
    }

    [Fact]
    public async Task A_push_asked_for_at_night_waits_and_a_recall_cancels_what_is_not_sent()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-15 21:00" });
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "推送 第1期");
        Assert.Empty(await host.SaidInAsync(Qingxi.Village));
        Assert.Contains(await host.DeliveriesAsync("e-1"), d => d.State == "pending");
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "撤回 第1期");
        await host.ReachAsync("2026-06-16 08:30");
        Assert.Empty(await host.SaidInAsync(Qingxi.Village));
        Assert.All(await host.DeliveriesAsync("e-1"), d => Assert.Equal(("cancelled", "recalled"), (d.State, d.Reason)));
    }

    [Fact]
    public async Task What_is_sent_cannot_be_recalled_and_the_answer_says_so()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 09:01");
        var answer = await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "撤回 第1期");
        Assert.Contains("收不回来", answer, StringComparison.Ordinal);
        var states = (await host.DeliveriesAsync("e-1")).Select(d => d.State).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["cancelled", "sent"], states);
    }

    [Fact]
    public async Task A_confirmed_flash_goes_out_at_night_at_once()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-17 22:40" });
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "紧急提醒 今晚全县发生2起冒充客服诈骗，对方要求屏幕共享");
        Assert.Empty(await host.SaidInAsync(Qingxi.Village));
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "确认");
        var flash = Assert.Single(await host.MessagesAsync(Qingxi.Village));
        Assert.StartsWith("【紧急提醒】", flash.Text, StringComparison.Ordinal);
        Assert.Equal(22, flash.At.Hour);
    }

    [Fact]
    public async Task A_flash_that_is_not_confirmed_goes_nowhere()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "紧急提醒 今天全县发生2起冒充客服诈骗");
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "取消");
        Assert.Empty(await host.SaidInAsync(Qingxi.Village));
    }

    [Fact]
    public async Task Only_the_office_commands()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "撤回 第1期");
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "紧急提醒 今天全县发生2起冒充客服诈骗");
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "确认");
        Assert.Equal("approved", (await host.EditionsAsync())[0].State);
        Assert.Empty(await host.SaidInAsync(Qingxi.Village));
    }

    [Fact]
    public async Task The_office_drafts_previews_and_approves_in_its_private_chat()
    {
        await using var host = await SandboxHost.StartAsync();
        var chat = Qingxi.Chat(Qingxi.Office);
        await host.SayAsync(chat, Qingxi.Office, "新建素材 防范冒充领导");
        await host.SayAsync(chat, Qingxi.Office, "重点：领导在群里要钱，先打电话核实");
        await host.SayAsync(chat, Qingxi.Office, "海报（老年人）：陌生电话不轻信");
        await host.SayAsync(chat, Qingxi.Office, "案例：某村群众被骗3.6万元，安装了远程控制软件");
        await host.SayAsync(chat, Qingxi.Office, "完成");
        Assert.Contains("被骗3.6万元", string.Concat((await host.AskAsync(chat, Qingxi.Office, "预览 第5期")).Select(m => m.Text)), StringComparison.Ordinal);
        await host.SayAsync(chat, Qingxi.Office, "批准 第5期");
        Assert.Contains(await host.EditionsAsync(), e => e is { Title: "防范冒充领导", Week: "2026-W29", State: "approved" });
        Assert.DoesNotContain(await host.LedgerAsync(), e => e.At >= Stage.Time("2026-06-15 08:00"));
    }
}
