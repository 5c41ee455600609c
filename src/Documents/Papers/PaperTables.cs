using AntiFraudBot.Domain.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static AntiFraudBot.Documents.Papers.PaperLines;
using static AntiFraudBot.Documents.Papers.PaperMeasures;

namespace AntiFraudBot.Documents.Papers;

/// <summary>Tables with a full grid: heads in 黑体 repeated on each page, numbers to the right, the note under them.</summary>
internal static class PaperTables
{
    private const int LineHeight = 18;

    // Rows that stay with the last one.
    private const int Together = 2;

    public static IEnumerable<OpenXmlElement> Of(PaperTable table)
    {
        var all = table.Columns.Sum(c => c.Width);
        var widths = table.Columns.Select(c => TextWidth * c.Width / all).ToList();
        var grid = new Table(Frame(), new TableGrid(widths.Select(w => new GridColumn { Width = Twips(w) })));
        grid.Append(Row(true, table.Columns.Select((c, i) => Cell(widths[i], JustificationValues.Center, Head(c.Head)))));
        foreach (var (at, row) in table.Rows.Index())
        {
            var line = Row(false, row.Select((text, i) => Cell(widths[i], Side(table.Columns[i]), Words(text, Face(row)))));
            // The last row, often the sum, does not go to a page of its own.
            grid.Append(at >= table.Rows.Count - 1 - Together && at < table.Rows.Count - 1 ? Kept(line) : line);
        }

        yield return grid;
        yield return table.Note.Length > 0 ? Note(table.Note) : Empty();
    }

    /// <summary>Labels at the left, room at the right. KeepWithNext: its last row stays with the signature.</summary>
    public static IEnumerable<OpenXmlElement> Of(PaperBlock.Form form, bool keepWithNext)
    {
        int[] widths = [TextWidth * 5 / 28, TextWidth - (TextWidth * 5 / 28)];
        var grid = new Table(Frame(), new TableGrid(widths.Select(w => new GridColumn { Width = Twips(w) })));
        foreach (var row in form.Rows)
        {
            var lines = row.Content.Split('\n').Select(text => Words(text, FangSong)).ToArray();
            var line = Row(false, [Cell(widths[0], JustificationValues.Center, Words(row.Label, Hei)), Cell(widths[1], JustificationValues.Left, lines)]);
            line.TableRowProperties!.Append(new TableRowHeight { Val = (uint)(Math.Max(1, row.Lines) * LinePitch), HeightType = HeightRuleValues.AtLeast });
            grid.Append(keepWithNext && row == form.Rows[^1] ? Kept(line) : line);
        }

        return keepWithNext ? [grid] : [grid, Empty()];
    }

    private static TableRow Kept(TableRow row)
    {
        foreach (var line in row.Descendants<ParagraphProperties>()) line.KeepNext = new KeepNext();
        return row;
    }

    private static TableProperties Frame() => new(
        new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(TextWidth) },
        new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 6 }, new LeftBorder { Val = BorderValues.Single, Size = 6 },
            new BottomBorder { Val = BorderValues.Single, Size = 6 }, new RightBorder { Val = BorderValues.Single, Size = 6 },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
        new TableLayout { Type = TableLayoutValues.Fixed },
        new TableCellMarginDefault(new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa }));

    private static TableRow Row(bool isHead, IEnumerable<TableCell> cells)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (isHead) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        row.Append(cells);
        return row;
    }

    private static TableCell Cell(int width, JustificationValues side, params Run[] lines)
    {
        var cell = new TableCell(new TableCellProperties(
            new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(width) }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }));
        foreach (var words in lines)
        {
            var line = Line(false, null, side);
            line.ParagraphProperties!.SnapToGrid = new SnapToGrid { Val = false };
            line.ParagraphProperties.SpacingBetweenLines = Exactly(LineHeight);
            cell.Append(Append(line, words));
        }

        return cell;
    }

    private static Paragraph Note(string text)
    {
        var line = Line(false, null);
        line.ParagraphProperties!.SnapToGrid = new SnapToGrid { Val = false };
        line.ParagraphProperties.SpacingBetweenLines = new SpacingBetweenLines { Line = Twips(LineHeight * 20), LineRule = LineSpacingRuleValues.Exact, Before = "60", After = "120" };
        return Append(line, Words(text, FangSong));
    }

    // The unit word under the name: narrow columns would break inside the brackets.
    private static Run[] Head(string text) => text.IndexOf('（', StringComparison.Ordinal) is > 0 and var at ? [Words(text[..at], Hei), Words(text[at..], Hei)] : [Words(text, Hei)];

    private static Run Words(string text, string face) => Run(text, face, TableSize, null, 0);

    private static string Face(IReadOnlyList<string> row) => row.Any(text => text == "合计") ? Hei : FangSong;

    private static JustificationValues Side(PaperColumn column) => column.IsNumber ? JustificationValues.Right : JustificationValues.Center;
}
