using AntiFraudBot.Documents.Pictures.Drawing;

namespace AntiFraudBot.Documents.Pictures;

/// <summary>近八周安装趋势 as a line with a number at every point, as far as the numbers have room.</summary>
public static class TrendPicture
{
    private const double Tall = 440;

    // Closer than this, 未报 stands once for weeks side by side, and points are smaller.
    private const double Wide = 78;

    public static Svg Of(TrendSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var page = new SvgPage();
        PictureHead.Draw(page, series.Title, series.Subtitle);
        var top = page.Y + 92;
        var bottom = top + Tall;
        Grid(page, top, bottom);
        var points = series.Points;
        var scale = Scale(points, bottom);
        var across = (SvgPage.Width - (2.0 * SvgPage.Margin)) / Math.Max(1, points.Count);
        double X(int i) => SvgPage.Margin + (across * (i + 0.5));
        var radius = across < Wide ? 8 : 12;
        var places = new LabelPlaces(6, top - 80, bottom - 2);
        foreach (var run in Runs(points, reported: true).Select(r => r.Select(i => (X(i), scale(points[i].Value!.Value))).ToList()))
        {
            places.Avoid(run);
            if (run.Count > 1) page.Path(run, SvgPage.Good, 6);
        }

        Weeks(page, points, X, bottom, across, places);
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Value is { } value) Dot(page, X(i), scale(value), radius, points[i].Open, places);
        }

        foreach (var (i, needed) in InOrder(points))
        {
            var (x, y) = (X(i), scale(points[i].Value!.Value));
            if (places.Next(x, y, radius, points[i].Shown, 32, needed ? LabelPlaces.Always : across < Wide ? LabelPlaces.Clear : LabelPlaces.OnLines) is { } at) page.Label(at.X, at.Y, 32, points[i].Shown, SvgPage.Ink, Anchor.Middle);
        }

        page.Y = bottom + 90;
        PictureHead.Foot(page, series.Foot);
        return page.Finish();
    }

    private static void Grid(SvgPage page, double top, double bottom)
    {
        for (var i = 0; i <= 4; i++)
        {
            var y = bottom - ((bottom - top) * i / 4);
            page.Line(SvgPage.Margin, y, SvgPage.Width - SvgPage.Margin, y, i == 0 ? "#8796a5" : "#e3e8ee");
        }
    }

    private static void Dot(SvgPage page, double x, double y, double radius, bool open, LabelPlaces places)
    {
        page.Dot(x, y, radius, SvgPage.Good);
        if (open) page.Dot(x, y, radius - 5, "#ffffff");
        places.Avoid(x, y, radius);
    }

    /// <summary>The names of the weeks, as many as have room, the newest always; and which of them nobody reported.</summary>
    private static void Weeks(SvgPage page, IReadOnlyList<TrendPoint> points, Func<int, double> x, double bottom, double across, LabelPlaces places)
    {
        var every = (int)Math.Ceiling((points.Max(p => SvgPage.WidthOf(p.Label, SvgPage.Smallest)) + 12) / across);
        for (var i = points.Count - 1; i >= 0; i -= every) page.Text(x(i), bottom + 48, SvgPage.Smallest, points[i].Label, SvgPage.Quiet, Anchor.Middle);
        foreach (var gap in Runs(points, reported: false))
        {
            foreach (var i in gap) page.Rect(x(i) - (across * 0.3), bottom - 4, across * 0.6, 8, SvgPage.Behind);
            var said = points[gap[0]].Shown.Length > 0 ? points[gap[0]].Shown : "未报";
            foreach (var at in across < Wide ? [(x(gap[0]) + x(gap[^1])) / 2] : gap.Select(x))
            {
                page.Label(at, bottom - 18, SvgPage.Smallest, said, SvgPage.Behind, Anchor.Middle);
                places.Avoid(at, bottom - 18, SvgPage.Smallest, said);
            }
        }
    }

    /// <summary>Neighbouring weeks that have a number, or that have none.</summary>
    private static IEnumerable<List<int>> Runs(IReadOnlyList<TrendPoint> points, bool reported)
    {
        var run = new List<int>();
        for (var i = 0; i <= points.Count; i++)
        {
            if (i < points.Count && points[i].Value is not null == reported)
            {
                run.Add(i);
                continue;
            }

            if (run.Count > 0) yield return run;
            run = [];
        }
    }

    /// <summary>The newest, the highest and the lowest number always stand; the others where there is room, newest first.</summary>
    private static IEnumerable<(int Index, bool Needed)> InOrder(IReadOnlyList<TrendPoint> points)
    {
        var known = Enumerable.Range(0, points.Count).Where(i => points[i].Value is not null).Reverse().ToList();
        if (known.Count == 0) return [];
        int[] first = [known[0], known.MaxBy(i => points[i].Value!.Value), known.MinBy(i => points[i].Value!.Value)];
        return first.Distinct().Select(i => (i, true)).Concat(known.Except(first).Select(i => (i, false)));
    }

    /// <summary>From zero to the highest value: a small rise must not look like a leap.</summary>
    private static Func<decimal, double> Scale(IReadOnlyList<TrendPoint> points, double bottom)
    {
        var highest = points.Max(p => p.Value) is { } max and > 0 ? max : 1;
        return value => bottom - (Tall * (double)(value / highest));
    }
}
