using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Duties;

/// <summary>A township that collects on the 13th and 28th only: nobody owes weekly numbers, all else goes on (rule D1).</summary>
public sealed class WithoutWeeklyFormTests
{
    private static readonly Stage Monthly = new()
    {
        Settings = FormStage.Settings(new Dictionary<string, string?>
        {
            ["Name"] = "half-month", ["Title"] = "半月报", ["Kind"] = "days-of-month", ["Days:0"] = "13", ["Days:1"] = "28", ["Required:0"] = "app_install",
        }).Append(new("Forms:Weekly:Enabled", "false")).ToDictionary(),
    };

    [Fact]
    public async Task The_push_asks_for_no_data_and_nobody_is_reminded_of_any()
    {
        await using var host = await SandboxHost.StartAsync(Monthly with { Clock = "2026-06-22 08:00" });
        await host.ReachAsync("2026-06-22 19:30");
        var said = await host.SaidInAsync(Qingxi.Township);
        Assert.Contains(said, t => t.StartsWith("【本周反诈宣传】", StringComparison.Ordinal));
        Assert.DoesNotContain(said, t => t.Contains("数据今天", StringComparison.Ordinal) || t.Contains("还没报", StringComparison.Ordinal));
        Assert.Contains(said, t => t.StartsWith("还没转发本周素材", StringComparison.Ordinal));
        Assert.Empty(await host.DutiesAsync("上坪村", "2026-W25"));
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Chat(Qingxi.Liaison)), t => t.Contains("截止时间", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_other_form_runs_with_its_notice_reminder_and_freeze()
    {
        await using var host = await SandboxHost.StartAsync(Monthly with { Clock = "2026-06-22 08:00" });
        Assert.Equal("半月报（6.14—6.28）6月29日18:00前报。例：半月报 安装30", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "什么时候截止"));
        await host.ReachAsync("2026-06-26 15:01");
        Assert.Contains(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith("6月29日18:00截止：半月报（6.14—6.28）。", StringComparison.Ordinal));
        await host.ReachAsync("2026-06-29 10:00");
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        Assert.Equal(["app_install.new 12 06-14..06-28 accepted"], await host.BookedByAsync(id));
        var missing = await host.AnswerAsync(Qingxi.Chat(Qingxi.Secretary), Qingxi.Secretary, "哪些村还没报");
        Assert.StartsWith("半月报（6.14—6.28）未报20个：", missing, StringComparison.Ordinal);
        await host.ReachAsync("2026-06-29 16:01");
        var reminder = (await host.SaidInAsync(Qingxi.Township))[^1];
        Assert.StartsWith("距18:00截止还有2小时。\n还没报半月报（6.14—6.28）：", reminder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weeks_figures_freeze_and_are_posted_only_when_the_office_says_so()
    {
        await using var host = await SandboxHost.StartAsync(Monthly with { Clock = "2026-06-22 08:00" });
        await host.ReachAsync("2026-06-23 17:00");
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.Contains("通报", StringComparison.Ordinal));
        var issue = await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "通报发我");
        Assert.Contains("第25周（6.15—6.21）", issue, StringComparison.Ordinal);
        Assert.DoesNotContain("报送：", issue, StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "发布");
        await host.ReachAsync("2026-06-23 17:35");
        Assert.Single(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith("【反诈工作周通报】第25周", StringComparison.Ordinal));
    }
}
