using System.Globalization;
using System.Xml.Linq;
using AntiFraudBot.Documents.Pictures;

namespace AntiFraudBot.Documents.Tests.Pictures;

/// <summary>A text of a picture: its baseline begins, is centred or ends at X (Anchor start, middle, end).</summary>
internal sealed record DrawnText(double X, double Y, double Size, string Anchor, string Words, string Fill)
{
    private double Width => Words.EnumerateRunes().Sum(r => r.Value < 0x2E80 ? 0.56 : 1.0) * Size;

    private double Left => Anchor switch { "middle" => X - (Width / 2), "end" => X - Width, _ => X };

    /// <summary>Whether a point lies on the letters themselves.</summary>
    public bool Covers(double x, double y) => x > Left && x < Left + Width && y > Y - (Size * 0.74) && y < Y;

    public bool Covers(DrawnText other) => Left < other.Left + other.Width && other.Left < Left + Width && Y - (Size * 0.74) < other.Y && other.Y - (other.Size * 0.74) < Y;
}

/// <summary>Reads a drawing back as text: what stands where.</summary>
internal static class Drawn
{
    public static IReadOnlyList<DrawnText> Texts(Svg svg) => [.. XDocument.Parse(svg.Xml).Descendants().Where(e => e.Name.LocalName == "text")
        .Select(e => new DrawnText(Number(e, "x"), Number(e, "y"), Number(e, "font-size"), e.Attribute("text-anchor")!.Value, e.Value, e.Attribute("fill")!.Value))];

    /// <summary>Points on all polylines, two px apart.</summary>
    public static IEnumerable<(double X, double Y)> LinePoints(Svg svg)
    {
        foreach (var line in XDocument.Parse(svg.Xml).Descendants().Where(e => e.Name.LocalName == "polyline"))
        {
            var corners = line.Attribute("points")!.Value.Split(' ').Select(p => p.Split(',')).Select(p => (X: Number(p[0]), Y: Number(p[1]))).ToList();
            for (var i = 1; i < corners.Count; i++)
            {
                var steps = (int)(Math.Max(Math.Abs(corners[i].X - corners[i - 1].X), Math.Abs(corners[i].Y - corners[i - 1].Y)) / 2) + 1;
                for (var s = 0; s <= steps; s++) yield return (corners[i - 1].X + ((corners[i].X - corners[i - 1].X) * s / steps), corners[i - 1].Y + ((corners[i].Y - corners[i - 1].Y) * s / steps));
            }
        }
    }

    private static double Number(XElement e, string name) => Number(e.Attribute(name)!.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
