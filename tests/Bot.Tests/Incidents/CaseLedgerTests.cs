using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Incidents;

/// <summary>A case told on Monday, June 15th, that happened in the week posted on the 9th: ledger, score, analysis and the next issue say the same of it.</summary>
public sealed class CaseLedgerTests
{
    [Fact]
    public async Task A_case_moves_to_the_day_its_form_says_and_the_next_issue_notes_it()
    {
        await using var host = await SandboxHost.StartAsync(IncidentHost.Stage with
        {
            Clock = "2026-06-15 10:00",
            Settings = new Dictionary<string, string?>(IncidentHost.Stage.Settings) { ["Cases:TalkDays"] = "1" },
        });
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "我村一名群众刷单被骗3万元，已报警");
        Assert.Contains("那一期已经通报", await host.InPrivateAsync(Qingxi.Police, "案件 A0615-01 类型刷单 时间6月5日 损失3.6万 职工否 家属否 宣传是 APP否"), StringComparison.Ordinal);
        Assert.Equal(
            ["case.new 1 06-05 accepted", "case.new 1 06-15 superseded", "loss.new 30000 06-15 superseded", "loss.new 36000 06-05 accepted"],
            await host.BookedByAsync(id));
        Assert.Contains("第23周（6.1—6.7）3起", await host.InPrivateAsync(Qingxi.Secretary, "上上周发案多少"), StringComparison.Ordinal);
        Assert.Contains("1起，损失3.6万元", await host.InPrivateAsync(Qingxi.Secretary, "案件分析 上上周"), StringComparison.Ordinal);
        Assert.Contains("没有登记明细的案件", await host.InPrivateAsync(Qingxi.Secretary, "案件分析 本周"), StringComparison.Ordinal);
        Assert.Contains("6月5日发案1起、损失3.6万元", string.Concat((await host.AskAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "考核建议")).Select(m => m.Text)), StringComparison.Ordinal);

        // What was told while it went on becomes a case by its ticket, and one that was none leaves the ledger again.
        await host.SayAsync(Qingxi.Residents, Qingxi.Resident, "我妈正在被骗，还在跟骗子打电话");
        Assert.Contains("案件 S0615-01 不属实", (await host.ToldAsync(Qingxi.Police, "【紧急】"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("台账已记：6月15日发案1起", await host.InPrivateAsync(Qingxi.Police, "案件 S0615-01 类型冒充公检法 时间今天 损失2万 职工否 家属否 宣传是 APP否"), StringComparison.Ordinal);
        Assert.Contains("改为0", await host.InPrivateAsync(Qingxi.Police, "案件 S0615-01 不属实"), StringComparison.Ordinal);
        Assert.Contains("原快报作废", (await host.SaidInAsync(Qingxi.Chat(Qingxi.Secretary)))[^1], StringComparison.Ordinal);

        await host.ReachAsync("2026-06-16 15:01");
        var issue = (await host.SaidInAsync(Qingxi.Township)).Last(t => t.StartsWith("【反诈工作周通报】第24周", StringComparison.Ordinal));
        Assert.Contains("（上周3起、9.7万元）", issue, StringComparison.Ordinal);
        Assert.Contains("补记上坪村6月5日发案1起、损失3.6万元", issue, StringComparison.Ordinal);

        // The talks were due on Tuesday: the liaison was reminded on the day, and with the head and the office the day after, each once.
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "已讲 A0615-01 会上 40人");
        await host.ReachAsync("2026-06-17 09:31");
        Assert.Equal(
            ["案件A0615-01（上坪村）的三必讲今天到期，还没讲：会上、群里、上门。讲了请回复，例：已讲 A0615-01 会上 60人", "案件A0615-01（上坪村）的三必讲6月16日到期，已经逾期，还没讲：群里、上门。讲了请回复，例：已讲 A0615-01 群里 60人"],
            (await host.ToldAsync(Qingxi.Liaison, "的三必讲")).Select(m => m.Text));
        Assert.Single(await host.ToldAsync(Qingxi.Head, "已经逾期"));
        Assert.Equal("三必讲逾期1起，已提醒联络员和负责人：\nA0615-01 上坪村：群里、上门没讲", Assert.Single(await host.ToldAsync(Qingxi.Office, "三必讲逾期")).Text);
    }
}
