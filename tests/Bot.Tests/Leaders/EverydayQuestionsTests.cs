using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>Rule A13: a leader asks as people talk, in the private chat; among people in a group the same words are talk.</summary>
public sealed class EverydayQuestionsTests
{
    private static readonly string _secretary = Qingxi.Chat(Qingxi.Secretary);

    [Fact]
    public async Task Questions_as_people_put_them_are_answered_like_the_commands_they_mean()
    {
        await using var host = await SandboxHost.StartAsync();
        (string Said, string Answer)[] questions =
        [
            ("哪个村损失最大", "清溪乡今年（2026.1.1—6.15）损失排名"), ("今年发案多少起", "清溪乡发案：今年（2026.1.1—6.15）3起。"), ("今年全乡被骗了多少钱", "清溪乡损失：今年（2026.1.1—6.15）"),
            ("上坪最近在涨还是在跌", "上坪村近4周每周新增安装"), ("上坪村近12周趋势", "趋势最多看8周"), ("上坪比石桥好吗", "上坪村、石桥村对比"), ("上坪石桥对比一下", "上坪村、石桥村对比"),
            ("月底能到多少", "照这个速度，到6月30日约"), ("年底能到多少", "照这个速度，到12月31日约"), ("下周能到多少", "照这个速度，到6月28日约"), ("哪些村没达标", "个没达到：白沙村"), ("给我份通报", "【反诈工作周通报】第23周"), ("第22周通报", "【反诈工作周通报】第22周"),
            ("5月的表发我", "清溪乡5月（4.27—5.31）统计表"), ("谁吃黄牌了", "清溪乡没有亮着的黄牌"), ("石桥为啥被扣分", "石桥村2026年得分100分"), ("上坪和上周比怎么样", "上坪村本周（6.15）"),
        ];
        foreach (var (said, answer) in questions)
        {
            Assert.Contains(answer, await host.AnswerAsync(_secretary, Qingxi.Secretary, said), StringComparison.Ordinal);
            // More than ten messages a minute would wait (rule A4).
            await host.PassAsync(TimeSpan.FromSeconds(20));
        }

        Assert.Empty(await host.AskAsync(Qingxi.Township, Qingxi.Secretary, "谁吃黄牌了"));
        var village = await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "哪个村发案最多");
        Assert.Contains("，上坪村发案：今年（2026.1.1—6.15）", village, StringComparison.Ordinal);
        Assert.EndsWith("排名由领导和平安办查看；发到群里的通报请回复：排名", village, StringComparison.Ordinal);
        // A table with these words is a table sent in, no question.
        await host.SendFileAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, [1, 2, 3], "统计.pdf", "application/pdf", "5月的表发我");
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Chat(Qingxi.Liaison)), t => t.Contains("统计表，", StringComparison.Ordinal));
        Assert.Contains("第23周第2名", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "我们排第几"), StringComparison.Ordinal);
    }
    [Fact]
    public async Task Where_the_ranking_is_for_leaders_only_who_is_below_is_told_in_private()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = new Dictionary<string, string?> { ["Ranking:Install"] = "leaders" } });

        await host.SayAsync(Qingxi.Township, Qingxi.Secretary, "哪些村没达标", mentionBot: true);

        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Township), t => t.Contains("个没达到", StringComparison.Ordinal));
        Assert.Contains(await host.SaidInAsync(_secretary), t => t.Contains("个没达到：白沙村", StringComparison.Ordinal));
    }
}
