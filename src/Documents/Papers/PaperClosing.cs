using System.Globalization;
using AntiFraudBot.Domain.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static AntiFraudBot.Documents.Papers.PaperLines;
using static AntiFraudBot.Documents.Papers.PaperMeasures;

namespace AntiFraudBot.Documents.Papers;

/// <summary>What stands below the text: 附件说明, 署名 and date, and the 版记 at the foot of the last page.</summary>
internal static class PaperClosing
{
    public static string Date(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>附件：1.… one line below the text, without a full stop.</summary>
    public static IEnumerable<OpenXmlElement> AnnexList(Paper paper)
    {
        if (paper.Annexes.Count == 0) return [];
        var single = paper.Annexes.Count == 1;
        return
        [
            Keep(Empty()), .. paper.Annexes.Select((a, i) => Append(
                Line(true, new Indentation { Left = Twips((i == 0 ? 2 : 5) * Character) }),
                Run((i == 0 ? "附件：" : "") + (single ? "" : $"{i + 1}.") + a.Title, FangSong))),
        ];
    }

    /// <summary>The date four characters from the right, the name centred over it: room for the stamp.</summary>
    public static IEnumerable<OpenXmlElement> Signature(Paper paper)
    {
        if (paper.Signature.Length == 0) return [];
        var date = Date(paper.Date);
        var (name, day) = (Width(paper.Signature), Width(date));
        // A name longer than the date comes four characters close to the margin at most; then the date is centred under it.
        var right = 4 * Character;
        var nameFrom = right + ((day - name) / 2);
        if (nameFrom < 2 * Character) (nameFrom, right) = (2 * Character, (2 * Character) + ((name - day) / 2));
        // A form has room enough above it; a second line would push the name off the page.
        Paragraph[] air = paper.Body is [.., PaperBlock.Form] ? [] : [Keep(Empty())];
        return [.. air, Keep(Empty()), Ended(paper.Signature, nameFrom, true), Ended(date, right, false)];
    }

    /// <summary>抄送 and 印发 between lines, at the very foot of the page they fall on: a table of two lines that hangs on the lower margin.</summary>
    public static IEnumerable<OpenXmlElement> Imprint(Paper paper)
    {
        if (paper.Printer.Length == 0) return [];
        var printed = Line(false, Inside());
        printed.ParagraphProperties!.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth - SmallCharacter });
        Append(printed, Small(paper.Printer), new Run(new TabChar()), Small(Date(paper.Date) + "印发"));
        var hanging = new Table(Hanging(), new TableGrid(new GridColumn { Width = Twips(TextWidth) }));
        if (paper.CopyTo.Length > 0) hanging.Append(Row(Append(Line(false, Inside(), JustificationValues.Left), Small("抄送：" + paper.CopyTo.TrimEnd('。') + "。"))));
        hanging.Append(Row(printed));
        // A hanging table needs a paragraph to hang on; this one takes no room.
        var anchor = Line(false, null);
        anchor.ParagraphProperties!.SpacingBetweenLines = Exactly(1);
        return [hanging, anchor];
    }

    private static Indentation Inside() => new() { Left = Twips(SmallCharacter), Right = Twips(SmallCharacter) };

    // 0.35 mm for the first and the last line, 0.25 mm between.
    private static TableProperties Hanging() => new(
        new TablePositionProperties
        {
            HorizontalAnchor = HorizontalAnchorValues.Margin, VerticalAnchor = VerticalAnchorValues.Margin,
            TablePositionXAlignment = HorizontalAlignmentValues.Left, TablePositionYAlignment = VerticalAlignmentValues.Bottom,
        },
        new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(TextWidth) },
        new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 8 }, new BottomBorder { Val = BorderValues.Single, Size = 8 },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 6 }),
        new TableLayout { Type = TableLayoutValues.Fixed },
        new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa }));

    private static TableRow Row(Paragraph line) => new(
        new TableRowProperties(new CantSplit()),
        new TableCell(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Twips(TextWidth) }), line));

    private static Run Small(string text) => Run(text, FangSong, SmallSize, null, 0);

    private static Paragraph Ended(string text, int right, bool keep) =>
        Append(Line(keep, new Indentation { Right = Twips(right) }, JustificationValues.Right), Run(text, FangSong));

    private static Paragraph Keep(Paragraph line)
    {
        line.ParagraphProperties!.KeepNext = new KeepNext();
        return line;
    }

    // Chinese characters are as wide as they are high, digits half of it.
    private static int Width(string text) => text.Sum(c => c < 128 ? Character / 2 : Character);
}
