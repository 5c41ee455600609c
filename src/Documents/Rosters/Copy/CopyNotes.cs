using System.Globalization;
using System.Xml;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>The notes of a sheet. Excel shows a note only when an old-style drawing beside it says where its box lies.</summary>
internal static class CopyNotes
{
    private const string Head = """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
        <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
        """;

    /// <summary>Those of the sheet written last.</summary>
    public static void Write(CopyPackage package, IReadOnlyList<RosterFault> faults)
    {
        // Two things wrong with one cell are one note.
        var notes = faults.GroupBy(f => (f.Row, f.Column)).Select(g => (g.Key.Row, g.Key.Column, Text: string.Join('；', g.Select(f => f.Note)))).ToList();
        using (var xml = package.Comments()) WriteComments(xml, notes);
        using var shapes = package.Drawings();
        shapes.Write(Head);
        for (var i = 0; i < notes.Count; i++) shapes.Write(Shape(1025 + i, notes[i].Row, notes[i].Column));
        shapes.Write("</xml>");
    }

    private static void WriteComments(XmlWriter xml, IReadOnlyList<(int Row, int Column, string Text)> notes)
    {
        xml.WriteStartElement("comments", CopyPackage.Spreadsheet);
        xml.WriteStartElement("authors", CopyPackage.Spreadsheet);
        xml.WriteElementString("author", CopyPackage.Spreadsheet, "反诈小助手");
        xml.WriteEndElement();
        xml.WriteStartElement("commentList", CopyPackage.Spreadsheet);
        foreach (var (row, column, text) in notes)
        {
            xml.WriteStartElement("comment", CopyPackage.Spreadsheet);
            xml.WriteAttributeString("ref", WorkbookFile.Column(column) + row.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("authorId", "0");
            xml.WriteStartElement("text", CopyPackage.Spreadsheet);
            xml.WriteElementString("t", CopyPackage.Spreadsheet, WorkbookFile.Clean(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private static string Shape(int number, int row, int column) => string.Create(CultureInfo.InvariantCulture, $"""
        <v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:144px;height:60px;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1},10,{row - 1},4,{column + 3},20,{row + 2},4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
        """);
}
