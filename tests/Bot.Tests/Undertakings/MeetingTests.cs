using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Undertakings;

/// <summary>A meeting from its call to its minutes, and a series from the settings: rules W7 to W9.</summary>
public sealed class MeetingTests
{
    private const string OfficeChat = "dm-" + Qingxi.Office;

    [Fact]
    public async Task A_meeting_is_announced_the_workday_before_answered_briefed_and_its_minutes_are_filed()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Empty(await host.AskAsync(Qingxi.Township, Qingxi.Liaison, "到会"));
        Assert.StartsWith("已登记：6月17日周三15:00，二楼会议室，反诈工作例会。6月16日15:00在工作群通知", await host.AnswerAsync(OfficeChat, Qingxi.Office, "开会 6月17日下午3点 二楼会议室 反诈工作例会"), StringComparison.Ordinal);
        await host.ReachAsync("2026-06-16 15:01");
        Assert.Contains(await host.SaidInAsync(Qingxi.Township), t => t == "【会议通知】6月17日周三15:00，二楼会议室，反诈工作例会。能来请回复：到会；来不了请回复：请假 加原因");
        var brief = (await host.SaidInAsync(Qingxi.Chat(Qingxi.Secretary))).Last(t => t.StartsWith("【会前材料】", StringComparison.Ordinal));
        Assert.Contains("一、进度：截至6月16日15:00：全乡安装", brief, StringComparison.Ordinal);
        Assert.Contains("三、报送：上周未报21个：上坪村", brief, StringComparison.Ordinal);
        Assert.Equal("已登记：上坪村到会，6月17日周三15:00，二楼会议室。", await host.AnswerAsync(Qingxi.Township, Qingxi.Liaison, "到会"));
        Assert.StartsWith("请写明原因", await host.AnswerAsync(Qingxi.Township, Qingxi.Neighbour, "请假"), StringComparison.Ordinal);
        Assert.Equal("已登记：下坪村请假，原因：在县里培训。", await host.AnswerAsync(Qingxi.Township, Qingxi.Neighbour, "请假 在县里培训"));
        Assert.Contains("到会1个，请假1个：下坪村（在县里培训）\n未答复19个：", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "会议情况"), StringComparison.Ordinal);
        await host.ReachAsync("2026-06-17 17:00");
        Assert.Contains("文件1个", await host.HandAsync(OfficeChat, Qingxi.Office, "纪要.docx", [1, 2, 3], "会议纪要 一、各村月底前贴完告知书。"), StringComparison.Ordinal);
        Assert.Contains("纪要：\n一、各村月底前贴完告知书。", await host.AnswerAsync(Qingxi.Township, Qingxi.Liaison, "会议纪要"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weekly_meeting_of_the_settings_comes_by_itself_and_moves_with_the_holiday()
    {
        var settings = new Dictionary<string, string?> { ["Meetings:WeeklyDay"] = "Thursday", ["Meetings:WeeklyTime"] = "09:30" };
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = settings });
        await host.ReachAsync("2026-06-17 15:01");
        Assert.Contains(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith("【会议通知】6月18日周四09:30，乡政府会议室，反诈工作例会", StringComparison.Ordinal));
        Assert.StartsWith("已取消：6月18日周四09:30", await host.AnswerAsync(OfficeChat, Qingxi.Office, "取消会议"), StringComparison.Ordinal);
        Assert.Contains(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith("【会议取消】6月18日", StringComparison.Ordinal));
        Assert.Empty(await host.AskAsync(Qingxi.Township, Qingxi.Liaison, "到会"));
    }
}
