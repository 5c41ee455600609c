using System.Globalization;
using System.Text;

namespace AntiFraudBot.Documents.Pictures.Drawing;

/// <summary>
/// An SVG page that grows downwards; 1080 px wide, as a phone shows a picture over its whole width. Every string is cleaned and cut before it
/// gets in: the drawing library's time grows with the square of a text's length, and one control character fails the whole picture.
/// </summary>
internal sealed class SvgPage
{
    public const int Width = 1080;
    public const int Margin = 48;
    private const int LongestText = 64;
    private const string Number = "0123456789./,";
    private const string Closing = "，。、；：！？）”’》%";
    private readonly StringBuilder _body = new();

    /// <summary>Where the next thing goes, px from the top.</summary>
    public double Y { get; set; }

    public static string Ink => "#1d2733";

    public static string Quiet => "#5b6877";

    /// <summary>Blue and orange: told apart by everybody, and of different lightness on a grey print.</summary>
    public static string Good => "#2b6cb0";

    public static string Behind => "#d9822b";

    /// <summary>The least size of a text: where a phone shows the picture 360 px wide, a third of it is left.</summary>
    public const double Smallest = 30;

    public void Rect(double x, double y, double width, double height, string fill, double radius = 0, string? edge = null) => _body.Append(
        CultureInfo.InvariantCulture,
        $"<rect x='{x:0.#}' y='{y:0.#}' width='{Math.Max(0, width):0.#}' height='{height:0.#}' rx='{radius:0.#}' fill='{fill}'{(edge is null ? "" : $" stroke='{edge}' stroke-width='2'")}/>");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 2, bool dashed = false) => _body.Append(
        CultureInfo.InvariantCulture,
        $"<line x1='{x1:0.#}' y1='{y1:0.#}' x2='{x2:0.#}' y2='{y2:0.#}' stroke='{stroke}' stroke-width='{width:0.#}'{(dashed ? " stroke-dasharray='8 8'" : "")}/>");

    public void Path(IEnumerable<(double X, double Y)> points, string stroke, double width) => _body.Append(
        CultureInfo.InvariantCulture,
        $"<polyline points='{string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")))}' fill='none' stroke='{stroke}' stroke-width='{width:0.#}' stroke-linejoin='round'/>");

    public void Dot(double x, double y, double radius, string fill) =>
        _body.Append(CultureInfo.InvariantCulture, $"<circle cx='{x:0.#}' cy='{y:0.#}' r='{radius:0.#}' fill='{fill}'/>");

    /// <summary>One line with its baseline at y; shortened with an ellipsis when it would be wider than room.</summary>
    public void Text(double x, double y, double size, string text, string? fill = null, Anchor anchor = Anchor.Start, bool bold = false, double room = Width) => _body.Append(
        CultureInfo.InvariantCulture,
        $"<text x='{x:0.#}' y='{y:0.#}' font-size='{size:0.#}' fill='{fill ?? Ink}' text-anchor='{Word(anchor)}'{(bold ? " font-weight='700'" : "")}>{Escaped(Fitted(text, size, room))}</text>");

    /// <summary>One or two lines in the middle of a row: smaller when too wide, in two lines when still too wide, and only then shortened.</summary>
    public void Name(double x, double middle, double size, string text, double room, bool bold = false)
    {
        var fits = WidthOf(Clean(text), size) <= room ? size : Smallest;
        if (WidthOf(Clean(text), fits) <= room)
        {
            Text(x, middle + (fits * 0.36), fits, text, bold: bold);
            return;
        }

        foreach (var (line, i) in Folded(text, Smallest, room, 2).Select((l, i) => (l, i))) Text(x, middle - 6 + (i * 34), Smallest, line, bold: bold);
    }

    /// <summary>Lines of a text that may fill so many, the last one shortened when it is not enough.</summary>
    public static IReadOnlyList<string> Folded(string text, double size, double room, int most)
    {
        var lines = Lines(Clean(text), size, room).Take(most + 1).ToList();
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            // Rather a word earlier than one broken in two.
            var space = lines[i].LastIndexOf(' ');
            var rest = lines[i][(space + 1)..] + lines[i + 1];
            if (space > lines[i].Length / 2 && WidthOf(rest, size) <= room) (lines[i], lines[i + 1]) = (lines[i][..space], rest);
        }

        return lines.Count <= most ? lines : [.. lines.Take(most - 1), Fitted(lines[most - 1] + lines[most], size, room)];
    }

    /// <summary>A text with a white rim, so that it can be read on top of lines.</summary>
    public void Label(double x, double y, double size, string text, string fill, Anchor anchor)
    {
        _body.Append("<g stroke='#ffffff' stroke-width='10' stroke-linejoin='round'>");
        Text(x, y, size, text, "#ffffff", anchor, bold: true);
        _body.Append("</g>");
        Text(x, y, size, text, fill, anchor, bold: true);
    }

    /// <summary>Words over as many lines as they need, from Y downwards.</summary>
    public void Paragraph(double size, string text, string? fill = null)
    {
        foreach (var line in Lines(Clean(text), size, Width - (2 * Margin)))
        {
            Y += size * 1.5;
            Text(Margin, Y, size, line, fill);
        }
    }

    public Svg Finish() => new(
        string.Create(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' xml:lang='zh-CN' width='{Width}' height='{Height}' font-family='Noto Sans CJK SC'><rect width='100%' height='100%' fill='#ffffff'/>{_body}</svg>"),
        Width,
        Height);

    private int Height => (int)Math.Ceiling(Y);

    /// <summary>Estimated width in px: a Chinese character is one em, a digit or letter a little over half.</summary>
    public static double WidthOf(string text, double size) => text.EnumerateRunes().Sum(r => r.Value < 0x2E80 ? 0.58 : 1.0) * size;

    private static string Fitted(string text, double size, double room)
    {
        var clean = Clean(text);
        if (clean.Length <= LongestText && WidthOf(clean, size) <= room) return clean;
        var kept = new StringBuilder();
        var width = size;
        foreach (var rune in clean.EnumerateRunes())
        {
            width += WidthOf(rune.ToString(), size);
            if (width > room || kept.Length >= LongestText) break;
            kept.Append(rune);
        }

        return kept.Append('…').ToString();
    }

    private static IEnumerable<string> Lines(string text, double size, double room)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // No line begins with what closes the one before.
            if (line.Length > 0 && !Closing.Contains(rune.ToString(), StringComparison.Ordinal) && (line.Length >= LongestText - 3 || WidthOf(line.ToString(), size) + WidthOf(rune.ToString(), size) > room))
            {
                // Nor is a number broken.
                var kept = OfNumber(rune) ? line.ToString().TrimEnd([.. Number]).Length : line.Length;
                if (kept < line.Length / 2) kept = line.Length;
                yield return line.ToString(0, kept);
                line.Remove(0, kept);
            }

            line.Append(rune);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    private static bool OfNumber(Rune rune) => Number.Contains(rune.ToString(), StringComparison.Ordinal);

    // No font on a server draws emoji; control characters and lone surrogates are no XML.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(r => r.Value is >= 0x20 and not (>= 0x7F and <= 0x9F) and not (>= 0xE000 and <= 0xF8FF) and not 0xFFFD and not 0xFFFE and not 0xFFFF
            and not (>= 0x1F000 and <= 0x1FAFF) and not (>= 0xFE00 and <= 0xFE0F) and not 0x200D));

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Word(Anchor anchor) => anchor switch { Anchor.Middle => "middle", Anchor.End => "end", _ => "start" };
}

/// <summary>Which end of a text stands at its x.</summary>
internal enum Anchor { Start, Middle, End }
