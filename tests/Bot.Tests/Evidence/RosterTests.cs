using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Evidence;

/// <summary>Rules E1–E8: a roster handed in, from the file to the answer and out of the house again.</summary>
public sealed class RosterTests
{
    [Fact]
    public async Task By_default_a_roster_is_answered_with_a_marked_copy_and_nobodys_name_is_kept()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "上周安装30，注册25");
        var answer = await RosterStage.HandInAsync(host, Qingxi.Liaison, RosterStage.Shangping, "花名册.xlsx");

        Assert.StartsWith("已收：上坪村第24周（6.8—6.14）花名册32行，有效28行，已安装28人。", answer.Text, StringComparison.Ordinal);
        Assert.Contains("重复1行（“一网格”第12行），电话不对1行（“一网格”第9行），没填电话1行", answer.Text, StringComparison.Ordinal);
        Assert.Contains("群里报安装30人，花名册28人，差2人，请核对。群里报错了就发：更正：安装28", answer.Text, StringComparison.Ordinal);
        Assert.Contains("“身份证号”没有收", answer.Text, StringComparison.Ordinal);
        Assert.Contains("只记人数，姓名电话没有保存", answer.Text, StringComparison.Ordinal);
        var copy = Assert.Single(answer.Attachments);
        Assert.Equal("上坪村第24周花名册（已核对）.xlsx", copy.Name);
        var words = await RosterStage.WordsInAsync(host, copy);
        Assert.Contains("和第7行电话相同，姓名不同", words, StringComparison.Ordinal);
        Assert.DoesNotContain("511000198", words, StringComparison.Ordinal);

        // Of the running week nothing was reported yet: the number named is booked where the roster belongs.
        var running = System.Text.Encoding.UTF8.GetBytes("姓名,联系电话,安装,安装日期\n赵某人,13900990001,√,6月15日\n钱某人,13900990002,√,6月15日\n");
        Assert.Contains("群里还没有报这一周的安装，请报：本周安装2\n", (await RosterStage.HandInAsync(host, Qingxi.Liaison, running, "本周花名册.csv")).Text, StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "本周安装3");
        Assert.Contains("差1人，请核对。群里报错了就发：更正：本周安装2\n", (await RosterStage.HandInAsync(host, Qingxi.Liaison, running, "本周花名册.csv")).Text, StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "更正：本周安装2");
        Assert.Contains("和群里报的安装2人一致", (await RosterStage.HandInAsync(host, Qingxi.Liaison, running, "本周花名册.csv")).Text, StringComparison.Ordinal);
        var older = System.Text.Encoding.UTF8.GetBytes("姓名,联系电话,安装,安装日期\n赵某人,13900990001,√,5月6日\n");
        Assert.Contains("请报：第19周安装1\n", (await RosterStage.HandInAsync(host, Qingxi.Liaison, older, "第19周花名册.csv")).Text, StringComparison.Ordinal);

        // The original goes with the next sweep, the copy with the one after; rows of people there are none.
        await host.ReachAsync("2026-06-17 03:00");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await host.Http.GetAsync(new Uri(copy.Url, UriKind.Relative))).StatusCode);
        Assert.Equal(0, await CountAsync(host, "roster_people"));
        Assert.Equal(0, await CountAsync(host, "attachments WHERE name LIKE '%花名册%'"));
        Assert.Equal(5, await CountAsync(host, "rosters"));
    }

    [Fact]
    public async Task In_a_group_the_answer_is_private_and_a_report_beside_the_file_is_booked()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await RosterStage.SendAsync(host, Qingxi.Village, Qingxi.Liaison, RosterStage.Csv(12), "上坪.csv", "上周安装12，注册8");
        Assert.Equal(["app_install.new 12 06-08..06-14 accepted", "app_register.new 8 06-08..06-14 accepted"], await host.BookedByAsync(id));
        var told = (await host.SaidInAsync(Qingxi.Chat(Qingxi.Liaison)))[^1];
        Assert.Contains("花名册12行，有效12行", told, StringComparison.Ordinal);
        Assert.Contains("请把群里那份撤回", told, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Village), t => t.Contains("花名册12行", StringComparison.Ordinal));

        var file = await RosterStage.SendAsync(host, Qingxi.Village, Qingxi.Liaison, RosterStage.Csv(3, 900), "人员.csv");
        var before = await host.LastSeqAsync(Qingxi.Chat(Qingxi.Liaison));
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "@反诈小助手 花名册", replyTo: file);
        Assert.Contains("花名册3行", (await host.MessagesAsync(Qingxi.Chat(Qingxi.Liaison), before)).Last(m => m.FromBot).Text, StringComparison.Ordinal);

        // Unknown headings are asked about once and remembered for the unit.
        var odd = System.Text.Encoding.UTF8.GetBytes("甲项,安装,安装日期\n薛某人,√,6月10日\n");
        Assert.Contains("请告诉我，例：花名册列", (await RosterStage.HandInAsync(host, Qingxi.Liaison, odd, "花名册.csv")).Text, StringComparison.Ordinal);
        Assert.StartsWith("记住了", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "花名册列 甲项=姓名"), StringComparison.Ordinal);
        Assert.StartsWith("已收：上坪村", (await RosterStage.HandInAsync(host, Qingxi.Liaison, odd, "花名册.csv")).Text, StringComparison.Ordinal);
        Assert.Contains("加了密码", (await RosterStage.HandInAsync(host, Qingxi.Liaison, [0xD0, 0xCF, 0x11, 0xE0, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")], "花名册.xlsx")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_names_are_sealed_compared_across_units_and_weeks_shown_to_their_cadre_and_forgotten()
    {
        var settings = new Dictionary<string, string?>(RosterStage.Full.Settings)
        {
            ["Forms:Other:0:Name"] = "roster", ["Forms:Other:0:Title"] = "花名册", ["Forms:Other:0:Kind"] = "weeks", ["Retention:RosterDays"] = "10",
        };
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = settings });
        await host.ReachAsync("2026-06-15 09:30");
        Assert.Equal("open", (await host.DutiesAsync("上坪村", "2026-W24")).Single(d => d.Form == "roster").State);
        await RosterStage.HandInAsync(host, Qingxi.Neighbour, RosterStage.Csv(5, 110), "花名册.csv");
        var answer = await RosterStage.HandInAsync(host, Qingxi.Liaison, RosterStage.Csv(20, 100, "薛冬全", "外人"), "花名册.csv");
        Assert.Contains("和外单位重复5行", answer.Text, StringComparison.Ordinal);
        Assert.Contains("“花名册”已交", answer.Text, StringComparison.Ordinal);
        Assert.Equal("done", (await host.DutiesAsync("上坪村", "2026-W24")).Single(d => d.Form == "roster").State);

        Assert.Contains("您包干7人：已安装7", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "我的包干"), StringComparison.Ordinal);
        var all = await host.AnswerAsync(Qingxi.Chat(Qingxi.Head), Qingxi.Head, "包干进度");
        Assert.Contains("薛冬全包干7人", all, StringComparison.Ordinal);
        Assert.Contains("其他人（名字没登记）包干8人", all, StringComparison.Ordinal);

        var stored = await host.Part<Database>().ReadAsync(s => s.QueryAsync<string>("SELECT sealed || mark FROM roster_people"), CancellationToken.None);
        Assert.Equal(25, stored.Count);
        Assert.All(stored, text => Assert.False(text.Contains("村民", StringComparison.Ordinal) || text.Contains("139000", StringComparison.Ordinal)));

        // A list nobody called a roster, and one that came beside a report and was not taken: nobody of either stays.
        var list = System.Text.Encoding.UTF8.GetBytes("姓名,联系电话\n赵某人,13900990001\n钱某人,13900990002\n");
        await RosterStage.SendAsync(host, Qingxi.Village, Qingxi.Liaison, list, "值班.csv");
        await RosterStage.SendAsync(host, Qingxi.Village, Qingxi.Liaison, list, "值班.csv", "上周安装20，花名册另报");
        Assert.Equal((25, 2), (await CountAsync(host, "roster_people"), await CountAsync(host, "rosters")));

        // Replaced, and the process died before the people were gone: the next start takes them.
        await host.Part<Database>().WriteAsync(s => s.ExecuteAsync("UPDATE rosters SET replaced = TRUE WHERE unit_id = (SELECT id FROM units WHERE name = '下坪村')"), CancellationToken.None);
        await host.RestartAsync();
        await host.IdleAsync();
        Assert.Equal(20, await CountAsync(host, "roster_people"));
        await host.Part<Database>().WriteAsync(s => s.ExecuteAsync("UPDATE rosters SET replaced = FALSE"), CancellationToken.None);

        await host.ReachAsync("2026-06-22 10:00");
        Assert.Contains("和上次花名册比：新增2人，不再出现3人，信息有变0人",
            (await RosterStage.HandInAsync(host, Qingxi.Liaison, RosterStage.Csv(19, 103), "上周花名册.csv")).Text, StringComparison.Ordinal);
        await host.ReachAsync("2026-06-26 03:00");
        Assert.Equal(19, await CountAsync(host, "roster_people"));
        Assert.Contains(await host.Part<Database>().ReadAsync(s => s.QueryAsync<string>("SELECT counts FROM retention_runs"), CancellationToken.None), c => c.Contains("\"roster_people\":20", StringComparison.Ordinal));
    }

    private static Task<int> CountAsync(SandboxHost host, string table) =>
        host.Part<Database>().ReadAsync(s => s.ScalarAsync<int>($"SELECT COUNT(*) FROM {table}"), CancellationToken.None);
}
