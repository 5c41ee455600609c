using System.IO.Compression;
using AntiFraudBot.Documents.Papers;
using AntiFraudBot.Domain.Papers;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AntiFraudBot.Documents.Tests.Papers;

/// <summary>Rule N1: a paper has the layout of GB/T 9704. Rule N3: the same paper is the same bytes.</summary>
public sealed class PaperFileTests
{
    private static readonly DateTimeOffset Freeze = new(2026, 6, 16, 4, 0, 0, TimeSpan.Zero);

    private static readonly Paper Sample = new()
    {
        Head = new Masthead("清溪乡平安办文件", "清平安办〔2026〕3号", Red: true),
        Title = "清溪乡平安办关于2026年6月全民反诈工作情况的通报",
        Addressee = "各村（社区），各单位",
        Body =
        [
            new PaperBlock.Paragraph("按照全民反诈工作安排，现将6月工作情况通报如下。"),
            new PaperBlock.Paragraph("一、总体情况"),
            new PaperBlock.Paragraph("（一）推广情况。本月新增安装312人。"),
            new PaperBlock.Paragraph("1.按时报送。"),
            new PaperBlock.Table(new PaperTable([new("单位", 8), new("发案（起）", 5, true)], [["上坪村", "1"], ["合计", "1"]], "注：派出所数。")),
            new PaperBlock.Paragraph("请各村（社区）认真整改。"),
        ],
        Annexes = [new PaperAnnex("各单位情况表", [new PaperBlock.Table(new PaperTable([new("单位", 8)], [["下坪村"]]))])],
        Signature = "清溪乡平安办",
        Date = new DateOnly(2026, 6, 16),
        CopyTo = "云岭县反诈办",
        Printer = "清溪乡平安办",
        MadeAt = Freeze,
    };

    [Fact]
    public void It_is_a_valid_file_whatever_the_paper_holds()
    {
        Assert.Empty(Faults(Sample));
        Assert.Empty(Faults(Sample with { Head = new Masthead("全民反诈工作通报", "第24期", Red: false), CopyTo = "" }));
        Assert.Empty(Faults(Sample with
        {
            Head = null,
            Addressee = "",
            Signature = "",
            Printer = "",
            Annexes = [],
            Body = [new PaperBlock.Form([new("事项", "逾期\u0001未报\n第二行", 3), new("签收", "", 2)])],
        }));
    }

    [Fact]
    public void The_page_is_that_of_the_standard()
    {
        using var document = Open(Sample);
        var section = document.MainDocumentPart!.Document.Body!.GetFirstChild<SectionProperties>()!;
        var margins = section.GetFirstChild<PageMargin>()!;
        Assert.Equal((37, 35, 28, 26), (Millimetres(margins.Top!), Millimetres(margins.Bottom!), Millimetres((int)margins.Left!.Value), Millimetres((int)margins.Right!.Value)));
        Assert.Equal((210, 297), (Millimetres((int)section.GetFirstChild<PageSize>()!.Width!.Value), Millimetres((int)section.GetFirstChild<PageSize>()!.Height!.Value)));
        var (width, height) = (11906 - 1587 - 1474, 16838 - 2098 - 1984);
        // 28 characters of 16 points less a quarter of one, and 22 lines, and not one more of either.
        Assert.Equal(28, width / ((16 * 20) - 5));
        Assert.Equal(22, height / section.GetFirstChild<DocGrid>()!.LinePitch!.Value);
    }

    [Fact]
    public void Each_level_has_its_face_and_the_title_stands_in_two_lines()
    {
        using var document = Open(Sample);
        string Face(string text) => document.MainDocumentPart!.Document.Body!.Descendants<Run>().First(r => r.InnerText == text).RunProperties!.RunFonts!.EastAsia!.Value!;
        Assert.Equal("方正小标宋简体", Face("清溪乡平安办文件"));
        Assert.Equal("方正小标宋简体", Face("关于2026年6月全民反诈工作情况的通报"));
        Assert.Equal("黑体", Face("一、总体情况"));
        Assert.Equal("楷体_GB2312", Face("（一）推广情况。"));
        Assert.Equal("仿宋_GB2312", Face("本月新增安装312人。"));
        Assert.Equal("仿宋_GB2312", Face("1.按时报送。"));
        Assert.All(document.MainDocumentPart!.FontTablePart!.Fonts.Elements<Font>(), f => Assert.NotNull(f.AltName));
    }

    [Fact]
    public void Page_numbers_stand_outside()
    {
        using var document = Open(Sample);
        Assert.NotNull(document.MainDocumentPart!.DocumentSettingsPart!.Settings.GetFirstChild<EvenAndOddHeaders>());
        var sides = document.MainDocumentPart.Document.Descendants<FooterReference>()
            .ToDictionary(f => f.Type!.Value, f => ((FooterPart)document.MainDocumentPart.GetPartById(f.Id!)).Footer);
        Assert.Equal(JustificationValues.Right, sides[HeaderFooterValues.Default].Descendants<Justification>().Single().Val!.Value);
        Assert.Equal(JustificationValues.Left, sides[HeaderFooterValues.Even].Descendants<Justification>().Single().Val!.Value);
        Assert.All(sides.Values, footer => Assert.Equal("— 1 —", footer.InnerText));
    }

    [Fact]
    public void The_same_paper_is_the_same_bytes_and_carries_the_time_of_its_figures()
    {
        var bytes = PaperFile.Write(Sample);
        Assert.Equal(bytes, PaperFile.Write(Sample with { Annexes = [.. Sample.Annexes] }));
        using var package = new ZipArchive(new MemoryStream(bytes));
        Assert.All(package.Entries, e => Assert.Equal(Freeze.UtcDateTime, e.LastWriteTime.DateTime));
        using var core = new StreamReader(package.GetEntry("docProps/core.xml")!.Open());
        Assert.Contains("2026-06-16T04:00:00Z", core.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("关于第24周全民反诈工作情况的通报", "关于第24周全民反诈工作情况的通报")]
    [InlineData("清溪乡平安办关于2026年6月全民反诈工作情况的通报", "清溪乡平安办|关于2026年6月全民反诈工作情况的通报")]
    [InlineData("关于进一步做好全乡各村社区反诈宣传和资料发放工作情况的通报", "关于进一步做好全乡各村社区反诈宣传和|资料发放工作情况的通报")]
    public void A_long_title_is_broken_where_a_reader_would(string title, string lines) => Assert.Equal(lines, string.Join('|', TitleLines.Of(title)));

    private static WordprocessingDocument Open(Paper paper) => WordprocessingDocument.Open(new MemoryStream(PaperFile.Write(paper)), isEditable: false);

    private static IEnumerable<string> Faults(Paper paper)
    {
        using var document = Open(paper);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    private static int Millimetres(int twips) => (int)Math.Round(twips / 56.6929);
}
