using System.Globalization;
using System.Text;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Evidence.Rosters;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>The notes of a sheet. Excel shows a note only when an old-style drawing beside it says where its box lies.</summary>
internal static class CopyNotes
{
    public const string DrawingId = "notes";

    private const string Head = """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
        <v:shapetype id="n" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
        """;

    public static void Write(WorksheetPart part, IReadOnlyList<RosterFault> faults)
    {
        // Two things wrong with one cell are one note.
        var notes = faults.GroupBy(f => (f.Row, f.Column)).Select(g => (g.Key.Row, g.Key.Column, Text: string.Join('；', g.Select(f => f.Note)))).ToList();
        part.AddNewPart<WorksheetCommentsPart>().Comments = new Comments(new Authors(new Author("反诈小助手")), new CommentList(notes.Select(Note)));
        var drawing = part.AddNewPart<VmlDrawingPart>("application/vnd.openxmlformats-officedocument.vmlDrawing", DrawingId);
        var shapes = new StringBuilder(Head);
        foreach (var (row, column, _) in notes) shapes.Append(Shape(row, column));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(shapes.Append("</xml>").ToString()));
        drawing.FeedData(content);
    }

    private static Comment Note((int Row, int Column, string Text) note) => new(new CommentText(new Text(note.Text)))
    {
        Reference = WorkbookFile.Column(note.Column) + note.Row.ToString(CultureInfo.InvariantCulture), AuthorId = 0,
    };

    private static string Shape(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"""
        <v:shape id="s{row}_{column}" type="#n" style="position:absolute;width:144px;height:60px;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1},10,{row - 1},4,{column + 3},20,{row + 2},4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
        """);
}
