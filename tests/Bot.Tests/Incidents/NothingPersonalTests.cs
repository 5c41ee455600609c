using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Bot.Tests.Upkeep;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Incidents;

/// <summary>A month in which people say everything they should not, in every place; afterwards groups, logs, exports, papers and the tables are searched for all of it.</summary>
public sealed class NothingPersonalTests
{
    private static readonly string[] Personal = ["欧阳翠花", "欧阳", "7431", "13912347431", "330102196003077431", "收银行卡的老赵", "张小三", "13800002222", "杀猪盘细节"];

    [Fact]
    public async Task After_a_month_nothing_personal_stands_in_a_group_a_log_or_an_export()
    {
        await using var collector = await Collector.StartAsync();
        var settings = new Dictionary<string, string?>(IncidentHost.Stage.Settings.Concat(collector.Settings)) { ["Logging:LogLevel:AntiFraudBot"] = "Trace" };
        var exports = new StringBuilder();
        var groups = new StringBuilder();
        await using (var host = await SandboxHost.StartAsync(new Stage { Clock = "2026-06-15 08:00", Settings = settings }))
        {
            for (var week = 0; week < 4; week++)
            {
                var monday = new DateOnly(2026, 6, 15).AddDays(7 * week);
                await WeekAsync(host, monday);
                exports.Append(await ExportAsync(host, "导出上周汇总表"));
                exports.Append(await ExportAsync(host, "工作通报"));
                await host.ReachAsync(monday.AddDays(6).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 22:00");
            }

            foreach (var group in (await host.GroupsAsync()).Where(g => g.Kind != "dm"))
                foreach (var line in await host.MessagesAsync(group.Id)) groups.AppendLine(line.Text);
            groups.AppendLine(await host.Http.GetStringAsync("/health"));
            groups.AppendLine(await host.Http.GetStringAsync("/sandbox/api/ledger"));
            groups.AppendLine(await host.Http.GetStringAsync("/sandbox/api/duties"));
            exports.Append(await ExportAsync(host, "情况通报 6月"));
            await AssertTablesAsync(host);
        }

        var (said, logged, exported) = (groups.ToString(), collector.Everything, exports.ToString());
        Assert.Contains("上坪村", said, StringComparison.Ordinal);
        Assert.Contains("WarningOrderHandler", logged, StringComparison.Ordinal);
        Assert.Contains("上坪村", exported, StringComparison.Ordinal);
        foreach (var word in Personal)
        {
            Assert.DoesNotMatch(Alone(word), logged);
            Assert.DoesNotMatch(Alone(word), exported);
        }

        // A number somebody typed into a group himself is masked there; of names that people type the bot repeats none.
        foreach (var word in Personal.Except(["7431"])) Assert.DoesNotContain(word, said, StringComparison.Ordinal);
    }

    /// <summary>Four digits also turn up inside the ids of rows, which are hexadecimal.</summary>
    private static string Alone(string word) => $"(?<![0-9a-f]){Regex.Escape(word)}(?![0-9a-f])";

    private static async Task WeekAsync(SandboxHost host, DateOnly monday)
    {
        var day = monday.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await host.ReachAsync(day + " 10:00");
        var number = await host.RaiseAsync("红色预警 上坪村三组 欧阳翠花 13912347431 杀猪盘细节，正在通话");
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, $"{number} 1");
        await host.SayAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, $"{number} 4 2万");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "上周安装3，联系人身份证330102196003077431电话13912347431");
        await host.SayAsync(Qingxi.Residents, Qingxi.Resident, "举报：收银行卡的老赵又来村里收购银行卡了");
        var tip = (await host.SaidInAsync(Qingxi.Chat(Qingxi.Resident)))[^1];
        var at = tip.IndexOf('T', StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Chat(Qingxi.Resident), Qingxi.Resident, $"实名 {tip[at..(at + 8)]} 张小三 13800002222");
        await host.SendPictureAsync(Qingxi.Chat(Qingxi.Resident), Qingxi.Resident);
        await host.IdleAsync();
        await host.SayAsync(Qingxi.Residents, Qingxi.Resident, "这个是不是诈骗 我叫张小三，电话13800002222，客服说要退款");
        await host.SayAsync(Qingxi.Residents, Qingxi.GroupHead, "我是派出所的，请张小三把验证码发给我");
        var alert = (await host.ToldAsync(Qingxi.Police, "转为案件"))[^1].Text;
        var fraud = alert[alert.IndexOf('A', StringComparison.Ordinal)..][..8];
        await host.SayAsync(Qingxi.Chat(Qingxi.Police), Qingxi.Police, $"案件 {fraud} 时间今天 职工否 家属否 宣传否 APP否 经过 杀猪盘细节，先加13912347431");
        await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "考核建议");
        await host.SayAsync(Qingxi.Township, Qingxi.Secretary, "案件分析 6月");
        await host.SayAsync(Qingxi.Township, Qingxi.Secretary, "今日预警");
        await host.SayAsync(Qingxi.Township, Qingxi.Secretary, "预警清单");
        await host.SayAsync(Qingxi.Township, Qingxi.Police, $"预警 {number}");
        await host.ReachAsync(day + " 12:00");
    }

    /// <summary>
    /// Every readable column of every table: no full number, no word of a tip and nobody who told one. A name stands where its own chat is kept, and nowhere else.
    /// </summary>
    private static async Task AssertTablesAsync(SandboxHost host)
    {
        string[] never = ["13912347431", "330102196003077431", "收银行卡的老赵", "13800002222"], names = ["欧阳翠花", "张小三"];
        var found = await host.Part<Database>().ReadAsync(
            async s =>
            {
                var hits = new List<string>();
                foreach (var table in await s.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table'"))
                {
                    foreach (var column in await s.QueryAsync<string>($"SELECT name FROM pragma_table_info('{table}')"))
                    {
                        foreach (var word in table is "inbox" or "sandbox_messages" ? never : never.Concat(names))
                        {
                            if (await s.ScalarAsync<int>($"SELECT COUNT(*) FROM \"{table}\" WHERE CAST(\"{column}\" AS TEXT) LIKE '%' || @Word || '%'", new { Word = word }) > 0) hits.Add($"{table}.{column}: {word}");
                        }
                    }
                }

                Assert.True(await s.ScalarAsync<int>("SELECT COUNT(*) FROM tip_files") > 0, "no tip's picture was sealed");
                return hits;
            },
            CancellationToken.None);
        Assert.Empty(found);
    }

    private static async Task<string> ExportAsync(SandboxHost host, string command)
    {
        var file = (await host.AskAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, command)).SelectMany(m => m.Attachments).Single();
        using var zip = new ZipArchive(new MemoryStream(await host.Http.GetByteArrayAsync(new Uri(file.Url, UriKind.Relative))));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
