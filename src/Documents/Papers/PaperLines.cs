using System.Globalization;
using AntiFraudBot.Domain.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static AntiFraudBot.Documents.Papers.PaperMeasures;

namespace AntiFraudBot.Documents.Papers;

/// <summary>A paragraph in the looks the standard knows. Everything the others set is made here.</summary>
internal static class PaperLines
{
    /// <summary>A paragraph of the text: indented two characters, its heading in the face of its level.</summary>
    public static Paragraph Text(string text, bool keepWithNext = false)
    {
        var (heading, rest) = PaperNumbering.Split(text);
        var face = PaperNumbering.LevelOf(text) == 1 ? Hei : Kai;
        var line = Line(keepWithNext || rest.Length == 0 && heading.Length > 0, new Indentation { FirstLine = Twips(2 * Character), FirstLineChars = 200 });
        if (heading.Length > 0) line.Append(Run(heading, face));
        if (rest.Length > 0) line.Append(Run(rest, FangSong));
        return line;
    }

    /// <summary>A line of the text's size without indent.</summary>
    public static Paragraph Flush(string text, string face = FangSong) => Append(Line(false, null), Run(text, face));

    public static Paragraph Empty() => Line(false, null);

    public static Paragraph Line(bool keepWithNext, Indentation? indent, JustificationValues align = JustificationValues.Both)
    {
        var properties = new ParagraphProperties { Indentation = indent, Justification = new Justification { Val = align } };
        if (keepWithNext) properties.KeepNext = new KeepNext();
        return new Paragraph(properties);
    }

    /// <summary>Centred, of its own size and line height (points), without the grid of the text.</summary>
    public static Paragraph Centred(string text, string face, string size, int height, string? colour = null)
    {
        var line = Line(true, null, JustificationValues.Center);
        line.ParagraphProperties!.SnapToGrid = new SnapToGrid { Val = false };
        line.ParagraphProperties.SpacingBetweenLines = Exactly(height);
        return Append(line, Run(text, face, size, colour, 0));
    }

    public static Run Run(string text, string face, string size = BodySize, string? colour = null, int spacing = Tighter)
    {
        var properties = new RunProperties
        {
            RunFonts = new RunFonts { Ascii = Digits, HighAnsi = Digits, EastAsia = face, ComplexScript = Digits, Hint = FontTypeHintValues.EastAsia },
            Spacing = new Spacing { Val = spacing },
            FontSize = new FontSize { Val = size },
            FontSizeComplexScript = new FontSizeComplexScript { Val = size },
        };
        if (colour is not null) properties.Color = new Color { Val = colour };
        return new Run(properties, new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    public static SpacingBetweenLines Exactly(int points) => new() { Line = Twips(points * 20), LineRule = LineSpacingRuleValues.Exact, Before = "0", After = "0" };

    public static Paragraph Append(Paragraph line, params OpenXmlElement[] content)
    {
        line.Append(content);
        return line;
    }

    public static string Twips(int twips) => twips.ToString(CultureInfo.InvariantCulture);

    // XML knows no control characters; one of them in somebody's words must not spoil the whole file.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value >= ' ' && r.Value is not (0xFFFE or 0xFFFF or 0xFFFD)));
}
