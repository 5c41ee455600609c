using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Duties;

/// <summary>Rule D18: 代理.</summary>
public sealed class DeputyTests
{
    [Fact]
    public async Task While_it_lasts_the_deputy_is_reminded_and_may_report_for_the_unit()
    {
        await using var host = await SandboxHost.StartAsync();
        var deputy = await NameAsync(host, Qingxi.Neighbour);
        Assert.StartsWith("已登记：上坪村由" + deputy + "代理联络员到6月16日。", await host.AnswerAsync(Qingxi.Township, Qingxi.Liaison, $"代理 {deputy} 到 6月16日"), StringComparison.Ordinal);
        Assert.Contains("请您代理上坪村联络员到6月16日", (await host.SaidInAsync(Qingxi.Chat(Qingxi.Neighbour)))[^1], StringComparison.Ordinal);
        await host.ReachAsync("2026-06-15 16:01");
        var reminder = (await host.MessagesAsync(Qingxi.Township))[^1];
        Assert.Contains("上坪村", reminder.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Qingxi.Liaison, reminder.Mentions);
        Assert.Contains(Qingxi.Neighbour, reminder.Mentions);
        var booked = await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上坪村安装12");
        Assert.Equal(["app_install.new 12 06-08..06-14 accepted"], await host.BookedByAsync(booked));
        Assert.Equal("done", (await host.DutiesAsync("上坪村", "2026-W24")).Single().State);
        await host.ReachAsync("2026-06-17 09:00");
        var after = await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上坪村今天安装3");
        Assert.Equal(["app_install.new 3 06-17 pending"], await host.BookedByAsync(after));
    }

    [Fact]
    public async Task Somebody_of_the_units_own_groups_reports_for_the_whole_unit_without_naming_it()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Office, $"上坪村代理 {await NameAsync(host, Qingxi.GridWorker)} 到 6月20日");
        await host.SayAsync(Qingxi.Village, Qingxi.GridWorker, "安装12");
        Assert.Equal("done", (await host.DutiesAsync("上坪村", "2026-W24")).Single().State);
    }

    [Fact]
    public async Task It_ends_when_the_liaison_says_so()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, $"代理 {await NameAsync(host, Qingxi.Neighbour)} 到 6月20日");
        Assert.Contains("代理已结束", await host.AnswerAsync(Qingxi.Township, Qingxi.Liaison, "代理结束"), StringComparison.Ordinal);
        await host.ReachAsync("2026-06-15 16:01");
        Assert.Contains(Qingxi.Liaison, (await host.MessagesAsync(Qingxi.Township))[^1].Mentions);
    }

    [Theory]
    [InlineData("代理 没有这人 到 6月20日", "没有找到“没有这人”")]
    [InlineData("代理 {0}", "代理到哪一天？")]
    [InlineData("代理 {0} 到 12月20日", "最长三个月")]
    [InlineData("下坪村代理 {0} 到 6月20日", "代理要由下坪村的联络员、负责人或平安办来定。")]
    public async Task What_cannot_be_done_is_refused_with_the_reason(string text, string reason)
    {
        await using var host = await SandboxHost.StartAsync();
        var said = text.Replace("{0}", await NameAsync(host, Qingxi.GridWorker), StringComparison.Ordinal);
        Assert.Contains(reason, await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_talk_of_agents_is_not_ours()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Empty(await host.AskAsync(Qingxi.Village, Qingxi.Liaison, "代理记账"));
    }

    private static async Task<string> NameAsync(SandboxHost host, string member) =>
        (await host.GroupsAsync()).SelectMany(g => g.Members).First(m => m.Id == member).Name;
}
