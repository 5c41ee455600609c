using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.PaperDesks;

/// <summary>One week of the sample township on paper: every file opened by other programs, every figure counted again from the ledger (rules N1–N8).</summary>
public sealed partial class PapersTests
{
    [Fact]
    public async Task A_week_on_paper()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "上周安装12，注册10，入户30户，宣传120人");
        await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "上周安装9，注册9，入户41户");
        await host.SayAsync(Qingxi.Township, Qingxi.Police, "上周发案：上坪村1起、损失2.3万元");
        await host.SayAsync(Qingxi.Chat(Qingxi.Police), Qingxi.Police, "上周劝阻3人，避免损失5万元");
        await host.ReachAsync("2026-06-16 15:05");

        var sent = await host.MessagesAsync(Qingxi.Chat(Qingxi.Office));
        var draft = sent.Single(m => m.Attachments.Any(a => a.Name == "清溪乡第24周工作通报（稿）.docx"));
        var weekly = new Printed(draft.Attachments[0].Name, await host.Http.GetByteArrayAsync(new Uri(draft.Attachments[0].Url, UriKind.Relative)), "");
        Assert.Contains(sent, m => m.Text.StartsWith("清溪乡第24周工作通报稿，数据截至6月16日12:00，已冻结", StringComparison.Ordinal));
        Assert.DoesNotContain(await host.MessagesAsync(Qingxi.Township), m => m.Attachments.Any(a => a.Name.EndsWith(".docx", StringComparison.Ordinal)));

        await HoldsTheLedgersFigures(host, weekly);
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "更正：上周安装31");
        Assert.Equal(weekly.Bytes, (await Printed.AskAsync(host, Qingxi.Office, "工作通报")).Bytes);

        List<Printed> files = [weekly];
        foreach (var text in (string[])["情况通报 6月 红头", "督办单 高岭村", "约谈通知 高岭村 6月25日9:00 连续未报数", "整改单 上坪村 限6月30日 发案后没有回访", "台账 上坪村", "导出5月", "打印得分表"])
        {
            // More than ten messages a minute would wait (rule A4).
            await host.PassAsync(TimeSpan.FromMinutes(1));
            files.Add(await Printed.AskAsync(host, Qingxi.Office, text));
        }

        NoticesStandOnTheBooks(files);
        await host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(files[2].Bytes, (await Printed.AskAsync(host, Qingxi.Office, "督办单 1号")).Bytes);
        await OnlyOfficeAndLeadersHaveThemDrafted(host);
        Assert.All(files, f => Assert.Empty(f.Faults()));
        OtherProgramsReadThem(await OfficeProgram.PagesAsync(files));
    }

    [Fact]
    public async Task A_number_contested_after_the_freeze_is_in_the_paper_as_it_is_in_the_issue()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "上周安装12，注册10，入户30户");
        await host.ReachAsync("2026-06-16 12:30");
        var traced = await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "上坪村上周安装怎么算的");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, $"错 {Numbered().Match(traced).Groups["number"].Value}");
        Assert.Equal("pending", Assert.Single(await host.LedgerAsync("上坪村", "app_install"), e => e is { Aspect: "new", Value: 12 } && e.Period.To == new DateOnly(2026, 6, 14)).State);
        await host.ReachAsync("2026-06-16 15:05");

        Assert.Contains(await host.SaidInAsync(Qingxi.Chat(Qingxi.Office)), t => t.Contains("本周新增安装12、注册10", StringComparison.Ordinal));
        var paper = await Printed.AskAsync(host, Qingxi.Office, "工作通报");
        Assert.Contains(paper.Lines(), l => l.Contains("第24周新增安装12人。新增注册10人。", StringComparison.Ordinal));
    }

    /// <summary>Counted from the raw entries the API shows, by nothing of the bot's own.</summary>
    private static async Task HoldsTheLedgersFigures(SandboxHost host, Printed paper)
    {
        var week = (await host.LedgerAsync()).Where(e => e is { Aspect: "new", State: "accepted" } && e.Period.From >= new DateOnly(2026, 6, 8) && e.Period.To <= new DateOnly(2026, 6, 14)).ToList();
        decimal Sum(string metric, string? unit = null) => week.Where(e => e.Metric == metric && (unit is null || e.Unit == unit)).Sum(e => e.Value);
        var text = string.Join('\n', paper.Lines());
        Assert.Contains($"第24周新增安装{Sum("app_install")}人。新增注册{Sum("app_register")}人。", text, StringComparison.Ordinal);
        Assert.Contains($"本周发案{Sum("case")}起、损失{Sum("loss") / 10000:0.##}万元。", text, StringComparison.Ordinal);
        Assert.Contains($"本周劝阻{Sum("dissuade")}人，避免损失{Sum("loss_avoided") / 10000:0.##}万元。", text, StringComparison.Ordinal);
        Assert.Contains($"入户{Sum("household_visit")}户、宣传{Sum("people_reached")}人", text, StringComparison.Ordinal);
        var work = paper.Tables().Single(t => t[0][0] == "单位" && t[0][1] == "入户（户）");
        foreach (var row in work.Skip(1).SkipLast(1))
        {
            Assert.Equal(week.Any(e => e.Metric == "household_visit" && e.Unit == row[0]) ? Sum("household_visit", row[0]).ToString(CultureInfo.InvariantCulture) : "—", row[1]);
        }

        Assert.Equal(["合计", "71", "120"], work[^1].Take(3));
        var duties = await host.DutiesAsync(week: "2026-W24");
        Assert.Contains($"按时{duties.Count(d => d.State == "done")}个，迟报0个，未报{duties.Count(d => d.State == "missed")}个（", text, StringComparison.Ordinal);
        var places = paper.Tables().Single(t => t[0].Contains("名次"));
        var shangping = places.Single(r => r[2] == "上坪村");
        var unit = (await host.UnitsAsync()).Single(u => u.Name == "上坪村");
        Assert.Equal(Math.Round(decimal.Parse(shangping[4], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) / unit.Base!.Value * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture), shangping[5]);
    }

    private static void NoticesStandOnTheBooks(List<Printed> files)
    {
        Assert.Equal("高岭村督办单2026年第1号（稿）.docx", files[2].Name);
        var supervised = Assert.Single(files[2].Tables());
        Assert.Contains("第24周（6.8—6.14）数据至今未报（应于6月15日18:00前报）。", supervised.Single(r => r[0] == "督办事项")[1], StringComparison.Ordinal);
        Assert.Contains("请于6月22日前办结", supervised.Single(r => r[0] == "办理要求")[1], StringComparison.Ordinal);
        Assert.Equal("6月25日9:00", files[3].Tables()[0].Single(r => r[0] == "时　　间")[1]);
        Assert.Contains(files[3].Lines(), l => l.EndsWith("连续未报数。", StringComparison.Ordinal));
        Assert.Contains(files[4].Lines(), l => l.Contains("发案1起、损失2.3万元", StringComparison.Ordinal));
        Assert.Contains(files[4].Lines(), l => l.Contains("请于6月30日前完成", StringComparison.Ordinal));
    }

    private static async Task OnlyOfficeAndLeadersHaveThemDrafted(SandboxHost host)
    {
        Assert.Contains("文书由平安办起草", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "督办单 下坪村"), StringComparison.Ordinal);
        Assert.Contains("您能查询的是上坪村及下级", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "台账 下坪村"), StringComparison.Ordinal);
        Assert.Equal("已私聊回复。", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "工作通报"));
        Assert.Contains("没有现成的事由", await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "督办单 上坪村"), StringComparison.Ordinal);
        Assert.Contains("没有第9号", await host.AnswerAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "督办单 9号"), StringComparison.Ordinal);
    }

    // Office programs put air between Chinese and digits.
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void OtherProgramsReadThem(IReadOnlyDictionary<string, IReadOnlyList<string>> pages)
    {
        if (pages.Count == 0) return;
        Assert.Equal(8, pages.Count);
        var weekly = pages["清溪乡第24周工作通报（稿）"];
        Assert.InRange(weekly.Count, 4, 6);
        Assert.Contains("关于第24周全民反诈工作情况的通报", Bare(weekly[0]), StringComparison.Ordinal);
        Assert.All(weekly.Select((text, i) => (text, i)), page => Assert.Contains($"—{page.i + 1}—", Bare(page.text), StringComparison.Ordinal));
        Assert.Contains("清溪乡平安办文件", Bare(pages.Single(p => p.Key.Contains("6月", StringComparison.Ordinal)).Value[0]), StringComparison.Ordinal);
        Assert.Single(pages["高岭村督办单2026年第1号（稿）"]);
        Assert.Contains(pages["上坪村2026年反诈工作台账"], page => page.Contains("2026-06-08", StringComparison.Ordinal));
    }

    [GeneratedRegex("(?<number>[0-9]+)号 ")]
    private static partial Regex Numbered();
}
