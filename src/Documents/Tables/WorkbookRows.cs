using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace AntiFraudBot.Documents.Tables;

/// <summary>The first sheet of an xlsx. The zip is unpacked once into nothing, counting, before anybody reads it into memory.</summary>
internal static class WorkbookRows
{
    // A password turns an xlsx into a compound file, as an old xls is.
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    public static IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> Read(byte[] file, TableLimits limits)
    {
        if (file.AsSpan().StartsWith(CompoundFile))
            throw new TableException("文件加了密码，或是旧版表格。请去掉密码，另存为 xlsx 再发");
        try
        {
            CheckWeight(file, limits);
            return ReadSheet(file, limits);
        }
        catch (Exception cause) when (IsBroken(cause))
        {
            throw new TableException("文件打不开，可能不是 xlsx 或已损坏", cause);
        }
    }

    /// <summary>A damaged package can fail anywhere inside the reader, which names no one exception for it.</summary>
    internal static bool IsBroken(Exception cause) => cause is ExcelReaderException or InvalidDataException or EndOfStreamException
        or System.Xml.XmlException or FormatException or NullReferenceException or ArgumentException or InvalidOperationException
        or IndexOutOfRangeException or KeyNotFoundException or OverflowException or InvalidCastException;

    internal static void CheckWeight(byte[] file, TableLimits limits)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > limits.ZipEntries) throw new TableException("文件里的部件太多");
        var left = limits.UnpackedBytes;
        var buffer = new byte[81_920];
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
            {
                left -= read;
                if (left < 0) throw new TableException("文件解开后太大");
            }
        }
    }

    private static List<(int Number, IReadOnlyList<string> Cells)> ReadSheet(byte[] file, TableLimits limits)
    {
        // The reader's settings name code page 1252 before anything is read; registering twice is a no-op.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file, writable: false));
        var rows = new List<(int, IReadOnlyList<string>)>();
        for (var number = 1; reader.Read(); number++)
        {
            if (number > limits.Rows + 1) throw new TableException($"行数超过{limits.Rows}");
            // Formatting far to the right makes wide empty rows; one column over the limit is enough to notice text there.
            List<string> cells = [.. Enumerable.Range(0, Math.Min(reader.FieldCount, limits.Columns + 1)).Select(i => Text(reader.GetValue(i)))];
            while (cells.Count > 0 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
            if (cells.Count > 0) rows.Add((number, cells));
        }

        return rows;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        // Phones come stored as numbers: no exponent, no trailing zeros.
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
