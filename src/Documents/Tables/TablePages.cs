using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AntiFraudBot.Documents.Tables;

/// <summary>The tables of a file as they stand, without knowing which row is the header; or why it is not taken.</summary>
public abstract record PagesOutcome
{
    /// <summary>Tables, each a list of rows from the first, each a list of cells. Empty rows are kept, so that numbers are those of the file.</summary>
    public sealed record Accepted(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Tables) : PagesOutcome;

    public sealed record Refused(string Reason) : PagesOutcome;
}

/// <summary>xlsx, csv and the tables of a docx, for files made by hand: merged titles, headers further down, merged cells.</summary>
public sealed class TablePages(TableLimits limits)
{
    public TablePages() : this(new TableLimits())
    {
    }

    /// <summary>True for a file name this reader takes.</summary>
    public static bool Knows(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".xlsx" or ".csv" or ".docx";

    public PagesOutcome Read(byte[] file, string fileName)
    {
        if (file.Length == 0) return new PagesOutcome.Refused("文件是空的");
        if (file.Length > limits.FileBytes) return new PagesOutcome.Refused($"文件超过{limits.FileBytes / 1024 / 1024}MB");
        try
        {
            return Path.GetExtension(fileName).ToLowerInvariant() switch
            {
                ".xlsx" => new PagesOutcome.Accepted([Whole(WorkbookRows.Read(file, limits))]),
                ".csv" => new PagesOutcome.Accepted([Whole(CsvRows.Read(TextEncoding.Decode(file), limits))]),
                ".docx" => new PagesOutcome.Accepted(Paper(file)),
                ".doc" or ".wps" => new PagesOutcome.Refused("旧版文档请另存为 docx 再发"),
                ".xls" or ".et" => new PagesOutcome.Refused("旧版表格请另存为 xlsx 再发"),
                _ => new PagesOutcome.Refused("只认 xlsx、csv、docx 文件"),
            };
        }
        catch (TableException refused)
        {
            return new PagesOutcome.Refused(refused.Message);
        }
    }

    private static List<IReadOnlyList<string>> Whole(IEnumerable<(int Number, IReadOnlyList<string> Cells)> lines)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (number, cells) in lines)
        {
            while (rows.Count < number - 1) rows.Add([]);
            rows.Add(cells);
        }

        return rows;
    }

    private List<IReadOnlyList<IReadOnlyList<string>>> Paper(byte[] file)
    {
        try
        {
            WorkbookRows.CheckWeight(file, limits);
            using var document = WordprocessingDocument.Open(new MemoryStream(file, writable: false), isEditable: false);
            var body = document.MainDocumentPart?.Document?.Body;
            return body is null ? [] : [.. body.Descendants<Table>().Select(Rows)];
        }
        catch (Exception cause) when (WorkbookRows.IsBroken(cause) || cause is OpenXmlPackageException or FileFormatException)
        {
            throw new TableException("文件打不开，可能不是 docx 或已损坏", cause);
        }
    }

    private IReadOnlyList<IReadOnlyList<string>> Rows(Table table)
    {
        var rows = new List<IReadOnlyList<string>>();
        List<string> above = [];
        foreach (var row in table.Elements<TableRow>())
        {
            if (rows.Count > limits.Rows) throw new TableException($"行数超过{limits.Rows}");
            List<string> cells = [];
            foreach (var cell in row.Elements<TableCell>()) Take(cell, cells, above);
            rows.Add(cells);
            above = cells;
        }

        return rows;
    }

    /// <summary>A cell over several columns stands in the first, so that a heading is not mistaken for a row; one over several rows in each.</summary>
    private void Take(TableCell cell, List<string> cells, List<string> above)
    {
        if (cells.Count > limits.Columns) throw new TableException($"列数超过{limits.Columns}");
        var merge = cell.TableCellProperties?.VerticalMerge;
        var goesOn = merge is not null && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);
        var text = goesOn ? above.ElementAtOrDefault(cells.Count) ?? "" : string.Join('\n', cell.Elements<Paragraph>().Select(p => p.InnerText)).Trim();
        if (text.Length > limits.CellCharacters) throw new TableException("有一格文字太长");
        cells.Add(text);
        for (var i = 1; i < (cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1) && cells.Count <= limits.Columns; i++) cells.Add("");
    }
}
