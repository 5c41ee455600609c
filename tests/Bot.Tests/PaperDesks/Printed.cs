using AntiFraudBot.Bot.Tests.Sandbox;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AntiFraudBot.Bot.Tests.PaperDesks;

/// <summary>A file the bot handed over, opened as the office would.</summary>
internal sealed record Printed(string Name, byte[] Bytes, string Said)
{
    /// <summary>Asks in the private chat and takes the file of the answer.</summary>
    public static async Task<Printed> AskAsync(SandboxHost host, string member, string text)
    {
        var answers = await host.AskAsync(Qingxi.Chat(member), member, text);
        var said = answers[0].Text;
        var file = Assert.Single(answers.SelectMany(a => a.Attachments));
        return new Printed(file.Name, await host.Http.GetByteArrayAsync(new Uri(file.Url, UriKind.Relative)), said);
    }

    /// <summary>Paragraphs outside tables, in order.</summary>
    public IReadOnlyList<string> Lines() => Read(d => (IReadOnlyList<string>)[.. d.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(p => p.InnerText)]);

    /// <summary>Every table, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Tables() => Read(d => (IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>)
        [.. d.MainDocumentPart!.Document.Body!.Elements<Table>().Select(t => t.Elements<TableRow>().Select(r => (IReadOnlyList<string>)[.. r.Elements<TableCell>().Select(c => c.InnerText)]).ToList())]);

    /// <summary>What the validator finds wrong, of a paper and of a workbook.</summary>
    public IReadOnlyList<string> Faults()
    {
        using OpenXmlPackage package = Name.EndsWith(".xlsx", StringComparison.Ordinal)
            ? SpreadsheetDocument.Open(new MemoryStream(Bytes), isEditable: false)
            : WordprocessingDocument.Open(new MemoryStream(Bytes), isEditable: false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(package).Select(e => $"{Name} {e.Path?.XPath}: {e.Description}")];
    }

    private T Read<T>(Func<WordprocessingDocument, T> read)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Bytes), isEditable: false);
        return read(document);
    }
}
