using DocumentFormat.OpenXml.Spreadsheet;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>The looks of a cell of the copy; the value is its place in the file's list of formats.</summary>
internal enum CopyLook { Title = 1, Heading, Text, Bad }

/// <summary>The style part of the copy. Everything is text, so that telephone numbers stay whole and nothing is a formula.</summary>
internal static class CopyStyles
{
    private const uint NumberAsText = 49;

    public static Stylesheet Sheet() => new(
        new Fonts(Font(11, false), Font(13, true), Font(11, true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFE699" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), Grid()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), Format(1, 0, 0, true), Format(2, 0, 1, true), Format(0, 0, 1, false), Format(0, 2, 1, false)),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static CellFormat Format(uint font, uint fill, uint border, bool centred) => new(
        new Alignment { Horizontal = centred ? HorizontalAlignmentValues.Center : HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Center, WrapText = centred })
    {
        FontId = font, FillId = fill, BorderId = border, NumberFormatId = NumberAsText, QuotePrefix = true,
        ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyNumberFormat = true, ApplyAlignment = true,
    };

    private static Font Font(double size, bool bold)
    {
        var font = new Font(new FontSize { Val = size }, new FontName { Val = "宋体" });
        if (bold) font.PrependChild(new Bold());
        return font;
    }

    private static Border Grid() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());
}
