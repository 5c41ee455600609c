using AntiFraudBot.Documents.Packages;
using AntiFraudBot.Domain.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static AntiFraudBot.Documents.Papers.PaperLines;
using static AntiFraudBot.Documents.Papers.PaperMeasures;

namespace AntiFraudBot.Documents.Papers;

/// <summary>A paper → the bytes of a docx file in the layout of GB/T 9704 (rule N1). The same paper is the same bytes (rule N3).</summary>
public static class PaperFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Odd = "rId1", Even = "rId2";

    public static byte[] Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "rId1");
            main.AddNewPart<FooterPart>(Odd).Footer = PageNumber(JustificationValues.Right);
            main.AddNewPart<FooterPart>(Even).Footer = PageNumber(JustificationValues.Left);
            main.AddNewPart<StyleDefinitionsPart>("rId3").Styles = PaperStyles.Styles();
            main.AddNewPart<FontTablePart>("rId4").Fonts = PaperStyles.Fonts();
            main.AddNewPart<DocumentSettingsPart>("rId5").Settings = new Settings(
                new EvenAndOddHeaders(), new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            main.Document = new Document(new Body(Content(paper).Append(Section())));
            var core = document.AddCoreFilePropertiesPart();
            document.ChangeIdOfPart(core, "rId2");
            using var properties = core.GetStream(FileMode.Create);
            FixedPackage.WriteCore(properties, paper.Title, paper.Signature, paper.MadeAt);
        }

        return FixedPackage.Of(file, paper.MadeAt);
    }

    private static IEnumerable<OpenXmlElement> Content(Paper paper)
    {
        // The last paragraph stays with the signature: no page holds a signature alone.
        var body = paper.Body.SelectMany((b, i) => Block(b, paper.Signature.Length > 0 && i == paper.Body.Count - 1));
        var annexes = paper.Annexes.SelectMany((a, i) => Annex(a, paper.Annexes.Count == 1 ? "附件" : $"附件{i + 1}"));
        return [.. PaperTop.Of(paper), .. body, .. PaperClosing.AnnexList(paper), .. PaperClosing.Signature(paper), .. annexes, .. PaperClosing.Imprint(paper)];
    }

    private static IEnumerable<OpenXmlElement> Block(PaperBlock block, bool keepWithNext) => block switch
    {
        PaperBlock.Table table => PaperTables.Of(table.Content),
        PaperBlock.Form form => PaperTables.Of(form, keepWithNext),
        PaperBlock.Paragraph paragraph => [Text(paragraph.Text, keepWithNext)],
        _ => [],
    };

    private static IEnumerable<OpenXmlElement> Annex(PaperAnnex annex, string mark)
    {
        var first = Flush(mark, Hei);
        first.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        return [first, Empty(), .. TitleLines.Of(annex.Title).Select(line => Centred(line, Song, TitleSize, 36)), .. annex.Body.SelectMany(b => Block(b, false))];
    }

    /// <summary>— 1 — in 4号 宋体, outside: right on odd pages, left on even ones, one character in.</summary>
    private static Footer PageNumber(JustificationValues side)
    {
        var indent = side == JustificationValues.Right ? new Indentation { Right = Twips(SmallCharacter) } : new Indentation { Left = Twips(SmallCharacter) };
        var line = Line(false, indent, side);
        line.ParagraphProperties!.SpacingBetweenLines = Exactly(18);
        static Run Small(string text) => Run(text, PlainSong, SmallSize, null, 0);
        return new Footer(Append(line, Small("— "), new SimpleField(Small("1")) { Instruction = " PAGE " }, Small(" —")));
    }

    private static SectionProperties Section() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = Odd },
        new FooterReference { Type = HeaderFooterValues.Even, Id = Even },
        new PageSize { Width = (uint)PageWidth, Height = (uint)PageHeight },
        new PageMargin { Top = Top, Bottom = Bottom, Left = (uint)Left, Right = (uint)Right, Header = 851, Footer = (uint)FooterFrom, Gutter = 0 },
        new DocGrid { Type = DocGridValues.Lines, LinePitch = LinePitch });
}
