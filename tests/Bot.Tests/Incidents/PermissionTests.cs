using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Incidents;

/// <summary>
/// Role × command × place. What may be seen: “=” the answer itself, “→” only 已私聊回复 or a word in private, “×” a refusal, “-” nothing at all.
/// </summary>
public sealed class PermissionTests(IncidentHost stage) : IClassFixture<IncidentHost>
{
    private const string County = "m-yunling-office";
    private const string Leader = Qingxi.Secretary;

    private static readonly string[] People = [Qingxi.Police, Qingxi.Office, Leader, Qingxi.Liaison, Qingxi.Neighbour, Qingxi.Resident];

    //                                                 police office leader liaison neighbour resident, in private; then in the group of the township (residents: their own)
    private static readonly (string Command, string Private, string Group, string Answer)[] Table =
    [
        ("预警清单", "=====-", "→→→→→-", "未办结"),
        ("预警 {w}", "=====-", "→→→→→-", "{w}"),
        ("今日预警", "=====-", "=====-", "今日"),
        ("预警统计", "=====-", "=====-", "预警统计"),
        ("案件", "==×××-", "→→→→→-", "待办案件"),
        ("案件 {a}", "==×××-", "→→→→→-", "案件{a}"),
        ("回访 {a} 宣传是", "==×××-", "→→→→→-", "案件{a}"),
        ("案件分析 6月", "=====-", "→→→→→-", "案件"),
        ("三必讲", "=====-", "→→→→→-", "三必讲"),
        ("线索", "=-----", "------", "线索"),
        ("线索 {t}", "=×××××", "------", "有人收购银行卡"),
        ("线索 {t} 身份", "=×××××", "------", "匿名举报"),
        ("线索 {t} 图片", "=×××××", "------", "没有图片"),
        ("已讲 {a} 会上 20人", "×××××-", "→→→→→-", "会上20人"),
        ("受理 {t}", "=×××××", "------", "已记“已受理”"),
        ("奖励 {t} 500", "×=×××-", "-→----", "不能奖励"),
        ("奖励台账", "==×××-", "-→----", "近一年"),
        ("兑现 {t}", "==×××-", "-→----", "没有批准"),
        ("警情通报 昨天全县发生2起冒充客服诈骗", "=-----", "------", "已交平安办"),
        ("转发通报 901", "-=----", "------", "已开始发送"),
        ("案件 {a} 不属实", "==×××-", "→→→→→-", "不属实"),
        ("反诈专线", "======", "======", "96110"),
    ];

    [Fact]
    public async Task Everybody_gets_what_the_table_says_and_nothing_else()
    {
        var host = stage.Host;
        var warning = await host.RaiseAsync("黄色预警 上坪村 蒋某 尾号4141 网恋投资");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "我村一名群众刷单被骗1.6万元，已报警");
        var alert = (await host.ToldAsync(Qingxi.Police, "【发案待核】"))[^1].Text;
        var number = alert[(alert.IndexOf("编号", StringComparison.Ordinal) + 2)..][..8];
        await host.SayAsync(Qingxi.Chat("m-shangping-r2"), "m-shangping-r2", "举报：有人收购银行卡");
        var tip = (await host.ToldAsync(Qingxi.Police, "收到线索"))[^1].Text[4..12];
        var wrong = new List<string>();
        foreach (var row in Table)
        {
            string Filled(string text) => text.Replace("{w}", warning, StringComparison.Ordinal).Replace("{a}", number, StringComparison.Ordinal).Replace("{t}", tip, StringComparison.Ordinal);
            for (var i = 0; i < People.Length; i++)
            {
                var (command, answer, person) = (Filled(row.Command), Filled(row.Answer), People[i]);
                var inPrivate = await host.AskAsync(Qingxi.Chat(person), person, command);
                if (!Fits(row.Private[i], inPrivate, answer)) wrong.Add($"{person} in private “{command}”: expected {row.Private[i]}, got {string.Join(" | ", inPrivate.Select(m => m.Text))}");
                var group = person == Qingxi.Resident ? Qingxi.Residents : Qingxi.Township;
                var inGroup = await host.AskAsync(group, person, command);
                if (!Fits(row.Group[i], inGroup, answer)) wrong.Add($"{person} in {group} “{command}”: expected {row.Group[i]}, got {string.Join(" | ", inGroup.Select(m => m.Text))}");
                Assert.All(inGroup, m => Assert.DoesNotContain("4141", m.Text, StringComparison.Ordinal));
            }
        }

        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
    }

    [Fact]
    public async Task Only_who_was_given_a_ticket_reads_the_person_in_it()
    {
        var host = stage.Host;
        var number = await host.RaiseAsync("黄色预警 黄泥村 沈某 尾号2929 网恋投资");
        foreach (var (person, sees) in ((string, bool)[])[(Qingxi.Police, true), ("m-huangni-liaison", true), (Qingxi.Office, false), (Leader, false), (County, false), (Qingxi.Liaison, false)])
        {
            var said = await host.InPrivateAsync(person, $"预警 {number}");
            Assert.True(said.Contains("2929", StringComparison.Ordinal) == sees, $"{person}: {said}");
        }
    }

    private static bool Fits(char expected, IReadOnlyList<SeenMessage> got, string answer) => expected switch
    {
        '-' => got.All(m => !m.Text.Contains(answer, StringComparison.Ordinal)),
        '→' => got.All(m => m.Text == "已私聊回复。"),
        '=' => got.Count > 0 && got.Any(m => m.Text.Contains(answer, StringComparison.Ordinal)),
        _ => got.Count > 0 && got.All(m => !m.Text.Contains(answer, StringComparison.Ordinal)),
    };
}
