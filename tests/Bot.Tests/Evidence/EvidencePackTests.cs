using System.Diagnostics;
using System.IO.Compression;
using AntiFraudBot.Bot.Pipeline;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Bot.Tests.Undertakings;
using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;
using ExcelDataReader;

namespace AntiFraudBot.Bot.Tests.Evidence;

/// <summary>Rule W19: everything a unit showed, as one file on the office's shelf; and lists of persons kept out of groups (I17).</summary>
public sealed class EvidencePackTests
{
    private const string OfficeChat = "dm-" + Qingxi.Office;
    private const string LiaisonChat = "dm-" + Qingxi.Liaison;

    [Fact]
    public async Task A_months_pictures_and_proofs_of_a_unit_are_one_zip_with_a_list()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SendPictureAsync(Qingxi.Village, Qingxi.Liaison, "现场.png", "今天进学校宣讲1场");
        await host.AnswerAsync(OfficeChat, Qingxi.Office, "布置 6月26日前 上坪村 更换横幅");
        await host.SayAsync(OfficeChat, Qingxi.Office, "确认");
        await host.SendFileAsync(LiaisonChat, Qingxi.Liaison, "横幅已换"u8.ToArray(), "说明.txt", "text/plain", "完成 1 已换好");
        await host.SendFileAsync(LiaisonChat, Qingxi.Liaison, Handing.Workbook("走访", "姓名|联系电话", "张小山|13812345678"), "走访.xlsx", "application/octet-stream", "佐证 1 走访表");
        await host.SendFileAsync(LiaisonChat, Qingxi.Liaison, [.. "姓名,住址\n"u8, .. new byte[2_200_000]], "大表.csv", "text/csv", "佐证 1 大表");
        await host.IdleAsync();

        Assert.Equal("已私聊回复。", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "材料包 上坪村 6月"));
        var messages = await host.MessagesAsync(OfficeChat);
        Assert.Contains(messages, m => m.Text.StartsWith("上坪村材料包（6.1—6.15）：文件2个", StringComparison.Ordinal) && m.Text.Contains("没放的：有人员信息，没放进来1个、太大，看不了有没有人员信息，没放进来1个。", StringComparison.Ordinal));
        var file = messages.Last(m => m.Attachments.Count > 0).Attachments[0];
        Assert.Equal("上坪村材料包（6.1—6.15）.zip", file.Name);
        using var zip = new ZipArchive(new MemoryStream(await host.Http.GetByteArrayAsync(new Uri(file.Url, UriKind.Relative))));
        Assert.Equal(["目录.xlsx", "图片/001 6月15日 活动1场.png", "任务佐证/002 6月15日 1号任务已换好.txt"], zip.Entries.Select(e => e.FullName));
        var listed = Listed(zip.GetEntry("目录.xlsx")!);
        Assert.Contains("走访表", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("张小山", listed, StringComparison.Ordinal);
        Assert.Contains("活动1场", listed, StringComparison.Ordinal);

        Assert.Contains("大表", listed, StringComparison.Ordinal);

        Assert.StartsWith("材料包由平安办导出。", await host.AnswerAsync(LiaisonChat, Qingxi.Liaison, "材料包 上坪村"), StringComparison.Ordinal);
        Assert.StartsWith("没有找到", await host.AnswerAsync(OfficeChat, Qingxi.Office, "材料包 月亮村"), StringComparison.Ordinal);
    }

    /// <summary>The gate is a pipe in a picture's place: whoever reads it waits until somebody writes.</summary>
    [Fact]
    public async Task While_a_pack_is_built_neighbours_are_answered_and_a_table_is_looked_into_once_before_the_write()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SendPictureAsync(Qingxi.Village, Qingxi.Liaison, "现场.png", "今天进学校宣讲1场");
        await host.IdleAsync();
        var gate = host.FileOf((await host.MessagesAsync(Qingxi.Village)).Single(m => m.Id == id).Attachments[0]);
        File.Delete(gate);
        using (var made = Process.Start("mkfifo", gate)) await made.WaitForExitAsync();
        var before = await host.LastSeqAsync(OfficeChat);
        try
        {
            await host.PostAsync(OfficeChat, Qingxi.Office, "材料包 上坪村 6月");
            await host.PostAsync(Qingxi.Township, Qingxi.Neighbour, "上周安装9，注册9");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (!(await host.SaidInAsync(Qingxi.Township)).Any(t => t.Contains("下坪村", StringComparison.Ordinal))) await Task.Delay(5, patience.Token);
            Assert.DoesNotContain(await host.MessagesAsync(OfficeChat, before), m => m.FromBot);
        }
        finally
        {
            await File.WriteAllBytesAsync(gate, Convert.FromBase64String(SandboxHost.Dot));
        }

        await host.IdleAsync();
        Assert.Contains(await host.MessagesAsync(OfficeChat, before), m => m.Text.StartsWith("上坪村材料包（6.1—6.15）：文件1个", StringComparison.Ordinal));

        var (tables, files) = (host.Part<AttachedTables>(), host.Part<Attachments>());
        var list = await files.SaveAsync(new MemoryStream("户主,身份证号\n张小山,110101199003071234\n"u8.ToArray()), "低保户.csv", "text/csv", CancellationToken.None);
        var message = new InboundMessage { Id = "i", Channel = "sandbox", ConversationId = Qingxi.Village, ExternalId = "x", SenderId = Qingxi.Liaison, SentAt = default, Attachments = [list] };
        Assert.True(tables.Wants(message));
        await tables.PrepareAsync(message, CancellationToken.None);
        files.Discard(list.Id);
        Assert.True(tables.ListsPersons(message, list));
        tables.Forget(message.Id);
        Assert.False(tables.ListsPersons(message, list));
    }

    [Fact]
    public async Task A_table_of_persons_posted_in_a_group_is_asked_back_in_private()
    {
        await using var host = await SandboxHost.StartAsync();
        var before = (await host.SaidInAsync(LiaisonChat)).Count;
        await host.SendFileAsync(Qingxi.Village, Qingxi.Liaison, "户主,身份证号,低保金额\n张小山,110101199003071234,500\n李大江,110101199003075678,500"u8.ToArray(), "低保户.csv", "text/csv");
        await host.IdleAsync();
        Assert.Equal("您在“上坪村反诈工作群”发的表里有姓名和电话、身份证号，请撤回那条。名单不要发到群里；花名册请私聊发给我，其他名单线下保管。", Assert.Single((await host.SaidInAsync(LiaisonChat)).Skip(before)));
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Village), t => t.Contains("名单", StringComparison.Ordinal));

        await host.SendFileAsync(Qingxi.Village, Qingxi.Liaison, "单位,安装\n上坪村,12"u8.ToArray(), "进度.csv", "text/csv");
        await host.IdleAsync();
        Assert.Equal(before + 1, (await host.SaidInAsync(LiaisonChat)).Count);
    }

    [Fact]
    public async Task A_picture_of_a_list_posted_in_a_group_is_asked_back_too()
    {
        await using var host = await SandboxHost.StartAsync();
        await using var studio = new PictureStudio();
        var lines = new[] { "张小山 13812345678", "李大江 13912345678", "王春生 13712345678" };
        var xml = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"600\"><rect width=\"900\" height=\"600\" fill=\"#fff\"/>{string.Concat(lines.Select((l, i) => $"<text x=\"60\" y=\"{120 + (i * 130)}\" font-size=\"52\" font-family=\"Noto Sans CJK SC\">{l}</text>"))}</svg>";
        var list = await studio.DrawAsync(new Svg(xml, 900, 600), CancellationToken.None);
        await host.SendFileAsync(LiaisonChat, Qingxi.Liaison, list, "名单.png", "image/png");
        await host.IdleAsync();
        Assert.DoesNotContain(await host.SaidInAsync(LiaisonChat), t => t.Contains("请撤回", StringComparison.Ordinal));
        await host.SendFileAsync(Qingxi.Village, Qingxi.Liaison, list, "名单.png", "image/png");
        await host.IdleAsync();
        Assert.Contains("发的图片上有3处手机号或身份证号，请撤回那条。", Assert.Single(await host.SaidInAsync(LiaisonChat), t => t.Contains("撤回", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string Listed(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var content = entry.Open()) content.CopyTo(bytes);
        bytes.Position = 0;
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(bytes);
        var text = new System.Text.StringBuilder();
        do
        {
            while (reader.Read()) text.AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)).AppendLine();
        }
        while (reader.NextResult());
        return text.ToString();
    }
}
