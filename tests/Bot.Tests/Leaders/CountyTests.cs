using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>Rule K12: a county with two townships compares them; with one it has nothing to compare.</summary>
public sealed class CountyTests
{
    [Fact]
    public async Task Two_townships_are_ranked_in_the_countys_group()
    {
        await using var host = await SandboxHost.StartAsync();
        await Baiyun.FoundAsync(host);
        await host.SayAsync(Baiyun.Group, Baiyun.Liaison, "上周安装20，注册18");
        await host.ReachAsync("2026-06-16 15:01");

        var county = Assert.Single(await host.SaidInAsync(Baiyun.CountyGroup), t => t.StartsWith("【反诈工作周通报】", StringComparison.Ordinal));
        Assert.Matches("1 清溪乡 69\\.[0-9]%\n2 白云镇 61\\.0%", county);
        Assert.Contains("全县 ", county, StringComparison.Ordinal);
        var township = Assert.Single(await host.SaidInAsync(Baiyun.Group), t => t.StartsWith("【反诈工作周通报】", StringComparison.Ordinal));
        Assert.DoesNotContain("清溪乡", township, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_office_previews_its_own_issue_only()
    {
        await using var host = await SandboxHost.StartAsync();
        await Baiyun.FoundAsync(host);
        await host.ReachAsync("2026-06-16 14:01");

        var county = Assert.Single(await host.SaidInAsync(Qingxi.Chat(Baiyun.CountyOffice)), t => t.Contains("【反诈工作周通报】", StringComparison.Ordinal));
        Assert.Contains("白云镇", county, StringComparison.Ordinal);
        var own = Assert.Single(await host.SaidInAsync(Qingxi.Chat(Baiyun.Office)), t => t.Contains("【反诈工作周通报】", StringComparison.Ordinal));
        Assert.DoesNotContain("清溪乡", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_county_hears_progress_and_missing_township_by_township()
    {
        await using var host = await SandboxHost.StartAsync();
        await Baiyun.FoundAsync(host);
        await host.SayAsync(Baiyun.Group, Baiyun.Liaison, "上周安装20，注册18");

        var progress = await host.AnswerAsync(Qingxi.Chat(Baiyun.CountyCommander), Baiyun.CountyCommander, "进度怎么样");
        Assert.Contains("\n白云镇 安装1,220人（61.0%），2个单位已报1个", progress, StringComparison.Ordinal);
        var missing = await host.AnswerAsync(Qingxi.Chat(Baiyun.CountyCommander), Baiyun.CountyCommander, "哪些村还没报");
        Assert.Contains("\n白云镇1个：跳石村\n", missing, StringComparison.Ordinal);
        Assert.Contains("\n清溪乡21个：上坪村、", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_township_alone_makes_no_issue_for_the_county()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-16 15:01");

        Assert.DoesNotContain(await host.SaidInAsync(Baiyun.CountyGroup), t => t.Contains("【反诈工作周通报】", StringComparison.Ordinal));
        Assert.Contains("清溪", await host.AnswerAsync(Qingxi.Chat(Baiyun.CountyCommander), Baiyun.CountyCommander, "通报写一份"), StringComparison.Ordinal);
    }
}
