using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Bot.Tests.Incidents;

/// <summary>Twenty warnings at eleven at night before a holiday; the liaisons of three villages and all police sleep. The process is restarted in between.</summary>
public sealed class NightDrillTests
{
    private static readonly string[] Awake = ["shangping", "xiaping", "shiqiao", "changtang", "daao", "huangni", "fengshu", "shuanghe", "zhangshu", "xuzhen"];
    private static readonly string[] Asleep = ["gaoling", "baisha", "longkou"];

    [Fact]
    public async Task Every_ticket_is_closed_or_escalated_in_time()
    {
        await using var host = await SandboxHost.StartAsync(IncidentHost.Stage with { Clock = "2026-06-18 23:00" });
        var units = (await host.UnitsAsync()).ToDictionary(u => u.Id, u => u.Name);
        var villages = Awake.Concat(Asleep).Concat(Awake.Take(7)).ToList();
        var rows = villages.Select((v, i) => $"{(i < 13 ? "红" : "橙")},{units["u-" + v]},王某,{1000 + i},冒充客服,N{i}");
        await host.SendFileAsync(Qingxi.Chat(Qingxi.Police), Qingxi.Police, "预警.csv", "级别,单位,对象,尾号,疑似,编号\n" + string.Join('\n', rows));
        var numbers = Enumerable.Range(1, 20).Select(i => FormattableString.Invariant($"0618-{i:00}")).ToList();
        Assert.Contains("已派预警20条", (await host.SaidInAsync(Qingxi.Chat(Qingxi.Police)))[^1], StringComparison.Ordinal);

        await host.ReachAsync("2026-06-18 23:01");
        foreach (var (village, number) in villages.Zip(numbers).Where(p => Awake.Contains(p.First))) await host.SayAsync(Qingxi.Chat($"m-{village}-liaison"), $"m-{village}-liaison", $"{number} 1");
        await host.ReachAsync("2026-06-18 23:04");
        foreach (var (village, number) in villages.Zip(numbers).Where(p => Awake.Contains(p.First))) await host.SayAsync(Qingxi.Chat($"m-{village}-liaison"), $"m-{village}-liaison", $"{number} 2");
        await host.RestartAsync();
        await host.ReachAsync("2026-06-18 23:25");
        foreach (var (village, number) in villages.Zip(numbers).Where(p => Awake.Contains(p.First))) await host.SayAsync(Qingxi.Chat($"m-{village}-liaison"), $"m-{village}-liaison", $"{number} 3");
        await host.ReachAsync("2026-06-19 08:00");

        foreach (var (village, number) in villages.Zip(numbers))
        {
            var warning = (await host.WarningAsync(number))!;
            if (Awake.Contains(village))
            {
                Assert.Equal(WarningOutcome.NotDefrauded, warning.Outcome);
                Assert.InRange((warning.ContactedAt!.Value - warning.RaisedAt).TotalMinutes, 3.9, 4.9);
                continue;
            }

            Assert.Equal((true, SearchStage.Police), (warning.IsOpen, warning.Stage));
            await AssertTold(host, Qingxi.Office, number, "无人接单，", warning.RaisedAt, 2);
            await AssertTold(host, $"m-{village}-head", number, "无人接单】", warning.RaisedAt, 2);
            await AssertTold(host, Qingxi.Police, number, "【派出所找人】", warning.RaisedAt, 5);
            await AssertTold(host, Qingxi.Office, number, "仍无人接单", warning.RaisedAt, 5);
            await AssertTold(host, Qingxi.Secretary, number, "到时限还没见到人", warning.RaisedAt, 30);
        }

        Assert.Empty(await host.ToldAsync(Qingxi.Secretary, "王某"));
        Assert.StartsWith("未办结预警3条", await host.InPrivateAsync(Qingxi.Office, "预警清单"), StringComparison.Ordinal);
        Assert.Equal("今日预警20条：红13橙7，见面17，3条处置中。", (await host.AnswerAsync(Qingxi.Township, Qingxi.Secretary, "本周预警")).Replace("本周", "今日", StringComparison.Ordinal));
    }

    /// <summary>Said within the second, in the middle of the night.</summary>
    private static async Task AssertTold(SandboxHost host, string member, string number, string words, DateTimeOffset raised, int minutes)
    {
        var told = Assert.Single(await host.ToldAsync(member, words), m => m.Text.Contains(number, StringComparison.Ordinal));
        Assert.InRange((told.At - raised).TotalMinutes, minutes - 0.02, minutes + 0.2);
    }
}
