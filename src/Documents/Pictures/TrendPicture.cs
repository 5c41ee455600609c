using AntiFraudBot.Documents.Pictures.Drawing;

namespace AntiFraudBot.Documents.Pictures;

/// <summary>近八周安装趋势 as a line with a number at every point.</summary>
public static class TrendPicture
{
    private const double Top = 260;
    private const double Bottom = 700;

    public static Svg Of(TrendSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var page = new SvgPage();
        PictureHead.Draw(page, series.Title, series.Subtitle);
        Grid(page);
        var scale = Scale(series.Points);
        var across = (SvgPage.Width - (2.0 * SvgPage.Margin)) / Math.Max(1, series.Points.Count);
        double X(int i) => SvgPage.Margin + (across * (i + 0.5));
        foreach (var run in Runs(series.Points)) page.Path(run.Select(i => (X(i), scale(series.Points[i].Value!.Value))), SvgPage.Good, 6);
        for (var i = 0; i < series.Points.Count; i++) Point(page, series.Points[i], X(i), scale, across);
        page.Y = Bottom + 90;
        PictureHead.Foot(page, series.Foot);
        return page.Finish();
    }

    private static void Grid(SvgPage page)
    {
        for (var i = 0; i <= 4; i++)
        {
            var y = Bottom - ((Bottom - Top) * i / 4);
            page.Line(SvgPage.Margin, y, SvgPage.Width - SvgPage.Margin, y, i == 0 ? "#8796a5" : "#e3e8ee");
        }
    }

    private static void Point(SvgPage page, TrendPoint point, double x, Func<decimal, double> scale, double room)
    {
        page.Text(x, Bottom + 48, 28, point.Label, SvgPage.Quiet, Anchor.Middle, room: room);
        if (point.Value is not { } value)
        {
            page.Text(x, Bottom - 16, 28, point.Shown.Length > 0 ? point.Shown : "未报", SvgPage.Behind, Anchor.Middle, room: room);
            return;
        }

        page.Dot(x, scale(value), 12, SvgPage.Good);
        if (point.Open) page.Dot(x, scale(value), 7, "#ffffff");
        page.Text(x, scale(value) - 26, 32, point.Shown, anchor: Anchor.Middle, bold: true, room: room);
    }

    /// <summary>Stretches of neighbouring weeks that have a number.</summary>
    private static IEnumerable<List<int>> Runs(IReadOnlyList<TrendPoint> points)
    {
        var run = new List<int>();
        for (var i = 0; i <= points.Count; i++)
        {
            if (i < points.Count && points[i].Value is not null)
            {
                run.Add(i);
                continue;
            }

            if (run.Count > 1) yield return run;
            run = [];
        }
    }

    /// <summary>From zero to the highest value: a small rise must not look like a leap.</summary>
    private static Func<decimal, double> Scale(IReadOnlyList<TrendPoint> points)
    {
        var highest = points.Max(p => p.Value) is { } max and > 0 ? max : 1;
        return value => Bottom - ((Bottom - Top) * (double)(value / highest));
    }
}
