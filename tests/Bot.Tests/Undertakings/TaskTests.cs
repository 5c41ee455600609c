using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Undertakings;

/// <summary>A 任务分解表 from the file to the last unit's 完成, reminders in between: rules W1 to W6, seen from outside.</summary>
public sealed class TaskTests
{
    private const string OfficeChat = "dm-" + Qingxi.Office;
    private const string LiaisonChat = "dm-" + Qingxi.Liaison;

    [Fact]
    public async Task A_table_is_shown_back_given_out_reminded_of_and_done()
    {
        await using var host = await SandboxHost.StartAsync();
        var table = Handing.Workbook(
            "清溪乡全民反诈任务分解表", "序号|工作任务|牵头单位|责任单位|完成时限", "1|每村更新固定标语|上坪村、下坪村||6月17日", "2|查账|县税务局||6月30日", "3|排查出租房|派出所|上坪村|年底");
        var shown = await host.HandAsync(OfficeChat, Qingxi.Office, "任务分解表.xlsx", table);
        Assert.StartsWith("读到任务2项，3个单位要办：\n· 每村更新固定标语｜上坪村、下坪村｜6月17日\n· 排查出租房｜派出所，配合：上坪村｜12月31日", shown, StringComparison.Ordinal);
        Assert.Contains("没有读进去的：第4行：“县税务局”不在单位表里", shown, StringComparison.Ordinal);
        Assert.StartsWith("已下发2项（1—2号），逐个私聊3名联络员。", await host.AnswerAsync(OfficeChat, Qingxi.Office, "确认"), StringComparison.Ordinal);
        Assert.StartsWith("清溪乡平安办下发任务1项：\n1 每村更新固定标语（6月17日前）", (await host.SaidInAsync(LiaisonChat))[^1], StringComparison.Ordinal);
        var mine = await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "我的任务");
        Assert.Contains("1 每村更新固定标语（6月17日前）\n办好请回复：完成 1\n配合派出所：排查出租房（12月31日前）", mine, StringComparison.Ordinal);

        Assert.StartsWith("没有9号任务要您单位办。", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "完成 9"), StringComparison.Ordinal);
        Assert.Equal("已登记：上坪村完成 1 每村更新固定标语，佐证1份已存。", await host.HandAsync(Qingxi.Village, Qingxi.Liaison, "标语.jpg", [0xFF, 0xD8, 0xFF], "完成 1 已换新"));
        var detail = await host.AnswerAsync(Qingxi.Township, Qingxi.Secretary, "任务 1");
        Assert.Contains("按时办结1个：上坪村\n未办1个：下坪村\n上坪村：已换新（佐证1份）", detail, StringComparison.Ordinal);

        await host.ReachAsync("2026-06-17 16:01");
        var reminder = (await host.MessagesAsync(Qingxi.Township)).Last(m => m.FromBot);
        Assert.Contains("还没办完“1 每村更新固定标语”：下坪村", reminder.Text, StringComparison.Ordinal);
        Assert.Equal([Qingxi.Neighbour], reminder.Mentions);
        await host.ReachAsync("2026-06-17 19:01");
        Assert.Contains(await host.SaidInAsync("dm-" + Qingxi.Neighbour), t => t.Contains("“1 每村更新固定标语”已过截止时间", StringComparison.Ordinal));
        await host.ReachAsync("2026-06-18 12:02");
        Assert.Contains("逾期未办：下坪村", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "任务台账"), StringComparison.Ordinal);
        Assert.Equal("已登记：下坪村完成 1 每村更新固定标语（逾期）。", await host.AnswerAsync("g-xiaping-work", Qingxi.Neighbour, "完成 1"));
        Assert.Contains("任务2项：办结1项，在办1项", await host.AnswerAsync(Qingxi.Township, Qingxi.Secretary, "任务进度"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_errand_is_warned_of_moved_and_taken_back()
    {
        await using var host = await SandboxHost.StartAsync();
        var shown = await host.AnswerAsync(OfficeChat, Qingxi.Office, "布置 6月26日前 各村（社区） 每人交一张安装截图");
        Assert.Contains("减负提醒：要求逐人逐户截图、照片，只宜抽查。", shown, StringComparison.Ordinal);
        Assert.Contains("依据云平安发〔2026〕3号，逐个私聊", (await host.AnswerAsync(OfficeChat, Qingxi.Office, "确认 云平安发〔2026〕3号")).Replace("），", "，", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("open", (await host.DutiesAsync("上坪村", "2026-06-26")).Single().State);
        Assert.Contains("已登记延期：1 每人交一张安装截图，原因：在开两委会", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "延期 1 在开两委会"), StringComparison.Ordinal);
        Assert.Contains("改到7月3日前", await host.AnswerAsync(OfficeChat, Qingxi.Office, "改期 1 到 7月3日"), StringComparison.Ordinal);
        Assert.Equal("open", (await host.DutiesAsync("上坪村", "2026-07-03")).Single().State);
        Assert.Empty(await host.DutiesAsync("上坪村", "2026-06-26"));
        Assert.Contains("已取消1项", await host.AnswerAsync(OfficeChat, Qingxi.Office, "取消任务 1"), StringComparison.Ordinal);
        Assert.Empty(await host.DutiesAsync("上坪村", "2026-07-03"));
        Assert.Empty(await host.AskAsync(Qingxi.Village, Qingxi.Liaison, "取消任务 1"));
        Assert.Equal("请私聊我布置任务，确认后我逐个通知。", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "布置 6月26日前 上坪村 更换横幅"));
    }

    [Fact]
    public async Task An_inspection_is_put_on_record_and_its_demand_becomes_a_task()
    {
        await using var host = await SandboxHost.StartAsync();
        var table = Handing.Paper("牵头单位|工作任务|完成时限", "上坪村|贴告知书|6月30日", "上坪村|发承诺书|7月31日");
        Assert.Contains("读到任务2项，1个单位要办", await host.HandAsync(OfficeChat, Qingxi.Office, "任务.docx", table), StringComparison.Ordinal);
        Assert.Equal("已取消，没有下发。", await host.AnswerAsync(OfficeChat, Qingxi.Office, "取消"));
        var said = await host.AnswerAsync(Qingxi.Chat(Qingxi.Secretary), Qingxi.Secretary, "督导检查 上坪村：LED屏没开，横幅破损。整改：6月25日前修好换新");
        Assert.Equal("督导记录1号：上坪村，LED屏没开，横幅破损。已私聊上坪村联络员和负责人，6月25日前整改（1号任务）。", said);
        Assert.Contains("督导检查发现：LED屏没开，横幅破损。请整改：6月25日前修好换新", (await host.SaidInAsync(Qingxi.Chat(Qingxi.Head)))[^1], StringComparison.Ordinal);
        Assert.Contains("整改中（1号任务）", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "督导记录"), StringComparison.Ordinal);
        await host.SayAsync(LiaisonChat, Qingxi.Liaison, "完成 1");
        Assert.Contains("，已整改", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "督导记录"), StringComparison.Ordinal);
        Assert.Equal("督导检查由平安办、派出所或领导登记。", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "督导检查 下坪村：横幅破损"));
    }
}
