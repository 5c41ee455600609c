using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Undertakings;

/// <summary>Activity, self-checks, repatriation and burden, seen from outside: rules W10 to W17.</summary>
public sealed class ActivityTests
{
    private const string OfficeChat = "dm-" + Qingxi.Office;
    private const string LiaisonChat = "dm-" + Qingxi.Liaison;

    [Fact]
    public async Task Events_and_pledges_are_counted_by_their_tag_and_a_retraction_takes_the_tag_along()
    {
        await using var host = await SandboxHost.StartAsync();
        var before = await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "六进");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天进学校开展宣讲活动1场");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天居民承诺书30份，商户承诺书5份");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天宣传12337发资料120份");
        var after = await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "活动情况");
        Assert.DoesNotContain("学校1", before, StringComparison.Ordinal);
        Assert.Contains("学校1", after, StringComparison.Ordinal);
        Assert.Contains("咨询台0场，每月最少1场", after, StringComparison.Ordinal);
        Assert.Contains("承诺书35份（居民30、商户5）", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "承诺书情况"), StringComparison.Ordinal);
        var topics = await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "专题情况");
        Assert.Contains("12337：资料120份（1个单位：上坪村）", topics, StringComparison.Ordinal);
        Assert.Contains("断卡：还没有。", topics, StringComparison.Ordinal);
        Assert.Contains("每村（社区）最少2场，还差的", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "活动统计"), StringComparison.Ordinal);
        Assert.Equal("已登记：上坪村固定标语3条，固定标牌4块（最少5块，还差1块）。以后有变化再报，不用每月报。", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "存量 固定标语3条，固定标牌4块"));
        Assert.Contains("不足1个：上坪村（4）。没报过13个", await host.AnswerAsync(Qingxi.Township, Qingxi.Secretary, "存量情况"), StringComparison.Ordinal);
        Assert.StartsWith("上坪村固定标语3条，固定标牌4块（最少5块，还差1块）。", await host.AnswerAsync(LiaisonChat, Qingxi.Liaison, "存量情况"), StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "撤回");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "撤回");
        Assert.Contains("今年台账里没有承诺书", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "承诺书情况"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Self_checks_are_filled_from_the_ledger_and_close_their_form()
    {
        var forms = new Dictionary<string, string?>
        {
            ["Forms:Other:0:Name"] = "risk-check", ["Forms:Other:0:Title"] = "风险排查", ["Forms:Other:0:Kind"] = "days-of-month", ["Forms:Other:0:Days:0"] = "25",
        };
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = forms });
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "今天入户30户");
        var card = await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "八逢自查");
        Assert.Contains("✓ 逢户必进：入户", card, StringComparison.Ordinal);
        Assert.Contains("－ 逢路必宣：本月台账里没有", card, StringComparison.Ordinal);
        Assert.StartsWith("已交：上坪村6月八逢自查卡", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "八逢自查 逢路必宣下周做"), StringComparison.Ordinal);
        Assert.Contains("八逢自查交了1个，没交20个", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "八逢情况"), StringComparison.Ordinal);
        var risk = await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "风险排查 旅馆2家，出租房15户，空置房3处，问题1个：三组一出租房门窗常闭、白天有多人");
        Assert.Contains("旅馆2、出租房15、空置房3、问题1。问题已马上告知平安办。“风险排查”已办结。", risk, StringComparison.Ordinal);
        Assert.Contains("上坪村风险排查发现问题1个", (await host.SaidInAsync(OfficeChat))[^1], StringComparison.Ordinal);
        Assert.Equal("done", (await host.DutiesAsync("上坪村", "2026-06-25")).Single().State);
    }

    [Fact]
    public async Task Repatriation_takes_numbers_and_refuses_lists()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Equal(
            "已登记：上坪村劝返底数16人，增量0人，核减5人，核减率31.3%（目标80%，还差8人）。只报数字，不要发名单。",
            await host.AnswerAsync(LiaisonChat, Qingxi.Liaison, "劝返底数16，核减5"));
        Assert.StartsWith("已登记：清溪乡劝返底数16人，增量0人，核减13人，核减率81.3%（目标80%，已达到）", await host.AnswerAsync(Qingxi.Township, Qingxi.Police, "核减率 13/16"), StringComparison.Ordinal);
        Assert.StartsWith("核减率按人数算，请报现在的人数", await host.AnswerAsync(OfficeChat, Qingxi.Office, "核减率 81%"), StringComparison.Ordinal);
        Assert.StartsWith("截至6月15日，清溪乡劝返底数16人，增量0人，核减13人，核减率81.3%", await host.AnswerAsync(OfficeChat, Qingxi.Office, "核减率"), StringComparison.Ordinal);
        Assert.Contains("上坪村劝返底数16人，增量0人，核减5人", await host.AnswerAsync(OfficeChat, Qingxi.Office, "上坪村核减率"), StringComparison.Ordinal);
        Assert.Contains("您能查询的是上坪村及下级", await host.AnswerAsync(LiaisonChat, Qingxi.Liaison, "核减率 石桥村"), StringComparison.Ordinal);
        await host.ReachAsync("2026-06-18 09:00");
        var state = await host.AnswerAsync(Qingxi.Township, Qingxi.Police, "核减率");
        Assert.Contains("超过2天没更新：上坪村", state, StringComparison.Ordinal);
        Assert.Contains("核减6人多于底数加增量5人", await host.AnswerAsync(LiaisonChat, Qingxi.Liaison, "劝返底数5 核减6"), StringComparison.Ordinal);

        var list = Handing.Workbook("滞留境外人员名单", "序号|姓名|身份证号|核减情况", "1|张小山|见附表|未核减");
        Assert.StartsWith("劝返只收数字，不收名单，文件没有保存。", await host.HandAsync(LiaisonChat, Qingxi.Liaison, "台账.xlsx", list), StringComparison.Ordinal);
        var sent = (await host.MessagesAsync(LiaisonChat)).Last(m => m.Attachments.Count > 0);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await host.Http.GetAsync(new Uri(sent.Attachments[0].Url, UriKind.RelativeOrAbsolute))).StatusCode);
        Assert.Contains("请马上撤回", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "劝返名单：张小山、李大江、王春生"), StringComparison.Ordinal);
        Assert.DoesNotContain(await host.MessagesAsync(Qingxi.Village), m => m.Text.Contains("张小山", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_months_burden_is_read_off_what_was_sent_and_handed_out_as_a_workbook()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.AnswerAsync(OfficeChat, Qingxi.Office, "布置 6月17日 各村（社区） 每天接龙报平安");
        await host.SayAsync(OfficeChat, Qingxi.Office, "确认");
        await host.ReachAsync("2026-06-16 16:00");
        var answer = await host.AnswerAsync(OfficeChat, Qingxi.Office, "减负情况");
        Assert.StartsWith("清溪乡减负情况（6.1—6.16）\n一、平均每名干部每周：消息", answer, StringComparison.Ordinal);
        Assert.Contains("三、下发任务1项；减负提醒1次，有上级文号0次，没有文号1次。\n　　没有文号的：每天接龙报平安", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("薛冬全", answer, StringComparison.Ordinal);
        await host.SayAsync(OfficeChat, Qingxi.Office, "添加 第3期 请每人交一张安装截图");
        Assert.Contains("减负提醒：要求逐人逐户截图", await host.AnswerAsync(OfficeChat, Qingxi.Office, "批准 第3期"), StringComparison.Ordinal);
        Assert.Contains("减负提醒2次，有上级文号0次，没有文号2次", await host.AnswerAsync(OfficeChat, Qingxi.Office, "减负情况"), StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Township, Qingxi.Secretary, "减负报表 6月");
        var paper = (await host.MessagesAsync(Qingxi.Chat(Qingxi.Secretary))).Last(m => m.Attachments.Count > 0);
        Assert.Equal("清溪乡减负情况（6.1—6.16）.xlsx", paper.Attachments[0].Name);
        await host.SayAsync(OfficeChat, Qingxi.Office, "减负报告");
        Assert.Equal("清溪乡减负情况（6.1—6.16）.docx", (await host.MessagesAsync(OfficeChat)).Last(m => m.Attachments.Count > 0).Attachments[0].Name);
        Assert.StartsWith("减负情况由平安办和领导查看。", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "减负情况"), StringComparison.Ordinal);
        await host.SayAsync(OfficeChat, Qingxi.Office, "新建素材 防范刷单");
        await host.SayAsync(OfficeChat, Qingxi.Office, "每户都要拍照留痕，收到后立即回复");
        await host.SayAsync(OfficeChat, Qingxi.Office, "完成");
        Assert.Contains(await host.AskAsync(OfficeChat, Qingxi.Office, "预览 第5期"), m => m.Text.Contains("减负提醒：", StringComparison.Ordinal));
    }
}
