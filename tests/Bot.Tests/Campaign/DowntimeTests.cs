using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Campaign;

/// <summary>Back after weeks: what was missed is told once, in one digest (rule T15).</summary>
public sealed class DowntimeTests
{
    [Fact]
    public async Task Three_missed_rankings_come_in_one_preview_and_one_post_the_newest_in_full()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12，注册10");
        await host.RestartAsync("2026-07-01 10:00");
        var before = await host.LastSeqAsync(Qingxi.Township);
        await host.ReachAsync("2026-07-01 17:00");
        var preview = Assert.Single(await host.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.Contains("暂缓", StringComparison.Ordinal));
        var post = string.Join('\n', (await host.MessagesAsync(Qingxi.Township, before)).Where(m => m.FromBot).Select(m => m.Text).Where(t => t.Contains("通报", StringComparison.Ordinal)));
        Assert.StartsWith("【补发】以下2期周通报此前没有发", post, StringComparison.Ordinal);
        Assert.StartsWith("【补发】", preview, StringComparison.Ordinal);
        Assert.Matches(@"\n第24周（6\.8—6\.14）：安装率\d\d\.\d%，新增安装12人；派出所未报发案数；未报20个（", post);
        Assert.Matches(@"\n第25周（6\.15—6\.21）：安装率", post);
        Assert.Equal(2, post.Split("【反诈工作周通报】第26周（6.22—6.28）").Length);
        Assert.DoesNotContain("【反诈工作周通报】第25周", post, StringComparison.Ordinal);
        await host.ReachAsync("2026-07-03 17:00");
        Assert.DoesNotContain((await host.MessagesAsync(Qingxi.Township, before)).Where(m => m.At > Stage.Time("2026-07-01 17:00")), m => m.Text.Contains("通报", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_text_of_a_missed_week_is_there_for_who_asks()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.RestartAsync("2026-07-01 10:00");
        await host.ReachAsync("2026-07-01 17:00");
        Assert.StartsWith("【反诈工作周通报】第25周（6.15—6.21）", await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "第25周通报发我"), StringComparison.Ordinal);
    }
}
