using System.Text;

namespace AntiFraudBot.Documents.Tables;

/// <summary>RFC 4180: quoted cells, doubled quotes, line ends inside quotes. A row's number is the line it begins on.</summary>
internal static class CsvRows
{
    public static IEnumerable<(int Number, IReadOnlyList<string> Cells)> Read(string text, TableLimits limits, char separator = ',')
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var start = line;
            var cells = new List<string>();
            while (ReadCell(text, separator, ref at, ref line, cells))
            {
                if (cells.Count > limits.Columns) throw new TableException($"列数超过{limits.Columns}");
            }

            yield return (start, cells);
        }
    }

    /// <summary>Reads one cell and what ends it; true when the row goes on.</summary>
    private static bool ReadCell(string text, char separator, ref int at, ref int line, List<string> cells)
    {
        var cell = new StringBuilder();
        if (at < text.Length && text[at] == '"') ReadQuoted(text, ref at, ref line, cell);
        while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')) cell.Append(text[at++]);
        cells.Add(cell.ToString());
        if (at >= text.Length) return false;
        if (text[at++] == separator) return true;
        if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n') at++;
        line++;
        return false;
    }

    private static void ReadQuoted(string text, ref int at, ref int line, StringBuilder cell)
    {
        var start = line;
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                if (at >= text.Length || text[at] != '"') return;
            }

            if (text[at] == '\n') line++;
            cell.Append(text[at]);
        }

        throw new TableException($"第{start}行的引号没有成对");
    }
}
