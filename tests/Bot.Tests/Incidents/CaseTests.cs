using AntiFraudBot.Bot.Tests.PaperDesks;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Incidents;

/// <summary>A case from the village's first words to the three talks, and the bulletin of the day.</summary>
public sealed class CaseTests(IncidentHost stage) : IClassFixture<IncidentHost>
{
    private readonly SandboxHost _host = stage.Host;

    [Fact]
    public async Task A_case_is_completed_in_private_and_tells_whom_it_concerns()
    {
        await _host.SayAsync("g-xiaping-work", "m-xiaping-liaison", "我村一名群众刷单被骗3.6万元，已报警");
        var alert = (await _host.ToldAsync(Qingxi.Police, "【发案待核】"))[^1].Text;
        var number = alert[(alert.IndexOf("编号", StringComparison.Ordinal) + 2)..][..8];
        var part = await _host.InPrivateAsync(Qingxi.Police, $"案件 {number} 时间昨天下午3点 职工否 家属否 人群老年人");
        Assert.Contains("还差：宣传、APP", part, StringComparison.Ordinal);
        var done = await _host.InPrivateAsync(Qingxi.Police, $"案件 {number} 宣传否 APP否 报警是");
        Assert.Contains("已核实，快报已发领导和平安办", done, StringComparison.Ordinal);
        Assert.Contains("台账已跟着改：6月16日发案1起（原记6月17日）、6月16日损失3.6万元（原记6月17日）。", done, StringComparison.Ordinal);
        Assert.Contains(await _host.LedgerAsync("下坪村", "loss"), e => e is { Value: 36000, State: "accepted" });

        var brief = Assert.Single(await _host.ToldAsync(Qingxi.Secretary, "【发案快报】")).Text;
        Assert.Contains("刷单返利，损失3.6万元，已报警。宣传没到过本人，APP未装。按台账，下坪村今年发案1起，清溪乡", brief, StringComparison.Ordinal);
        var hint = Assert.Single(await _host.ToldAsync("m-xiaping-liaison", "三必讲")).Text;
        Assert.Contains("今年登记了明细的1起：刷单返利1起", hint, StringComparison.Ordinal);
        Assert.Contains("6月20日前", hint, StringComparison.Ordinal);

        Assert.Contains("群里180人", await _host.InPrivateAsync("m-xiaping-liaison", $"已讲 {number} 群里 180人"), StringComparison.Ordinal);
        Assert.Contains($"{number} 下坪村：会上未讲、群里180人、上门未讲（6月20日前）", await _host.InPrivateAsync(Qingxi.Office, "三必讲"), StringComparison.Ordinal);
        Assert.Contains("宣传没到本人", await _host.InPrivateAsync(Qingxi.Office, $"回访 {number} 宣传否 经过加群领红包后刷单"), StringComparison.Ordinal);
        var analysis = await _host.InPrivateAsync(Qingxi.Secretary, "案件分析 6月");
        Assert.Contains("类型：刷单返利1起（3.6万元）", analysis, StringComparison.Ordinal);
        Assert.Contains("时段：下午1起", analysis, StringComparison.Ordinal);
        Assert.Contains("没有登记明细的案件", await _host.InPrivateAsync("m-gaoling-liaison", "案件分析 6月"), StringComparison.Ordinal);
        await _host.PassAsync(TimeSpan.FromMinutes(1));
        var paper = await Printed.AskAsync(_host, Qingxi.Office, "情况通报 6月");
        Assert.Contains("已核实案件中，刷单返利1起。受害人中，老年人1起。", string.Join('\n', paper.Lines()), StringComparison.Ordinal);
        Assert.DoesNotContain(await _host.SaidInAsync("g-xiaping-work"), t => t.Contains("3.6万", StringComparison.Ordinal) || t.Contains("刷单", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_no_fraud_is_taken_out_of_the_waiting_numbers()
    {
        await _host.SayAsync("g-longkou-work", "m-longkou-liaison", "我村一名群众网购被骗500元，已报警");
        var alert = (await _host.ToldAsync(Qingxi.Police, "龙口村"))[^1].Text;
        var number = alert[(alert.IndexOf("编号", StringComparison.Ordinal) + 2)..][..8];
        Assert.Contains("不属实，不计入", await _host.InPrivateAsync(Qingxi.Police, $"案件 {number} 不属实"), StringComparison.Ordinal);
        Assert.All(await _host.LedgerAsync("龙口村", "loss"), e => Assert.Equal("retracted", e.State));
    }

    [Fact]
    public async Task The_bulletin_of_the_day_goes_out_when_the_office_approved_it()
    {
        Assert.Contains("请去掉", await _host.InPrivateAsync(Qingxi.Police, "警情通报 村民电话13812345678被骗，请注意"), StringComparison.Ordinal);
        await _host.InPrivateAsync(Qingxi.Police, "警情通报 昨天全县发生2起冒充客服诈骗，对方自称平台客服要退款");
        var asked = Assert.Single(await _host.ToldAsync(Qingxi.Office, "请转发警情通报")).Text;
        Assert.Contains("转发通报 901", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(await _host.SaidInAsync(Qingxi.Village), t => t.Contains("警情通报", StringComparison.Ordinal));
        await _host.InPrivateAsync(Qingxi.Office, "转发通报 901");
        Assert.Contains(await _host.SaidInAsync(Qingxi.Village), t => t.StartsWith("【每日警情通报】昨天全县发生2起冒充客服诈骗", StringComparison.Ordinal));
        Assert.Contains("已经处理过了", await _host.InPrivateAsync(Qingxi.Office, "转发通报 901"), StringComparison.Ordinal);
    }
}
