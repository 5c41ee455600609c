using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Booking;

/// <summary>撤回 by itself always gets an answer (rule B10).</summary>
public sealed class TakingBackTests
{
    [Theory]
    [InlineData("撤回")]
    [InlineData("撤销")]
    [InlineData("作废。")]
    public async Task The_bare_word_takes_todays_last_report_back(string word)
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天安装3");
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天入户8户");
        Assert.Equal("已撤回 上坪村｜6月15日 入户8户。", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, word));
        Assert.Equal(["household_visit.new 8 06-15 retracted"], await host.BookedByAsync(id));
    }

    [Fact]
    public async Task A_quoted_report_is_the_one_that_is_meant()
    {
        await using var host = await SandboxHost.StartAsync();
        var first = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天安装3");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天入户8户");
        Assert.Equal("已撤回 上坪村｜6月15日 安装3。", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "撤回", first));
    }

    [Fact]
    public async Task What_was_reported_days_ago_is_asked_about_first()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天安装3");
        await host.ReachAsync("2026-06-17 10:00");
        Assert.Equal("您最近一次报数是6月15日08:00：上坪村｜6月15日 安装3。要撤回请回复：撤回上一条", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "撤回"));
        Assert.Equal(["app_install.new 3 06-15 accepted"], await host.BookedByAsync(id));
        Assert.Equal("已撤回 上坪村｜6月15日 安装3。", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "撤回上一条"));
    }

    [Fact]
    public async Task With_nothing_reported_it_says_so_and_a_resident_is_left_alone()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Equal("没有可撤回的数。", await host.AnswerAsync(Qingxi.Village, Qingxi.GridWorker, "撤回"));
        Assert.Empty(await host.AskAsync(Qingxi.Residents, Qingxi.Resident, "撤回"));
    }
}
