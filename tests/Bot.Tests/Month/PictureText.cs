using System.Globalization;
using System.Xml.Linq;
using AntiFraudBot.Documents.Pictures;

namespace AntiFraudBot.Bot.Tests.Month;

/// <summary>A picture read as what it is before it is drawn: words with their places, bars and points.</summary>
internal sealed class PictureText
{
    private readonly List<(double X, double Y, double Size, string Words)> _texts;
    private readonly List<XElement> _shapes;

    public PictureText(Svg svg)
    {
        _shapes = [.. XDocument.Parse(svg.Xml).Descendants()];
        // A label is drawn twice; its white rim stands in a group.
        _texts = [.. _shapes.Where(e => e.Name.LocalName == "text" && e.Parent!.Name.LocalName != "g").Select(e => (Number(e, "x"), Number(e, "y"), Number(e, "font-size"), e.Value))];
    }

    /// <summary>Notes and foot, which run over as many lines as they need.</summary>
    public string Paragraphs => string.Concat(_texts.Where(IsParagraph).Select(t => t.Words));

    /// <summary>Everything else, word by word.</summary>
    public IEnumerable<string> Words => _texts.Where(t => !IsParagraph(t)).Select(t => t.Words);

    /// <summary>Everything else, as rows: what stands at one height, from left to right.</summary>
    public IEnumerable<string> Rows()
    {
        var rows = new List<List<(double X, double Y, double Size, string Words)>>();
        foreach (var text in _texts.Where(t => !IsParagraph(t)).OrderBy(t => t.Y))
        {
            if (rows.Count > 0 && text.Y - rows[^1][0].Y < 8) rows[^1].Add(text);
            else rows.Add([text]);
        }

        return rows.Select(r => string.Join(' ', r.OrderBy(t => t.X).Select(t => t.Words).Where(w => w.Length > 0)));
    }

    /// <summary>Widths of the bars that begin at x, from above.</summary>
    public IEnumerable<double> Bars(double x, string? radius) => Of("rect").Where(e => Number(e, "x") == x && Number(e, "height") == 30 && (radius is null || e.Attribute("rx")!.Value == radius) && e.Attribute("fill")!.Value != "none").OrderBy(e => Number(e, "y")).Select(e => Number(e, "width"));

    /// <summary>Heights of the points of one size, from left to right.</summary>
    public IEnumerable<double> Points(double radius) => Of("circle").Where(e => Number(e, "r") == radius && e.Attribute("fill")!.Value != "#ffffff").OrderBy(e => Number(e, "cx")).Select(e => Number(e, "cy"));

    /// <summary>Width and colour of the parts of each bar that begins at x or right of it.</summary>
    public IEnumerable<string> Parts(double from) => Of("rect").Where(e => Number(e, "x") >= from && Number(e, "height") == 30 && e.Attribute("rx")!.Value == "0" && e.Attribute("fill")!.Value != "none")
        .GroupBy(e => Number(e, "y")).OrderBy(g => g.Key).Select(g => string.Join(' ', g.Select(e => $"{Number(e, "width").ToString("0", CultureInfo.InvariantCulture)}{e.Attribute("fill")!.Value}")));

    private static bool IsParagraph((double X, double Y, double Size, string Words) text) => text is { X: 48, Size: 30 };

    private IEnumerable<XElement> Of(string kind) => _shapes.Where(e => e.Name.LocalName == kind);

    // The page itself stands nowhere and is 100% wide.
    private static double Number(XElement e, string name) => e.Attribute(name)?.Value is { } text && !text.EndsWith('%') ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;
}
