using System.Net;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Documents.Workbooks;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AntiFraudBot.Bot.Tests.Undertakings;

/// <summary>Files as people make and send them.</summary>
internal static class Handing
{
    /// <summary>Sends a file with words and returns what the bot said in that chat since.</summary>
    public static async Task<string> HandAsync(this SandboxHost host, string group, string sender, string name, byte[] bytes, string text = "")
    {
        var before = await host.LastSeqAsync(group);
        using var form = new MultipartFormDataContent { { new StringContent(sender), "sender" }, { new StringContent(text), "text" }, { new ByteArrayContent(bytes), "file", name } };
        var response = await host.Http.PostAsync(new Uri($"/sandbox/api/groups/{group}/messages", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await host.IdleAsync();
        return string.Join('\n', (await host.MessagesAsync(group, before)).Where(m => m.FromBot).Select(m => m.Text));
    }

    /// <summary>A workbook with a title above, the header, and rows of cells parted by |.</summary>
    public static byte[] Workbook(string title, string header, params string[] rows) => WorkbookFile.Write(
    [
        new WorkbookSheet("Sheet1", title, [], header.Split('|'), [.. rows.Select(r => (IReadOnlyList<WorkbookCell>)[.. r.Split('|').Select(WorkbookCell.Of)])]),
    ]);

    /// <summary>A paper whose table merges the first column of all rows after the header downwards.</summary>
    public static byte[] Paper(params string[] rows)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var table = new Table(rows.Select((row, r) => new TableRow(row.Split('|').Select((cell, c) => Cell(cell, c == 0 && r > 0, r == 1)))));
            document.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(new Text("任务分解表"))), table));
        }

        return file.ToArray();
    }

    private static TableCell Cell(string text, bool merged, bool first)
    {
        var cell = new TableCell(new Paragraph(new Run(new Text(text))));
        if (merged) cell.PrependChild(new TableCellProperties(new VerticalMerge { Val = first ? MergedCellValues.Restart : MergedCellValues.Continue }));
        return cell;
    }
}
