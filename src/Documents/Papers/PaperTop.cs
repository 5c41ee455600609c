using System.Globalization;
using AntiFraudBot.Domain.Papers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static AntiFraudBot.Documents.Papers.PaperLines;
using static AntiFraudBot.Documents.Papers.PaperMeasures;

namespace AntiFraudBot.Documents.Papers;

/// <summary>What stands above the text: the head, red or black, the title and 主送机关.</summary>
internal static class PaperTop
{
    private const string RedInk = "FF0000";

    // The name's upper edge is 35 mm below the edge of the text area.
    private const int RedNameFrom = 1984;

    public static IEnumerable<OpenXmlElement> Of(Paper paper)
    {
        var head = paper.Head switch
        {
            { Red: true } red => Red(red),
            { } black => Black(black, paper),
            null => [],
        };
        // Two lines below the red line; an issue's title follows its rule after one.
        var air = paper.Head switch { { Red: true } => 2, not null => 1, null => 0 };
        Paragraph[] addressee = paper.Addressee.Length == 0 ? [] : [Empty(), Flush(paper.Addressee.TrimEnd('：', ':') + "：")];
        return [.. head, .. Enumerable.Range(0, air).Select(_ => Empty()), .. TitleLines.Of(paper.Title).Select(line => Centred(line, Song, TitleSize, 36)), .. addressee.Length == 0 ? [Empty()] : addressee];
    }

    private static Paragraph[] Red(Masthead head)
    {
        var size = Math.Min(60, TextWidth / 20 / Math.Max(1, head.Name.Length));
        var name = Centred(head.Name, Song, (size * 2).ToString(CultureInfo.InvariantCulture), size + 8, RedInk);
        name.ParagraphProperties!.SpacingBetweenLines!.Before = Twips(RedNameFrom);
        var number = Line(true, null, JustificationValues.Center);
        number.ParagraphProperties!.ParagraphBorders = new ParagraphBorders(Rule<BottomBorder>(12, RedInk, 11));
        return [name, Empty(), Empty(), Append(number, Run(head.Number, FangSong))];
    }

    /// <summary>An issue's head: name, number, then office and date over a rule. Black: it is no document of the office.</summary>
    private static Paragraph[] Black(Masthead head, Paper paper)
    {
        var line = Line(true, null, JustificationValues.Left);
        line.ParagraphProperties!.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth });
        line.ParagraphProperties.ParagraphBorders = new ParagraphBorders(Rule<BottomBorder>(12, "000000", 6));
        Append(line, Run(paper.Signature, FangSong), new Run(new TabChar()), Run(PaperClosing.Date(paper.Date), FangSong));
        var number = Line(true, null, JustificationValues.Center);
        return [Centred(head.Name, Song, "64", 48), Append(number, Run(head.Number, FangSong)), line];
    }

    internal static T Rule<T>(uint eighths, string colour, uint space)
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = eighths, Space = space, Color = colour };
}
