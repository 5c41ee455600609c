using System.Text.Json;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Campaign;

/// <summary>The weekly issue stands as frozen, is shown to the office first, and is posted unless the office says otherwise.</summary>
public sealed class RankingTests
{
    private const string Title = "【反诈工作周通报】第24周（6.8—6.14） 数据截至6月16日12:00";

    [Fact]
    public async Task The_ranking_is_previewed_at_two_and_posted_at_three()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Office, "上坪村安装12，下坪村安装9，石桥村安装15");
        await host.ReachAsync("2026-06-16 14:05");
        Assert.Contains(await host.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.StartsWith(Title, StringComparison.Ordinal) && t.Contains("暂缓", StringComparison.Ordinal));
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith(Title, StringComparison.Ordinal));
        await host.ReachAsync("2026-06-16 15:05");
        var issue = Assert.Single(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith(Title, StringComparison.Ordinal));
        Assert.Matches(@"\n[1-3] 上坪村 \d\d\.\d%", issue);
        Assert.Matches("未报：.*高岭村", issue);
    }

    [Fact]
    public async Task What_comes_after_the_freeze_does_not_change_the_reprint()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        await host.ReachAsync("2026-06-16 12:05");
        var late = await host.AnswerAsync(Qingxi.Township, Qingxi.Neighbour, "上周安装40");
        Assert.Contains("计入下期", late, StringComparison.Ordinal);
        await host.ReachAsync("2026-06-16 15:05");
        var issue = (await host.SaidInAsync(Qingxi.Township)).Single(t => t.StartsWith(Title, StringComparison.Ordinal));
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "更正：上周安装31");
        await host.ReachAsync("2026-06-17 10:00");
        var (text, snapshot) = await FrozenAsync(host, "2026-W24");
        Assert.Equal(issue, text);
        Assert.Equal(text, RankingText.For(snapshot));
    }

    [Fact]
    public async Task Held_by_the_office_it_is_not_posted_until_released()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-16 14:05");
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "暂缓");
        await host.ReachAsync("2026-06-16 16:00");
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith(Title, StringComparison.Ordinal));
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "发布");
        await host.ReachAsync("2026-06-16 17:00");
        Assert.Single(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith(Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_approval_is_required_it_waits_for_the_word()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = new Dictionary<string, string?> { ["Ranking:Approval"] = "required" } });
        await host.ReachAsync("2026-06-16 16:00");
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith(Title, StringComparison.Ordinal));
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "批准通报");
        await host.ReachAsync("2026-06-16 17:00");
        Assert.Single(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith(Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_week_without_a_workday_two_issues_come_in_one_post_the_older_first()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-02-09 08:00" });
        await host.ReachAsync("2026-02-25 15:05");
        var posts = (await host.MessagesAsync(Qingxi.Township)).Where(m => m.FromBot && m.Text.Contains("【反诈工作周通报】", StringComparison.Ordinal)).ToList();
        var last = posts[^1];
        Assert.Equal(25, last.At.Day);
        Assert.True(last.Text.IndexOf("第7周", StringComparison.Ordinal) < last.Text.IndexOf("第8周", StringComparison.Ordinal), last.Text);
        Assert.StartsWith("【反诈工作周通报】第7周", last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(posts, p => p.At.Day is > 14 and < 24);
    }

    [Fact]
    public async Task In_the_holiday_week_nothing_is_pushed_and_its_edition_moves_on()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-02-09 08:00" });
        await host.ReachAsync("2026-02-24 09:30");
        var pushes = (await host.MessagesAsync(Qingxi.Village)).Where(m => m.Text.StartsWith("【本周反诈宣传】", StringComparison.Ordinal)).ToList();
        Assert.Equal([9, 24], pushes.Select(m => m.At.Day));
        Assert.Contains("前两周", pushes[1].Text, StringComparison.Ordinal);
        await host.ReachAsync("2026-02-24 16:05");
        Assert.Single(await host.MessagesAsync(Qingxi.Township), m => m.FromBot && m.At is { Day: 24, Hour: 16 });
    }

    private static async Task<(string Text, WeeklyStanding Standing)> FrozenAsync(SandboxHost host, string week)
    {
        var issue = await host.Part<Database>().ReadAsync(s => host.Part<Rankings>().FindAsync(s, "u-qingxi", week), CancellationToken.None);
        return (issue!.Text, JsonSerializer.Deserialize<WeeklyStanding>(issue.SnapshotJson)!);
    }
}
