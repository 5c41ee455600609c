using System.Globalization;
using System.IO.Compression;
using System.Text;
using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Evidence.Rosters;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>The sheets of xlsx and of old xls files, row by row. A zip is unpacked once into nothing, counting, before anybody reads it.</summary>
internal static class RosterSheets
{
    public const string Broken = "文件打不开，可能已损坏。请用WPS或Excel打开，另存为xlsx再发";

    // A stray format in the last row of the sheet: behind this many empty rows nobody's name stands.
    private const int MostEmpty = 2_000;

    // The reader makes a row of cells for each of them, as wide as the sheet says it is.
    private const long MostEmptyCells = 500_000;

    private const int MostNumbered = 1_048_576;

    private const int MostSheets = 60;

    private static ReadOnlySpan<byte> HiddenTrue => "hidden=\"true\""u8;

    public static TableException TooLong(TableLimits limits) => new($"超过{limits.Rows:#,0}行，请按村分开发");

    public static IReadOnlyList<RawSheet> Packed(byte[] file, TableLimits limits) => Guarded(() =>
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        var hidden = CheckWeight(zip, limits) ? HiddenLines.Of(zip) : null;
        return Read(ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file, writable: false), Configuration()), limits, hidden);
    });

    public static IReadOnlyList<RawSheet> Compound(byte[] file, TableLimits limits)
    {
        // A password turns an xlsx into a compound file with this stream in it.
        if (file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0) throw Locked();
        return Guarded(() =>
        {
            CompoundCheck.Walk(file);
            return Read(ExcelReaderFactory.CreateBinaryReader(new MeteredStream(file), Configuration()), limits);
        });
    }

    private static TableException Locked() => new("文件加了密码，请去掉密码再发");

    private static ExcelReaderConfiguration Configuration()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") };
    }

    /// <summary>A damaged file can fail anywhere inside the reader, which names no one exception for it.</summary>
    private static IReadOnlyList<RawSheet> Guarded(Func<IReadOnlyList<RawSheet>> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw Locked();
        }
        catch (Exception cause) when (cause is not (TableException or OutOfMemoryException))
        {
            throw new TableException(Broken, cause);
        }
    }

    /// <summary>Unpacks everything into nothing; whether something is hidden in a way the reader does not see.</summary>
    private static bool CheckWeight(ZipArchive zip, TableLimits limits)
    {
        if (zip.Entries.Count > limits.ZipEntries) throw new TableException("文件里的部件太多，请只留花名册那张表再发");
        var left = limits.UnpackedBytes;
        var hidden = false;
        // What a word begins at the end of one piece it ends in the next: the end is carried over.
        var buffer = new byte[81_920 + HiddenTrue.Length];
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            var carried = 0;
            for (var read = content.Read(buffer, 0, 81_920); read > 0; read = content.Read(buffer, carried, 81_920))
            {
                left -= read;
                if (left < 0) throw new TableException("文件解开后太大，请只留花名册那张表再发");
                var piece = buffer.AsSpan(0, carried + read);
                hidden |= piece.IndexOf(HiddenTrue) >= 0;
                carried = Math.Min(HiddenTrue.Length, piece.Length);
                piece[^carried..].CopyTo(buffer);
            }
        }

        return hidden;
    }

    private static List<RawSheet> Read(IExcelDataReader reader, TableLimits limits, IReadOnlyDictionary<string, HiddenLines>? hidden = null)
    {
        using var open = reader;
        var pool = new Dictionary<string, string>();
        var sheets = new List<RawSheet>();
        var left = limits.Rows;
        do
        {
            var lines = hidden?.GetValueOrDefault(reader.Name ?? "") ?? HiddenLines.None;
            var rows = Rows(reader, limits, ref left, pool, lines);
            sheets.Add(new RawSheet(reader.Name ?? "", rows)
            {
                Hidden = reader.VisibleState is "hidden" or "veryhidden",
                HiddenColumns = [.. Enumerable.Range(0, Math.Min(reader.FieldCount, RosterFileReader.MostColumns)).Where(c => lines.Columns.Contains(c) || reader.GetColumnWidth(c) == 0)],
                Merges = [.. (reader.MergeCells ?? []).Select(m => new RawMerge(m.FromRow + 1, m.FromColumn, m.ToRow + 1, m.ToColumn))],
            });
        }
        while (sheets.Count < MostSheets && reader.NextResult());
        return sheets;
    }

    private static List<RawRow> Rows(IExcelDataReader reader, TableLimits limits, ref int left, Dictionary<string, string> pool, HiddenLines hidden)
    {
        // No spreadsheet has more; a damaged one says so, and the reader would walk through all of them.
        if (reader.RowCount > MostNumbered) throw new TableException(Broken);
        var rows = new List<RawRow>();
        var empty = 0;
        for (var number = 1; empty < MostEmpty && (long)empty * reader.FieldCount < MostEmptyCells && reader.Read(); number++)
        {
            var cells = Cells(reader, limits, pool);
            empty = cells.Length == 0 ? empty + 1 : 0;
            if (cells.Length == 0) continue;
            if (left-- == 0) throw TooLong(limits);
            rows.Add(new RawRow(number, cells) { Hidden = reader.RowHeight == 0 || hidden.Rows.Contains(number) });
        }

        return rows;
    }

    private static RawCell[] Cells(IExcelDataReader reader, TableLimits limits, Dictionary<string, string> pool)
    {
        var width = Math.Min(reader.FieldCount, RosterFileReader.MostColumns);
        while (width > 0 && reader.GetValue(width - 1) is null or "") width--;
        var cells = new RawCell[width];
        for (var i = 0; i < width; i++) cells[i] = Cell(reader.GetValue(i), limits, pool);
        return Array.TrueForAll(cells, c => c.IsBlank) ? [] : cells;
    }

    private static RawCell Cell(object? value, TableLimits limits, Dictionary<string, string> pool)
    {
        switch (value)
        {
            case null:
                return new RawCell("");
            case DateTime at:
                var day = DateOnly.FromDateTime(at);
                return new RawCell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day);
            case double number:
                // Telephone numbers come stored as numbers: no exponent, no trailing zeros.
                return new RawCell(number.ToString("0.##########", CultureInfo.InvariantCulture));
            case bool flag:
                return new RawCell(flag ? "是" : "否");
        }

        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (text.Length > limits.CellCharacters) throw new TableException("有一格文字太长，请检查文件");
        if (text.Length > 10) return new RawCell(text);
        // 是 and 一网格 stand in every row; one of each is enough.
        if (!pool.TryGetValue(text, out var same)) pool[text] = same = text;
        return new RawCell(same);
    }
}
