using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>
/// Any spreadsheet people send → its sheets as they look (rule E2). What it is, is told by its bytes: a name may lie. Values only: formulas, macros and
/// links to other files are not followed.
/// </summary>
public static class RosterFileReader
{
    // A roster of one township; a file twice as long is no roster of a week.
    private const int MostRows = 60_000;

    /// <summary>Columns further right are not looked at.</summary>
    internal const int MostColumns = 60;

    private static readonly string[] Extensions = [".xlsx", ".xlsm", ".xls", ".et", ".csv", ".txt"];

    public static TableLimits Limits { get; } = new() { UnpackedBytes = 120L * 1024 * 1024, Rows = MostRows, Columns = 400 };

    /// <summary>Whether a file with this name is worth opening.</summary>
    public static bool IsSpreadsheet(string fileName) => Extensions.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase);

    public static RosterFile Read(byte[] file) => Read(file, Limits);

    public static RosterFile Read(byte[] file, TableLimits limits)
    {
        if (file.Length == 0) return new RosterFile.Refused("文件是空的，请重新导出再发");
        if (file.Length > limits.FileBytes) return new RosterFile.Refused(TooHeavy(limits));
        try
        {
            RawBook book = new(file switch
            {
                [0x50, 0x4B, ..] => RosterSheets.Packed(file, limits),
                [0xD0, 0xCF, 0x11, 0xE0, ..] => RosterSheets.Compound(file, limits),
                _ => [RosterText(file, limits)],
            });
            return book.Sheets.All(s => s.Rows.Count == 0) ? new RosterFile.Refused("表里没有内容") : new RosterFile.Opened(book);
        }
        catch (TableException refused)
        {
            return new RosterFile.Refused(refused.Message);
        }
    }

    internal static string TooHeavy(TableLimits limits) => $"文件超过{limits.FileBytes / 1024 / 1024}MB，请只留花名册那张表再发";

    private static RawSheet RosterText(byte[] file, TableLimits limits)
    {
        var text = TextEncoding.Decode(file);
        if (text.AsSpan().TrimStart() is ['<', ..]) throw new TableException("这是网页格式的表，请用WPS或Excel打开，另存为xlsx再发");
        var line = text.AsSpan(0, Math.Min(text.Length, 4_000));
        var separator = line.Count('\t') > line.Count(',') ? '\t' : ',';
        var rows = new List<RawRow>();
        foreach (var (number, cells) in CsvRows.Read(text, limits, separator))
        {
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            if (rows.Count >= limits.Rows) throw RosterSheets.TooLong(limits);
            rows.Add(new RawRow(number, [.. cells.Take(MostColumns).Select(c => new RawCell(Plain(c, limits)))]));
        }

        return new RawSheet("花名册", rows);
    }

    // ="13800000000" is how programs keep a number from being rounded by Excel.
    private static string Plain(string cell, TableLimits limits)
    {
        if (cell.Length > limits.CellCharacters) throw new TableException("有一格文字太长，请检查文件");
        var text = cell.Trim();
        return text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 2 ? text[2..^1] : text;
    }
}
