using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>Rule A11: what is not said again is taken from the question before.</summary>
public sealed class FollowUpTests
{
    private static readonly string Chat = Qingxi.Chat(Qingxi.Secretary);

    [Fact]
    public async Task A_unit_days_and_a_metric_each_change_one_thing()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.StartsWith("清溪乡近4周每周新增安装", await AskAsync(host, "近一个月安装趋势"), StringComparison.Ordinal);
        Assert.StartsWith("石桥村近4周每周新增安装", await AskAsync(host, "石桥呢"), StringComparison.Ordinal);
        Assert.StartsWith("石桥村近4周每周新增注册", await AskAsync(host, "注册呢"), StringComparison.Ordinal);
        Assert.Contains("全乡安装", await AskAsync(host, "进度怎么样"), StringComparison.Ordinal);
        Assert.Contains("，石桥村：安装", await AskAsync(host, "石桥呢？"), StringComparison.Ordinal);
        Assert.Contains("，石桥村第24周（6.8—6.14）：", await AskAsync(host, "上周的"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_minutes_the_words_stand_for_themselves()
    {
        await using var host = await SandboxHost.StartAsync();
        await AskAsync(host, "近一个月安装趋势");
        await host.ReachAsync("2026-06-15 08:15");
        Assert.Empty(await host.AskAsync(Chat, Qingxi.Secretary, "上周的"));
    }

    [Fact]
    public async Task Nobody_takes_up_another_persons_question()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Office, "近一个月安装趋势");
        Assert.Empty(await host.AskAsync(Qingxi.Township, Qingxi.Secretary, "上周的"));
    }

    [Fact]
    public async Task A_follow_up_reaches_no_further_than_the_asker()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "上坪村多少了");
        Assert.Equal("您能查询的是上坪村及下级的数据，例：上坪村多少了", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "下坪呢"));
    }

    [Fact]
    public async Task The_bots_own_open_question_comes_first()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "上坪村多少了");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "本周安装12");
        Assert.Contains("已收到 上坪村｜第24周", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "上周的"), StringComparison.Ordinal);
    }

    private static Task<string> AskAsync(SandboxHost host, string text) => host.AnswerAsync(Chat, Qingxi.Secretary, text);
}
