using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Evidence;

/// <summary>Rules E9–E12: drawn, called, counted, shown beside what was reported.</summary>
public sealed class SpotCheckTests
{
    private static readonly string Office = Qingxi.Chat(Qingxi.Office);

    [Fact]
    public async Task Calls_to_people_drawn_from_the_rosters_stand_beside_the_reported_numbers()
    {
        var settings = new Dictionary<string, string?>(RosterStage.Full.Settings) { ["Evidence:Verified"] = "ranking" };
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = settings });
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "上周安装38，注册20");
        await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上周安装9，注册9");
        Assert.Contains("还没有花名册", await host.AnswerAsync(Office, Qingxi.Office, "抽查 上坪村 10"), StringComparison.Ordinal);
        await RosterStage.HandInAsync(host, Qingxi.Liaison, RosterStage.Csv(40, 100, "薛冬全", "毕小梅"), "花名册.csv");
        await RosterStage.HandInAsync(host, Qingxi.Neighbour, RosterStage.Csv(20, 400), "花名册.csv");

        Assert.Equal("抽查由平安办来抽。", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "抽查 上坪村 10"));
        Assert.Equal("已私聊回复。", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "抽查 上坪村 10"));
        var list = (await host.SaidInAsync(Office))[^1];
        Assert.StartsWith("抽查上坪村：从40人里抽10人，按单位和包干人分层。种子", list, StringComparison.Ordinal);
        Assert.Equal(10, System.Text.RegularExpressions.Regex.Count(list, "139000[0-9]{5}"));

        Assert.Equal("记下1已装，2未装，3已装，4拒答。还剩6人，下一个5号。", await host.AnswerAsync(Office, Qingxi.Office, "1已装知道，2未装不知道，3已装知道，4拒答"));
        Assert.Equal("记下4已装。还剩6人，下一个5号。", await host.AnswerAsync(Office, Qingxi.Office, "4已装知道"));
        Assert.StartsWith("记下5已装，6号错。", await host.AnswerAsync(Office, Qingxi.Office, "1 3"), StringComparison.Ordinal);
        var done = await host.AnswerAsync(Office, Qingxi.Office, "全部已装");
        Assert.Contains("上坪村抽10人，已打10人，打通10人：不符2人，占20.0%（n=10）。问了4人，3人接到过宣传（不足5人，不算知晓率）。", done, StringComparison.Ordinal);

        // What the calls found grounds a card, which the office decides on.
        Assert.Contains("抽查接通10人，不符2人（20.0%）", await host.AnswerAsync(Office, Qingxi.Office, "红黄牌建议"), StringComparison.Ordinal);

        Assert.Matches("抽查核实约[0-9,]+（打通10人，不符20.0%）", await host.AnswerAsync(Office, Qingxi.Office, "上坪村多少了"));
        Assert.Matches("抽查核实约[0-9,]+（1个单位打通10人，不符20.0%）。", await host.AnswerAsync(Qingxi.Chat(Qingxi.Secretary), Qingxi.Secretary, "全乡多少了"));
        Assert.EndsWith("近八周电话抽查：问了4人，3人接到过宣传（不足5人，不算知晓率）。", await host.AnswerAsync(Qingxi.Chat(Qingxi.Secretary), Qingxi.Secretary, "上坪村知晓率"), StringComparison.Ordinal);
        var quality = await host.AnswerAsync(Office, Qingxi.Office, "数据质量 上坪村");
        Assert.Contains("花名册：收到1周。和群里报的比：第24周花名册多2人", quality, StringComparison.Ordinal);
        Assert.Contains("打通10人，不符2人，占20.0%（n=10）", quality, StringComparison.Ordinal);
        Assert.Contains("只给平安办看，只是线索，不能当结论", quality, StringComparison.Ordinal);
        var own = await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "数据质量");
        Assert.Contains("打通10人", own, StringComparison.Ordinal);
        Assert.DoesNotContain("只给平安办看", own, StringComparison.Ordinal);
        Assert.Equal("您能查询的是上坪村及下级的数据，例：数据质量 上坪村", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "下坪村数据质量"));
        Assert.Contains("上坪村：抽查不符2人（n=10），第24周花名册多2人", await host.AnswerAsync(Office, Qingxi.Office, "数据质量 全乡"), StringComparison.Ordinal);

        var county = Qingxi.Chat("m-yunling-office");
        var drawn = await host.AnswerAsync(county, "m-yunling-office", "抽查 全县 12");
        Assert.Contains("从60人里抽12人", drawn, StringComparison.Ordinal);
        Assert.Equal((8, 4), (drawn.Split("｜上坪村").Length - 1, drawn.Split("｜下坪村").Length - 1));

        // The list is wiped, the results stay and are posted.
        await host.ReachAsync("2026-06-17 03:00");
        Assert.Equal(0, await host.Part<Database>().ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM outbox WHERE text LIKE '%139000%'"), CancellationToken.None));
        Assert.Equal(0, await host.Part<Database>().ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM sandbox_messages WHERE text LIKE '%139000%'"), CancellationToken.None));
        Assert.Matches("上坪村 [0-9.]+%.*，抽查核实[0-9.]+%（n=10）", (await host.SaidInAsync(Qingxi.Township)).Last(t => t.StartsWith("【反诈工作周通报】", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_no_names_are_kept_lines_of_the_roster_are_drawn()
    {
        await using var host = await SandboxHost.StartAsync();
        await RosterStage.HandInAsync(host, Qingxi.Liaison, RosterStage.Csv(40), "花名册.csv");
        var list = await host.AnswerAsync(Office, Qingxi.Office, "抽查 上坪村");
        Assert.Equal(5, list.Split("花名册上第").Length - 1);
        Assert.DoesNotContain("139000", list, StringComparison.Ordinal);
        Assert.StartsWith("记下1号错。", await host.AnswerAsync(Office, Qingxi.Office, "空号"), StringComparison.Ordinal);
        Assert.Contains("（打通不足5人，不算百分比）", await host.AnswerAsync(Office, Qingxi.Office, "结束抽查"), StringComparison.Ordinal);
    }
}
