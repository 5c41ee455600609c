using DocumentFormat.OpenXml.Spreadsheet;

namespace AntiFraudBot.Documents.Workbooks;

/// <summary>The looks of a cell; the value is its place in the file's list of formats.</summary>
internal enum CellLook : uint { Plain, Title, Heading, Text, QuotedText, Count, Tenth, Day, Moment }

/// <summary>The style part: written once, the same for every workbook.</summary>
internal static class WorkbookStyles
{
    public static Stylesheet Sheet() => new(
        new Fonts(Font(11, false), Font(14, true), Font(11, true)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Grid()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Format(1, 0, 0),
            Format(2, 1, 0, HorizontalAlignmentValues.Center),
            Format(0, 1, 49, HorizontalAlignmentValues.Left),
            new CellFormat(Format(0, 1, 49, HorizontalAlignmentValues.Left).OuterXml) { QuotePrefix = true },
            Format(0, 1, 165, HorizontalAlignmentValues.Right),
            Format(0, 1, 164, HorizontalAlignmentValues.Right),
            Format(0, 1, 166, HorizontalAlignmentValues.Center),
            Format(0, 1, 167, HorizontalAlignmentValues.Center)),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }))
    {
        NumberingFormats = new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "0.0_ " }, new NumberingFormat { NumberFormatId = 165, FormatCode = "#,##0_ " },
            new NumberingFormat { NumberFormatId = 166, FormatCode = "yyyy-mm-dd" }, new NumberingFormat { NumberFormatId = 167, FormatCode = "yyyy-mm-dd hh:mm" }),
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

    /// <summary>Number format 49 is text, as the file format defines it; 164 to 167 are ours, with a blank so that a number does not touch the line.</summary>
    private static CellFormat Format(uint font, uint border, uint number, HorizontalAlignmentValues? align = null)
    {
        var format = new CellFormat
        {
            FontId = font, BorderId = border, NumberFormatId = number, ApplyFont = true, ApplyBorder = true, ApplyNumberFormat = true,
        };
        if (align is { } horizontal)
        {
            format.ApplyAlignment = true;
            format.Append(new Alignment { Horizontal = horizontal, WrapText = true, Vertical = VerticalAlignmentValues.Center });
        }

        return format;
    }
}
