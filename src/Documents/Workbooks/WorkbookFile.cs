using System.Globalization;
using AntiFraudBot.Documents.Packages;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AntiFraudBot.Documents.Workbooks;

/// <summary>
/// Sheets → the bytes of an xlsx file. Text is written as text and never as a formula: a cell that begins with = + - @ also carries the
/// quote prefix, so that it stays text when somebody edits it or saves the sheet as csv.
/// </summary>
public static class WorkbookFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int MostCharacters = 32_767, MostLines = 8;

    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    // Points. Without them office programs squeeze Chinese characters into a row made for another font; headings wrap to two lines.
    private const double RowHeight = 18, HeadingHeight = 36, TitleHeight = 26;

    /// <summary>The same sheets are the same bytes (rule N3). MadeAt: the moment of the figures, UTC; null = the file names none.</summary>
    public static byte[] Write(IReadOnlyList<WorkbookSheet> sheets, DateTimeOffset? madeAt = null)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "rId1");
            var list = new Sheets();
            book.Workbook = new Workbook(list, new DefinedNames(sheets.Select(RepeatedOnEachPage)), new CalculationProperties { FullCalculationOnLoad = true });
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = WorkbookStyles.Sheet();
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = book.AddNewPart<WorksheetPart>(FormattableString.Invariant($"sheet{i + 1}"));
                part.Worksheet = Worksheet(sheets[i]);
                list.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)(i + 1), Name = sheets[i].Name });
            }

            var core = document.AddCoreFilePropertiesPart();
            document.ChangeIdOfPart(core, "rId2");
            using var properties = core.GetStream(FileMode.Create);
            FixedPackage.WriteCore(properties, sheets.Count > 0 ? sheets[0].Title : "", "", madeAt);
        }

        return FixedPackage.Of(file, madeAt);
    }

    /// <summary>A, B … Z, AA: the column with this number, from 0.</summary>
    public static string Column(int number) => number < 26 ? ((char)('A' + number)).ToString() : Column((number / 26) - 1) + (char)('A' + (number % 26));

    private static Worksheet Worksheet(WorkbookSheet sheet)
    {
        var data = new SheetData();
        uint row = 1;
        data.Append(Row(row++, [Cell(new WorkbookCell.Text(sheet.Title), CellLook.Title)], TitleHeight));
        foreach (var note in sheet.Notes) data.Append(Row(row++, [Cell(new WorkbookCell.Text(note), CellLook.Plain)]));
        data.Append(Row(row++, [.. sheet.Header.Select(h => Cell(new WorkbookCell.Heading(Broken(h)), CellLook.Heading))], HeadingHeight));
        foreach (var cells in sheet.Rows) data.Append(Row(row++, [.. cells.Select(c => Cell(c, Look(c)))], RowHeight * Lines(cells, sheet.Widths)));
        var worksheet = new Worksheet(new SheetViews(Frozen(sheet)));
        worksheet.Append(new SheetFormatProperties { DefaultRowHeight = RowHeight, CustomHeight = true });
        if (sheet.Widths.Count > 0) worksheet.Append(Columns(sheet.Widths));
        worksheet.Append(
            data,
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.2, Footer = 0.2 },
            new PageSetup { Orientation = OrientationValues.Landscape, PaperSize = 9, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C第 &P 页，共 &N 页")));
        worksheet.PrependChild(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        return worksheet;
    }

    // A bracket stands whole in the second line of its heading.
    private static string Broken(string heading) => heading.Replace("（", "\n（", StringComparison.Ordinal);

    /// <summary>Lines the longest text of a row needs in its column; Chinese characters are two of the width's units.</summary>
    private static int Lines(IReadOnlyList<WorkbookCell> cells, IReadOnlyList<double> widths) => Math.Min(
        MostLines, cells.Zip(widths).Select(c => c.First is WorkbookCell.Text text ? (int)Math.Ceiling(text.Value.Sum(x => x < 128 ? 1 : 2) / Math.Max(1, c.Second - 1)) : 1).Append(1).Max());

    private static SheetView Frozen(WorkbookSheet sheet) => new(new Pane
    {
        VerticalSplit = sheet.HeaderRow, TopLeftCell = $"A{sheet.HeaderRow + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
    })
    {
        WorkbookViewId = 0,
    };

    private static Columns Columns(IReadOnlyList<double> widths) =>
        new(widths.Select((width, i) => new Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = width, CustomWidth = true }));

    private static DefinedName RepeatedOnEachPage(WorkbookSheet sheet, int index) =>
        new($"'{sheet.Name}'!${sheet.HeaderRow}:${sheet.HeaderRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index };

    private static Row Row(uint number, IReadOnlyList<Cell> cells, double height = RowHeight)
    {
        for (var i = 0; i < cells.Count; i++) cells[i].CellReference = Column(i) + number.ToString(CultureInfo.InvariantCulture);
        return new Row(cells) { RowIndex = number, Height = height, CustomHeight = true };
    }

    private static CellLook Look(WorkbookCell cell) => cell switch
    {
        WorkbookCell.Text text => StartsFormula(text.Value) ? CellLook.QuotedText : CellLook.Text,
        WorkbookCell.Heading => CellLook.Heading,
        WorkbookCell.Number { Decimals: > 0 } or WorkbookCell.Formula { Decimals: > 0 } => CellLook.Tenth,
        WorkbookCell.Number or WorkbookCell.Formula => CellLook.Count,
        WorkbookCell.Day => CellLook.Day,
        WorkbookCell.Moment => CellLook.Moment,
        _ => CellLook.Text,
    };

    private static Cell Cell(WorkbookCell cell, CellLook look) => cell switch
    {
        WorkbookCell.Text text => Inline(text.Value, look),
        WorkbookCell.Heading heading => Inline(heading.Value, look),
        WorkbookCell.Number number => new Cell(new CellValue(Written(number.Value))) { StyleIndex = (uint)look },
        WorkbookCell.Formula formula => Calculated(formula, look),
        WorkbookCell.Day day => Serial(day.Value.DayNumber - DayZero, look),
        WorkbookCell.Moment moment => Serial(Minutes(moment.Value), look),
        _ => new Cell { StyleIndex = (uint)look },
    };

    private static Cell Inline(string value, CellLook look) => new(new InlineString(new Text(Clean(value)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString, StyleIndex = (uint)look,
    };

    private static Cell Calculated(WorkbookCell.Formula formula, CellLook look)
    {
        var cell = new Cell(new CellFormula(formula.Expression)) { StyleIndex = (uint)look };
        if (formula.Value is { } value) cell.Append(new CellValue(Written(value)));
        return cell;
    }

    private static Cell Serial(decimal days, CellLook look) => new(new CellValue(Written(days))) { StyleIndex = (uint)look };

    // Spreadsheets count days from 1899-12-30; the half day is noon.
    private static decimal Minutes(DateTimeOffset at)
    {
        var local = at.ToOffset(TimeSpan.FromHours(8)).DateTime;
        return DateOnly.FromDateTime(local).DayNumber - DayZero + ((local.Hour * 60) + local.Minute) / 1440m;
    }

    private static bool StartsFormula(string text) => text.Length > 0 && "=+-@\t\r＝＋－＠".Contains(text[0], StringComparison.Ordinal);

    // Spreadsheets calculate in doubles: more digits than those would only look exact.
    private static string Written(decimal value) => decimal.ToDouble(value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>XML knows no control characters; one of them in a remark must not spoil the whole file.</summary>
    public static string Clean(string text)
    {
        var kept = string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' || (r.Value >= ' ' && r.Value is not (0xFFFE or 0xFFFF or 0xFFFD))));
        return kept.Length <= MostCharacters ? kept : kept[..MostCharacters];
    }
}
