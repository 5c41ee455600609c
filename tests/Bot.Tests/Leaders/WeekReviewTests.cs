using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>Rules B14 and B15 in the chat: the office reads what is odd, on 核对 and with the preview; nobody else does.</summary>
public sealed class WeekReviewTests
{
    [Fact]
    public async Task The_office_is_shown_where_groups_and_village_differ()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.GroupHead, "上周安装4");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "上周安装12");
        const string Line = "上坪村安装：本级报12人，下级7个报了1个，合计4人，差8人，按本级计。";
        Assert.Contains(Line, await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "核对"), StringComparison.Ordinal);
        Assert.Contains(Line, await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "核对 第24周"), StringComparison.Ordinal);
        Assert.Equal("第23周（6.1—6.7）没有要核对的。", await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "核对 第23周"));
        Assert.Equal("已私聊回复。", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "核对"));
        Assert.Empty(await host.AskAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "核对"));
        await host.ReachAsync("2026-06-16 15:01");
        Assert.Single(await host.SaidInAsync(Qingxi.Chat("m-qingxi-office-2")), t => t.Contains(Line, StringComparison.Ordinal));
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Township), t => t.Contains("本级报", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_week_that_looks_copied_counts_and_is_shown_to_the_office_only()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "上周安装12，注册10，入户30户，发传单200份");
        await host.ReachAsync("2026-06-22 09:30");
        var again = await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "上周安装12，注册10，入户30户，发传单200份");
        Assert.StartsWith("已收到 上坪村｜第25周", again, StringComparison.Ordinal);
        Assert.DoesNotContain("照抄", again, StringComparison.Ordinal);
        var shown = await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "核对");
        Assert.Contains("上坪村：安装12、注册10、入户30户、资料200份，与上周完全相同，请问清是否照抄。", shown, StringComparison.Ordinal);
    }
}
