namespace AntiFraudBot.Documents.Pictures.Drawing;

/// <summary>
/// Finds for every number of a chart the place next to its point where it covers neither a line nor another number. All measures in px.
/// </summary>
internal sealed class LabelPlaces(double left, double top, double bottom)
{
    private const double Gap = 6;
    private const int OnLine = 10;
    private const int OnLabel = 1000;

    /// <summary>A number may lie on a line rather than be left out; on another number it may not.</summary>
    public const int OnLines = OnLabel;

    /// <summary>A number is left out before it covers a line.</summary>
    public const int Clear = 3 * OnLine;

    /// <summary>A number stands in any case.</summary>
    public const int Always = int.MaxValue;
    private readonly List<(double X1, double Y1, double X2, double Y2)> _lines = [];
    private readonly List<Box> _taken = [];

    /// <summary>What no number may lie on, as far as there is room.</summary>
    public void Avoid(IReadOnlyList<(double X, double Y)> line)
    {
        for (var i = 1; i < line.Count; i++) _lines.Add((line[i - 1].X, line[i - 1].Y, line[i].X, line[i].Y));
    }

    /// <summary>A point of this radius, which no number may cover either.</summary>
    public void Avoid(double x, double y, double radius) => _taken.Add(new Box(x - radius, y - radius, x + radius, y + radius));

    /// <summary>A text that stands already, its baseline's middle at x, y.</summary>
    public void Avoid(double x, double y, double size, string text)
    {
        var half = SvgPage.WidthOf(text, size) / 2;
        _taken.Add(new Box(x - half, y - (size * 0.86), x + half, y + (size * 0.14)));
    }

    /// <summary>Middle of the text's baseline beside the point; null when it would be worse placed than allowed (<see cref="Clear"/>, <see cref="OnLines"/>, <see cref="Always"/>).</summary>
    public (double X, double Y)? Next(double x, double y, double radius, string text, double size, int worst)
    {
        var (width, height) = (SvgPage.WidthOf(text, size), size);
        var (best, least) = (default(Box), int.MaxValue);
        var preference = 0;
        foreach (var box in Around(x, y, radius, width, height))
        {
            var cost = Cost(box) + preference++;
            if (cost < least) (best, least) = (box, cost);
        }

        if (least >= worst) return null;
        _taken.Add(best);
        return ((best.Left + best.Right) / 2, best.Bottom - (height * 0.14));
    }

    /// <summary>Above first, then below, then the corners and sides, then the same further away.</summary>
    private static IEnumerable<Box> Around(double x, double y, double radius, double width, double height)
    {
        foreach (var away in (double[])[Gap, Gap + 22, Gap + 48])
        {
            var (up, side) = (radius + away + (height / 2), radius + away + (width / 2));
            (double X, double Y)[] middles =
            [
                (x, y - up), (x, y + up), (x - (width / 2) - 4, y - up), (x + (width / 2) + 4, y - up), (x - (width / 2) - 4, y + up), (x + (width / 2) + 4, y + up), (x + side, y), (x - side, y), (x + side, y - (height / 2)), (x - side, y - (height / 2)),
            ];
            foreach (var (mx, my) in middles) yield return new Box(mx - (width / 2), my - (height / 2), mx + (width / 2), my + (height / 2));
        }
    }

    private int Cost(Box box)
    {
        var cost = box.Left < left || box.Right > SvgPage.Width - 6 || box.Top < top || box.Bottom > bottom ? 10 * OnLabel : 0;
        cost += OnLabel * _taken.Count(box.Meets);
        return cost + (OnLine * _lines.Sum(l => Steps(l).Count(p => box.Holds(p.X, p.Y))));
    }

    // Four px are finer than any letter.
    private static IEnumerable<(double X, double Y)> Steps((double X1, double Y1, double X2, double Y2) line)
    {
        var steps = Math.Max(1, (int)(Math.Max(Math.Abs(line.X2 - line.X1), Math.Abs(line.Y2 - line.Y1)) / 4));
        for (var i = 0; i <= steps; i++) yield return (line.X1 + ((line.X2 - line.X1) * i / steps), line.Y1 + ((line.Y2 - line.Y1) * i / steps));
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        public bool Holds(double x, double y) => x > Left - 4 && x < Right + 4 && y > Top - 2 && y < Bottom + 2;
    }
}
