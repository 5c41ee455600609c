using System.Globalization;
using System.Text;
using AntiFraudBot.Domain.Evidence;
using ExcelDataReader;

namespace AntiFraudBot.Documents.Tables;

/// <summary>Looks into the first rows of every sheet of a file for lists of persons, and keeps nothing of it. What a file is, is told by its bytes.</summary>
public static class PersonTables
{
    private const int MostSheets = 10, MostColumns = 60;
    private static readonly TableLimits Limits = new() { FileBytes = 2 * 1024 * 1024, UnpackedBytes = 30 * 1024 * 1024 };
    private static readonly string[] Extensions = [".xlsx", ".xlsm", ".xls", ".et", ".csv", ".txt", ".docx"];

    /// <summary>Files larger than this are not looked into.</summary>
    public static long MostBytes => Limits.FileBytes;

    public static bool Knows(string fileName) => Extensions.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase);

    /// <summary>A document rather than a workbook: its tables are those of <see cref="TablePages"/>.</summary>
    public static bool IsPaper(string fileName) => Path.GetExtension(fileName).Equals(".docx", StringComparison.OrdinalIgnoreCase);

    /// <summary>False also for a file that cannot be opened: nobody can read a list in it.</summary>
    public static bool Holds(byte[] file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length == 0 || file.Length > Limits.FileBytes) return false;
        if (IsPaper(fileName))
            return new TablePages(Limits).Read(file, fileName) is PagesOutcome.Accepted { Tables: var tables } && tables.Any(PersonTable.Lists);
        try
        {
            return Sheets(file).Any(PersonTable.Lists);
        }
        catch (Exception cause) when (cause is TableException || WorkbookRows.IsBroken(cause))
        {
            return false;
        }
    }

    private static List<IReadOnlyList<IReadOnlyList<string>>> Sheets(byte[] file)
    {
        if (file is [0x50, 0x4B, ..]) WorkbookRows.CheckWeight(file, Limits);
        else if (file is not [0xD0, 0xCF, 0x11, 0xE0, ..]) return [[.. CsvRows.Read(TextEncoding.Decode(file), Limits).Take(PersonTable.RowsLookedAt).Select(r => r.Cells)]];
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var sheets = new List<IReadOnlyList<IReadOnlyList<string>>>();
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file, writable: false));
        do
        {
            var rows = new List<IReadOnlyList<string>>();
            while (rows.Count < PersonTable.RowsLookedAt && reader.Read())
                rows.Add([.. Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns)).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
            sheets.Add(rows);
        }
        while (sheets.Count < MostSheets && reader.NextResult());
        return sheets;
    }
}
