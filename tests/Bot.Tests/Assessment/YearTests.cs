using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Assessment;

/// <summary>Rules J10–J14 in one morning: what is entered, by whom, and what follows from it.</summary>
public sealed class YearTests
{
    private static readonly string _office = Qingxi.Chat(Qingxi.Office);
    private static readonly string _police = Qingxi.Chat(Qingxi.Police);

    private static readonly Dictionary<string, string?> _campaign = new()
    {
        ["Campaign:Name"] = "全民反诈专项行动",
        ["Campaign:Stages:0:Name"] = "集中攻坚", ["Campaign:Stages:0:From"] = "2026-04-01", ["Campaign:Stages:0:Until"] = "2026-10-31",
        ["Campaign:Targets:0:Title"] = "发案双降", ["Campaign:Targets:0:Metric"] = "case", ["Campaign:Targets:0:Form"] = "fall", ["Campaign:Targets:0:Percent"] = "20", ["Campaign:Targets:0:Plan"] = "实施方案",
        ["Campaign:Crash:From"] = "2026-06-15", ["Campaign:Crash:Until"] = "2026-06-30",
    };

    [Fact]
    public async Task What_is_entered_by_hand_grounds_rates_the_double_drop_the_targets_and_the_list()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = _campaign });

        Assert.Contains("再转账率2.0%（1/50），目标低于2%：未达标", await host.AnswerAsync(_police, Qingxi.Police, "再转账率 1/50 6月"), StringComparison.Ordinal);
        Assert.Contains("知晓率由平安办录入", await host.AnswerAsync(_police, Qingxi.Police, "知晓率 276/300"), StringComparison.Ordinal);
        Assert.Contains("92.0%（276/300）", await host.AnswerAsync(_office, Qingxi.Office, "知晓率 276/300"), StringComparison.Ordinal);
        Assert.Contains("92.0%（276/300）", await host.AnswerAsync(Qingxi.Chat(Qingxi.Secretary), Qingxi.Secretary, "知晓率"), StringComparison.Ordinal);
        Assert.Contains("由平安办、派出所掌握", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "知晓率 99%"), StringComparison.Ordinal);
        Assert.Contains("超过100%", await host.AnswerAsync(_office, Qingxi.Office, "再转账率 17/16"), StringComparison.Ordinal);

        Assert.Contains("上年同期没有数据，不能比", await host.AnswerAsync(_office, Qingxi.Office, "双降"), StringComparison.Ordinal);
        await host.SayAsync(_office, Qingxi.Office, "上年同期 发案12起 损失36万元 到6月");
        Assert.Contains("1.1—6.15发案3起，上年同期12起，下降75%（上年数为录入），达标", await host.AnswerAsync(_office, Qingxi.Office, "双降"), StringComparison.Ordinal);
        var targets = await host.AnswerAsync(_office, Qingxi.Office, "达标情况");
        Assert.Contains("全民反诈专项行动：集中攻坚（4月1日—10月31日，第76天）", targets, StringComparison.Ordinal);
        Assert.Contains("发案双降：1.1—6.15发案3起，上年同期12起，下降75%，达标。（实施方案）", targets, StringComparison.Ordinal);

        // More than ten answers in a minute would wait.
        await host.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("已私聊回复。", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "无诈名单"));
        await host.SayAsync(_police, Qingxi.Police, "无诈核查 全乡 涉诈人员无 窝点无");
        await host.SayAsync(_office, Qingxi.Office, "无诈核查 全乡 履职好");
        Assert.Contains("目前符合", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "无诈情况"), StringComparison.Ordinal);
        Assert.Contains("1. 没有发案，或下降50%以上：待定", await host.AnswerAsync(_office, Qingxi.Office, "无诈 石桥村"), StringComparison.Ordinal);
        var settled = await host.AnswerAsync(_office, Qingxi.Office, "无诈名单 定稿");
        Assert.Contains("未列入", settled, StringComparison.Ordinal);
        await host.SayAsync(_police, Qingxi.Police, "无诈核查 上坪村 窝点有");
        Assert.Equal(settled, await host.AnswerAsync(_office, Qingxi.Office, "无诈名单"));

        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天安装3");
        await host.ReachAsync("2026-06-15 17:31");
        var brief = Assert.Single(await host.SaidInAsync(Qingxi.Township), t => t.StartsWith("【攻坚日报】6月15日（攻坚第1天", StringComparison.Ordinal));
        Assert.Contains("报了今天的1个", brief, StringComparison.Ordinal);
    }
}
