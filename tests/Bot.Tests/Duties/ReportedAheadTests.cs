using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Duties;

/// <summary>Rule D4: who reports the week on Sunday evening has nothing left to do on Monday.</summary>
public sealed class ReportedAheadTests
{
    [Fact]
    public async Task A_week_reported_before_it_is_over_is_not_asked_for_again()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-21 19:30");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "本周安装12，注册10");
        await host.ReachAsync("2026-06-22 16:01");
        var duty = Assert.Single(await host.DutiesAsync("上坪村", "2026-W25"));
        Assert.Equal(("done", 21), (duty.State, duty.DoneAt!.Value.ToOffset(TimeSpan.FromHours(8)).Day));
        var reminder = (await host.MessagesAsync(Qingxi.Township)).Last(m => m.FromBot && m.At.ToOffset(TimeSpan.FromHours(8)).Hour == 16);
        Assert.DoesNotContain("上坪村、", reminder.Text.Split('\n').First(l => l.StartsWith("还没报", StringComparison.Ordinal)), StringComparison.Ordinal);
    }
}
