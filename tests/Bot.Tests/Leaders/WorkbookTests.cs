using AntiFraudBot.Documents.Workbooks;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>Rule K14: text is text, whatever it begins with and whatever is in it.</summary>
public sealed class WorkbookTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+8613800000000")]
    [InlineData("-3")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1+1")]
    public void A_cell_that_begins_like_a_formula_is_quoted_text(string text)
    {
        using var file = new MemoryStream(Written(text));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var cell = Cell(document);
        Assert.Equal((text, null, CellValues.InlineString), (cell.InlineString!.InnerText, cell.CellFormula, cell.DataType!.Value));
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        Assert.True(formats[(int)cell.StyleIndex!.Value].QuotePrefix?.Value);
    }

    [Fact]
    public void Control_characters_are_left_out_and_the_file_still_opens()
    {
        using var file = new MemoryStream(Written("停电\u0001\u000b，下午补"));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Equal("停电，下午补", Cell(document).InlineString!.InnerText);
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    public void Columns_are_counted_in_letters(int number, string letters) => Assert.Equal(letters, WorkbookFile.Column(number));

    private static byte[] Written(string text) => WorkbookFile.Write([new WorkbookSheet("表", "题目", [], ["备注"], [[WorkbookCell.Of(text)]])]);

    private static Cell Cell(SpreadsheetDocument document) => document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Last().Elements<Cell>().Single();
}
