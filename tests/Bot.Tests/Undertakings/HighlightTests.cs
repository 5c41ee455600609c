using AntiFraudBot.Bot.Tests.PaperDesks;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Undertakings;

/// <summary>Good practice from the village's message to the printed bulletin (rule W18).</summary>
public sealed class HighlightTests
{
    private const string OfficeChat = "dm-" + Qingxi.Office;
    private const string Adopted = "二组组长劝住一名准备转账的群众，避免损失3万元";

    [Fact]
    public async Task What_the_office_adopts_stands_in_the_weeks_bulletin_and_nothing_else()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-19 09:00" });
        Assert.Contains("亮点1号已收", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, $"亮点 {Adopted}"), StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "亮点 用方言录了大喇叭，老人听得懂");
        Assert.Contains("1 上坪村（6月19日）：二组组长", await host.AnswerAsync(OfficeChat, Qingxi.Office, "亮点列表"), StringComparison.Ordinal);
        Assert.StartsWith("亮点由平安办采用", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "采用亮点 1"), StringComparison.Ordinal);
        Assert.StartsWith("近45天没有9号亮点", await host.AnswerAsync(OfficeChat, Qingxi.Office, "采用亮点 1、9"), StringComparison.Ordinal);

        await host.ReachAsync("2026-06-23 15:05");
        var draft = await Printed.AskAsync(host, Qingxi.Office, "工作通报");
        Assert.EndsWith("报来的亮点有2条没采用，要印请发：亮点列表。", draft.Said, StringComparison.Ordinal);
        var before = string.Join('\n', draft.Lines());
        Assert.DoesNotContain("亮点", before, StringComparison.Ordinal);
        var taken = await host.AnswerAsync(OfficeChat, Qingxi.Office, "亮点1采用");
        Assert.EndsWith("编入工作通报 第25周和情况通报 6月。已经起草过的请重发一遍，例：工作通报 第25周", taken, StringComparison.Ordinal);

        foreach (var paper in (string[])["工作通报 第25周", "情况通报 6月"])
        {
            var lines = (await Printed.AskAsync(host, Qingxi.Office, paper)).Lines();
            Assert.Contains(lines, l => l.EndsWith($"亮点做法。上坪村：{Adopted}。", StringComparison.Ordinal));
            Assert.DoesNotContain(lines, l => l.Contains("大喇叭，老人", StringComparison.Ordinal));
        }

        // More than ten answers a minute would wait (rule A4).
        await host.PassAsync(TimeSpan.FromMinutes(1));
        await host.SayAsync(OfficeChat, Qingxi.Office, "取消采用亮点 1");
        Assert.Equal(before, string.Join('\n', (await Printed.AskAsync(host, Qingxi.Office, "工作通报")).Lines()));
        Assert.StartsWith("已采用亮点2号", await host.AnswerAsync(OfficeChat, Qingxi.Office, "采用亮点 2"), StringComparison.Ordinal);
    }
}
