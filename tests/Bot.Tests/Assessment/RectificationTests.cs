using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Assessment;

/// <summary>Rules J6, J8, J13, K17 in one week: a word below a card, a card lifted by an accepted rectification, targets of a part, a village's own list.</summary>
public sealed partial class RectificationTests
{
    private static readonly string _office = Qingxi.Chat(Qingxi.Office);

    private static readonly Dictionary<string, string?> _settings = new()
    {
        ["Ranking:InstallVillage"] = "full",
        ["Campaign:Targets:0:Title"] = "职工发案下降", ["Campaign:Targets:0:Metric"] = "case", ["Campaign:Targets:0:Form"] = "fall", ["Campaign:Targets:0:Percent"] = "50", ["Campaign:Targets:0:Victims"] = "staff",
        ["Campaign:Targets:1:Title"] = "群众知晓率", ["Campaign:Targets:1:Form"] = "survey", ["Campaign:Targets:1:Stages:2026-12-31"] = "100",
    };

    [Fact]
    public async Task A_card_is_lifted_when_the_office_accepts_what_was_mended_and_below_a_card_there_is_a_word()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = _settings });
        foreach (var told in (string[])["上坪村一组累计安装150", "上坪村二组累计安装200"]) await host.SayAsync(Qingxi.Village, Qingxi.Liaison, told);
        await host.SayAsync(Qingxi.Chat(Qingxi.Police), Qingxi.Police, "上周发案：上坪村1起、损失12万元");
        await host.ReachAsync("2026-06-16 16:31");
        var digest = string.Join('\n', (await host.SaidInAsync(_office)).SkipWhile(t => !t.StartsWith("【考核建议】", StringComparison.Ordinal)));
        await OneWordToWhoDidNotReport(host, digest);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        await MendedAndAccepted(host, digest[digest.IndexOf("上坪村", StringComparison.Ordinal)..]);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        await host.SayAsync(_office, Qingxi.Office, "上年同期 职工发案2起 到5月");
        var targets = await host.AnswerAsync(_office, Qingxi.Office, "达标情况");
        Assert.Contains("职工发案下降：1.1—5.31发案0起，上年同期2起，下降100%，达标", targets, StringComparison.Ordinal);
        Assert.Contains("群众知晓率：今年还没有录入调查结果，目标100%（12月31日）", targets, StringComparison.Ordinal);
        await host.SayAsync(_office, Qingxi.Office, "非接触案件 5起 上年7起 到6月");
        Assert.Contains("1—6月非接触案件5起，上年同期7起，下降28.6%，达标", await host.AnswerAsync(Qingxi.Chat(Qingxi.Secretary), Qingxi.Secretary, "非接触案件"), StringComparison.Ordinal);
        await host.ReachAsync("2026-06-23 15:05");
        AVillageReadsItsGrids(await host.SaidInAsync(Qingxi.Village));
    }

    /// <summary>What its grids had at the start of the books, best first; no other village's.</summary>
    private static void AVillageReadsItsGrids(IReadOnlyList<string> said)
    {
        var issue = Assert.Single(said, t => t.StartsWith("【网格安装情况】上坪村第25周（6.15—6.21）", StringComparison.Ordinal));
        Assert.Contains("\n1 上坪村二组 53.9%\n2 上坪村一组 39.9%\n", issue, StringComparison.Ordinal);
        Assert.DoesNotContain("下坪村", issue, StringComparison.Ordinal);
        Assert.DoesNotContain("发案", issue, StringComparison.Ordinal);
    }

    private static async Task OneWordToWhoDidNotReport(SandboxHost host, string digest)
    {
        Assert.Contains("【可以提醒】", digest, StringComparison.Ordinal);
        Assert.Matches("第24周周报未报：[^\n]*下坪村", digest);
        Assert.StartsWith("已私聊提醒1个单位的负责人和联络员：下坪村", await host.AnswerAsync(_office, Qingxi.Office, "提醒 下坪"), StringComparison.Ordinal);
        Assert.Equal("【提醒】下坪村：第24周周报未报。请尽快跟上，有困难请告诉平安办。这只是提醒，不计分。", (await host.SaidInAsync(Qingxi.Chat(Qingxi.Neighbour)))[^1]);
        Assert.StartsWith("没有要提醒的", await host.AnswerAsync(_office, Qingxi.Office, "提醒 下坪村"), StringComparison.Ordinal);
    }

    private static async Task MendedAndAccepted(SandboxHost host, string proposals)
    {
        var card = Card().Match(proposals).Value;
        var liaison = Qingxi.Chat(Qingxi.Liaison);
        await host.SayAsync(_office, Qingxi.Office, $"批准 {card}");
        Assert.Contains("清溪乡红牌1张：\n上坪村 " + card, await host.AnswerAsync(Qingxi.Chat(Qingxi.Secretary), Qingxi.Secretary, "黄牌有哪些"), StringComparison.Ordinal);
        Assert.Equal("红黄牌和约谈由平安办和领导查看，派出所不参与。", await host.AnswerAsync(Qingxi.Chat(Qingxi.Police), Qingxi.Police, "黄牌有哪些"));
        Assert.Equal("已私聊回复。", await host.AnswerAsync(Qingxi.Township, Qingxi.Police, "黄牌有哪些"));
        Assert.Contains("下坪村没有亮着的黄牌", await host.AnswerAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, "黄牌有哪些"), StringComparison.Ordinal);
        Assert.Contains($"整改好了请回复：整改完成 {card} 整改情况", (await host.SaidInAsync(liaison))[^1], StringComparison.Ordinal);
        Assert.Contains("没有给您单位", await host.AnswerAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, $"整改完成 {card} 不是我村"), StringComparison.Ordinal);
        Assert.StartsWith("请写明怎么整改的", await host.AnswerAsync(liaison, Qingxi.Liaison, $"整改完成 {card}"), StringComparison.Ordinal);
        Assert.Contains("验收合格后解除", await host.AnswerAsync(liaison, Qingxi.Liaison, $"整改完成 {card} 已逐户回访"), StringComparison.Ordinal);
        var first = Lift().Match((await host.SaidInAsync(_office))[^1]).Value;
        Assert.Contains("已经报过", await host.AnswerAsync(liaison, Qingxi.Liaison, $"整改完成 {card} 再报一次"), StringComparison.Ordinal);
        await host.SayAsync(_office, Qingxi.Office, $"驳回 {first} 三组还没有回访");
        Assert.Contains("【整改未通过】上坪村：红牌", (await host.SaidInAsync(liaison))[^1], StringComparison.Ordinal);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        // An inspection's demand, done, is such a report too.
        await host.SayAsync(_office, Qingxi.Office, "督导检查 上坪村：三组没有回访。整改：6月25日前补齐");
        var task = Task().Match((await host.SaidInAsync(liaison))[^1]).Value;
        Assert.EndsWith($"{card}的整改情况已报平安办，验收合格后解除。", await host.AnswerAsync(liaison, Qingxi.Liaison, $"{task} 三组也回访了"), StringComparison.Ordinal);
        Assert.Contains($"红牌（{card}）整改完成：督导检查的{task[3..]}号任务已办结（整改：三组没有回访，6月25日前补齐），三组也回访了。\n验收合格请回复：批准 解", (await host.SaidInAsync(_office))[^1], StringComparison.Ordinal);
        Assert.Contains("红牌", await host.AnswerAsync(liaison, Qingxi.Liaison, "得分"), StringComparison.Ordinal);
        var second = Lift().Match((await host.SaidInAsync(_office))[^1]).Value;
        Assert.Contains("验收合格，牌子已解除", await host.AnswerAsync(_office, Qingxi.Office, $"批准 {second}"), StringComparison.Ordinal);
        Assert.DoesNotContain("红牌", await host.AnswerAsync(liaison, Qingxi.Liaison, "得分"), StringComparison.Ordinal);
    }

    [GeneratedRegex("牌[0-9]+")]
    private static partial Regex Card();

    [GeneratedRegex("完成 [0-9]+")]
    private static partial Regex Task();

    [GeneratedRegex("解[0-9]+")]
    private static partial Regex Lift();
}
