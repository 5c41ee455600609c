using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Assessment;

/// <summary>Rule J20 seen from outside: who hears of a candidate for 一票否决, and where.</summary>
public sealed class VetoTests
{
    private const string Liaison = "m-shiqiao-liaison";
    private static readonly string _office = Qingxi.Chat(Qingxi.Office);
    private static readonly string _secretary = Qingxi.Chat(Qingxi.Secretary);

    [Fact]
    public async Task A_candidate_is_proposed_approved_contested_and_never_named_in_a_group()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Chat(Qingxi.Police), Qingxi.Police, "今天石桥村发案5起，损失8万元");
        Assert.Equal("已私聊回复。", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "一票否决候选"));
        var list = (await host.SaidInAsync(_office))[^1];
        Assert.Matches("石桥村 否[0-9]+：今年1.1—6.15发案[0-9]+起.*达到5起。还没定", list);
        var label = System.Text.RegularExpressions.Regex.Match(list, "否[0-9]+").Value;

        Assert.Contains("没有一票否决候选", await host.AnswerAsync(_secretary, Qingxi.Secretary, "一票否决候选"), StringComparison.Ordinal);
        Assert.Contains("由平安办决定", await host.AnswerAsync(_secretary, Qingxi.Secretary, $"批准 {label}"), StringComparison.Ordinal);
        Assert.Contains("已批准（列为一票否决候选），6月17日24时前可以申诉，已私聊告知2人", await host.AnswerAsync(_office, Qingxi.Office, $"批准 {label}"), StringComparison.Ordinal);
        Assert.Contains("是否否决由领导小组决定", (await host.SaidInAsync(Qingxi.Chat(Liaison)))[^1], StringComparison.Ordinal);
        Assert.Contains($"石桥村 {label}", await host.AnswerAsync(_secretary, Qingxi.Secretary, "一票否决候选"), StringComparison.Ordinal);
        Assert.Contains("没有一票否决候选", await host.AnswerAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, "一票否决候选"), StringComparison.Ordinal);
        Assert.Contains("得分100分", await host.AnswerAsync(Qingxi.Chat(Liaison), Liaison, "得分"), StringComparison.Ordinal);

        Assert.Contains("答复前不计", await host.AnswerAsync(Qingxi.Chat(Liaison), Liaison, $"申诉 {label} 有3起是邻乡的"), StringComparison.Ordinal);
        Assert.Contains("已撤销", await host.AnswerAsync(_office, Qingxi.Office, $"撤销 {label} 派出所核实是邻乡的"), StringComparison.Ordinal);
        var groups = (await host.GroupsAsync()).Where(g => g.Kind != "dm");
        foreach (var group in groups) Assert.DoesNotContain(await host.SaidInAsync(group.Id), t => t.Contains("否决", StringComparison.Ordinal));

        Assert.Contains("已记为建议，还没有告诉上坪村", await host.AnswerAsync(_office, Qingxi.Office, "提名一票否决 上坪村 年内多次约谈没有改进"), StringComparison.Ordinal);
    }
}
