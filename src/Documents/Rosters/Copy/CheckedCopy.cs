using System.Globalization;
using System.Xml;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>
/// The roster as an xlsx with the same sheets, rows and columns; bad cells are yellow and carry a note, and a last sheet lists them, because telephones show
/// no notes (rule E3). What may not be kept is left out (rule E4). Written as a stream: a row is never held twice.
/// </summary>
public static class CheckedCopy
{
    private const string Spreadsheet = CopyPackage.Spreadsheet;
    private const int MostNotes = 3_000;
    private const int MostListed = 5_000;

    public static void Write(Roster roster, IReadOnlyList<RosterFault> faults, Stream file)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(faults);
        using var package = new CopyPackage(file);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < roster.Book.Sheets.Count; i++)
        {
            if (roster.Layouts.ContainsKey(i)) WriteSheet(package, roster, i, Named(roster.Book.Sheets[i].Name, names), [.. faults.Where(f => f.Sheet == i)]);
        }

        using (var list = package.Sheet(Named("问题清单", names), noted: false)) WriteList(list, roster, faults);
    }

    private static void WriteSheet(CopyPackage package, Roster roster, int index, string name, List<RosterFault> faults)
    {
        var (sheet, layout) = (roster.Book.Sheets[index], roster.Layouts[index]);
        var bad = faults.ToLookup(f => f.Row, f => f.Column);
        var forbidden = layout.Columns.Where(c => c.Value.IsForbidden()).Select(c => c.Key).ToHashSet();
        using (var xml = package.Sheet(name, noted: faults.Count > 0))
        {
            Begin(xml, Widths(sheet));
            foreach (var row in sheet.Rows)
            {
                HashSet<int> wrong = [.. bad[row.Number]];
                var cells = Enumerable.Range(0, Math.Max(row.Cells.Count, wrong.Count == 0 ? 0 : wrong.Max() + 1))
                    .Select(column => (column, Kept(row, column, layout, forbidden), Look(row, layout, wrong.Contains(column))));
                WriteRow(xml, row.Number, cells);
            }

            xml.WriteEndElement();
            WriteMerges(xml, sheet);
            WritePage(xml);
            if (faults.Count > 0) CopyPackage.PointToNotes(xml);
            xml.WriteEndElement();
        }

        if (faults.Count > 0) CopyNotes.Write(package, [.. faults.Take(MostNotes)]);
    }

    private static string Kept(RawRow row, int column, RosterLayout layout, HashSet<int> forbidden) =>
        row.Number > layout.Last && (forbidden.Contains(column) || RosterIdentity.IsIdentity(row[column].Text)) ? "" : row[column].Text;

    private static CopyLook Look(RawRow row, RosterLayout layout, bool wrong) =>
        row.Number < layout.First ? CopyLook.Title : row.Number <= layout.Last ? CopyLook.Heading : wrong ? CopyLook.Bad : CopyLook.Text;

    private static void WriteList(XmlWriter xml, Roster roster, IReadOnlyList<RosterFault> faults)
    {
        Begin(xml, [16, 8, 8, 40]);
        WriteRow(xml, 1, Cells(CopyLook.Heading, "表", "行", "列", "问题"));
        foreach (var (fault, i) in faults.Take(MostListed).Select((f, i) => (f, i)))
            WriteRow(xml, i + 2, Cells(CopyLook.Text, roster.Book.Sheets[fault.Sheet].Name, fault.Row.ToString(CultureInfo.InvariantCulture), WorkbookFile.Column(fault.Column), fault.Note));
        xml.WriteEndElement();
        WritePage(xml);
        xml.WriteEndElement();
    }

    private static IEnumerable<(int Column, string Text, CopyLook Look)> Cells(CopyLook look, params string[] texts) => texts.Select((t, i) => (i, t, look));

    private static void Begin(XmlWriter xml, double[] widths)
    {
        xml.WriteStartElement("worksheet", Spreadsheet);
        xml.WriteStartElement("sheetPr", Spreadsheet);
        xml.WriteStartElement("pageSetUpPr", Spreadsheet);
        xml.WriteAttributeString("fitToPage", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("cols", Spreadsheet);
        for (var i = 0; i < widths.Length; i++)
        {
            xml.WriteStartElement("col", Spreadsheet);
            xml.WriteAttributeString("min", Written(i + 1));
            xml.WriteAttributeString("max", Written(i + 1));
            xml.WriteAttributeString("width", widths[i].ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Spreadsheet);
    }

    private static void WriteRow(XmlWriter xml, int number, IEnumerable<(int Column, string Text, CopyLook Look)> cells)
    {
        xml.WriteStartElement("row", Spreadsheet);
        xml.WriteAttributeString("r", Written(number));
        foreach (var (column, text, look) in cells) WriteCell(xml, number, column, text, look);
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, int row, int column, string text, CopyLook look)
    {
        xml.WriteStartElement("c", Spreadsheet);
        xml.WriteAttributeString("r", WorkbookFile.Column(column) + Written(row));
        xml.WriteAttributeString("s", Written((int)look));
        if (text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Spreadsheet);
            xml.WriteStartElement("t", Spreadsheet);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(WorkbookFile.Clean(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteMerges(XmlWriter xml, RawSheet sheet)
    {
        if (sheet.Merges.Count == 0) return;
        xml.WriteStartElement("mergeCells", Spreadsheet);
        foreach (var merge in sheet.Merges)
        {
            xml.WriteStartElement("mergeCell", Spreadsheet);
            xml.WriteAttributeString("ref", $"{WorkbookFile.Column(merge.FromColumn)}{Written(merge.FromRow)}:{WorkbookFile.Column(merge.ToColumn)}{Written(merge.ToRow)}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WritePage(XmlWriter xml)
    {
        xml.WriteStartElement("pageSetup", Spreadsheet);
        xml.WriteAttributeString("paperSize", "9");
        xml.WriteAttributeString("orientation", "landscape");
        xml.WriteAttributeString("fitToWidth", "1");
        xml.WriteAttributeString("fitToHeight", "0");
        xml.WriteEndElement();
    }

    private static double[] Widths(RawSheet sheet)
    {
        // A title or a note is as long as the whole table.
        var rows = sheet.Rows.Where(r => r.Cells.Count(c => !c.IsBlank) > 3).Take(100).ToList();
        var width = rows.Count == 0 ? 1 : Math.Max(1, rows.Max(r => r.Cells.Count));
        return [.. Enumerable.Range(0, width).Select(c => Math.Clamp(rows.Max(r => r[c].Text.Sum(ch => ch > 255 ? 2.1 : 1.1)) + 2, 6, 28))];
    }

    private static string Named(string name, HashSet<string> taken)
    {
        var plain = string.Concat(name.Where(c => !@"[]:*?/\'".Contains(c, StringComparison.Ordinal) && c >= ' '));
        if (plain.Length == 0) plain = "花名册";
        var one = plain.Length > 28 ? plain[..28] : plain;
        for (var i = 2; !taken.Add(one); i++) one = $"{(plain.Length > 26 ? plain[..26] : plain)}({i})";
        return one;
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
