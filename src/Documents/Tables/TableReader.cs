using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Documents.Tables;

/// <summary>xlsx, csv and json files → rows under a header. The kind is told by the extension and checked against the bytes.</summary>
public sealed class TableReader(TableLimits limits)
{
    public TableReader() : this(new TableLimits())
    {
    }

    public TableOutcome Read(byte[] file, string fileName)
    {
        if (file.Length == 0) return new TableOutcome.Refused("文件是空的");
        if (file.Length > limits.FileBytes) return new TableOutcome.Refused($"文件超过{limits.FileBytes / 1024 / 1024}MB");
        try
        {
            return Path.GetExtension(fileName).ToLowerInvariant() switch
            {
                ".xlsx" => Gather(WorkbookRows.Read(file, limits)),
                ".csv" => Gather(CsvRows.Read(TextEncoding.Decode(file), limits)),
                ".json" => JsonRows.Read(file, limits),
                ".xls" or ".et" => new TableOutcome.Refused("旧版表格请另存为 xlsx 再发"),
                _ => new TableOutcome.Refused("只认 xlsx、csv、json 文件"),
            };
        }
        catch (TableException refused)
        {
            return new TableOutcome.Refused(refused.Message);
        }
    }

    /// <summary>The first row with text is the header; empty rows count in the numbering and are left out.</summary>
    private TableOutcome Gather(IEnumerable<(int Number, IReadOnlyList<string> Cells)> lines)
    {
        List<string>? header = null;
        var rows = new List<ImportRow>();
        foreach (var (number, cells) in lines)
        {
            if (number > limits.Rows + 1) throw new TableException($"行数超过{limits.Rows}");
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            if (header is null) header = ReadHeader(cells);
            else rows.Add(new ImportRow(number, Cells(header, cells, number)));
        }

        return header is null ? new TableOutcome.Refused("表是空的") : new TableOutcome.Accepted(new ImportTable(header, rows));
    }

    private List<string> ReadHeader(IReadOnlyList<string> cells)
    {
        List<string> header = [.. cells.Select(c => c.Trim().ToLowerInvariant())];
        while (header[^1].Length == 0) header.RemoveAt(header.Count - 1);
        if (header.Count > limits.Columns) throw new TableException($"列数超过{limits.Columns}");
        var twice = header.Where(h => h.Length > 0).GroupBy(h => h).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? header : throw new TableException($"表头有重复的列：{twice.Key}");
    }

    private Dictionary<string, string> Cells(List<string> header, IReadOnlyList<string> cells, int number)
    {
        var row = new Dictionary<string, string>(header.Count);
        for (var i = 0; i < Math.Min(header.Count, cells.Count); i++)
        {
            if (cells[i].Length > limits.CellCharacters) throw new TableException($"第{number}行有一格文字太长");
            if (header[i].Length > 0 && cells[i].Length > 0) row[header[i]] = cells[i];
        }

        // A comma too many shifts every figure after it by one column.
        if (cells.Skip(header.Count).Any(c => c.Length > 0)) throw new TableException($"第{number}行的列比表头多");
        return row;
    }
}
