using AntiFraudBot.Bot.Tests.Sandbox;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>Rule K14: the week as a workbook, to the asker alone, with the entries behind the figures.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task The_file_goes_to_the_private_chat_and_the_group_is_told_so()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Equal("已私聊回复。", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, "导出第23周汇总表"));
        Assert.All(await host.MessagesAsync(Qingxi.Township), m => Assert.Empty(m.Attachments));
        var sent = (await host.MessagesAsync(Qingxi.Chat(Qingxi.Office)))[^1];
        Assert.Equal(("file", "清溪乡第23周统计表.xlsx"), (sent.Kind, Assert.Single(sent.Attachments).Name));
    }

    [Fact]
    public async Task It_holds_the_weeks_figures_their_sums_as_formulas_and_the_entries_behind_them()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "上周安装12，注册10，入户30户");
        var sheets = await ExportAsync(host, Qingxi.Office, "导出上周汇总表");

        Assert.Equal(["总表", "活动表", "明细"], sheets.Keys);
        var village = sheets["总表"].Single(r => r.Contains("上坪村"));
        Assert.Equal(["1", "上坪村", "1486", "1142", "12", "1154"], village.Take(6));
        Assert.Equal("按时", village[14]);
        var total = sheets["总表"].Single(r => r.Contains("合计"));
        Assert.StartsWith("=IF(COUNT(F6:F26)=0,\"\",SUM(F6:F26))", total[5], StringComparison.Ordinal);
        Assert.Contains(sheets["活动表"], r => r.Contains("上坪村") && r[2] == "30");
        var entry = sheets["明细"].Single(r => r.Count > 8 && r[1] == "上坪村" && r[2] == "安装" && r[8] == "本周");
        Assert.Equal(["新增", "12", "46181", "46187", "已入账"], entry.Skip(3).Take(5));
        Assert.Equal(["薛冬全", "46188.333333333336", "report"], entry.Skip(10).Take(3));
    }

    [Fact]
    public async Task Words_that_look_like_a_formula_stay_words()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "延期 =HYPERLINK(\"http://x\")");
        var rows = (await ExportAsync(host, Qingxi.Office, "导出上周汇总表"))["总表"];
        Assert.Contains("延期原因：", rows.Single(r => r.Contains("上坪村"))[15], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cadre_gets_the_own_village_only_and_a_resident_nothing()
    {
        await using var host = await SandboxHost.StartAsync();
        var sheets = await ExportAsync(host, Qingxi.Liaison, "导出第23周汇总表");
        Assert.DoesNotContain(sheets.Values.SelectMany(rows => rows), row => row.Contains("下坪村"));
        Assert.Contains("您能查询的是上坪村及下级", await host.AnswerAsync(Qingxi.Chat(Qingxi.Liaison), Qingxi.Liaison, "导出下坪村第23周汇总表"), StringComparison.Ordinal);
        await host.SayAsync(Qingxi.Residents, Qingxi.Resident, "导出第23周汇总表");
        Assert.DoesNotContain(await host.MessagesAsync(Qingxi.Chat(Qingxi.Resident)), m => m.Attachments.Count > 0);
    }

    private static async Task<Dictionary<string, List<List<string>>>> ExportAsync(SandboxHost host, string member, string text)
    {
        await host.SayAsync(Qingxi.Chat(member), member, text);
        var sent = (await host.MessagesAsync(Qingxi.Chat(member)))[^1];
        await using var file = new MemoryStream(await host.Http.GetByteArrayAsync(new Uri(Assert.Single(sent.Attachments).Url, UriKind.Relative)));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var book = document.WorkbookPart!;
        return book.Workbook.Sheets!.Elements<Sheet>().ToDictionary(s => s.Name!.Value!, s => Rows((WorksheetPart)book.GetPartById(s.Id!.Value!)));
    }

    private static List<List<string>> Rows(WorksheetPart part) =>
        [.. part.Worksheet.GetFirstChild<SheetData>()!.Elements<Row>().Select(r => r.Elements<Cell>().Select(Shown).ToList())];

    private static string Shown(Cell cell) => cell switch
    {
        { CellFormula: { } formula } => "=" + formula.Text,
        { InlineString: { } text } => text.InnerText,
        _ => cell.CellValue?.Text ?? "",
    };
}
