using AntiFraudBot.Documents.Pictures.Drawing;
using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Documents.Pictures;

/// <summary>
/// Install rate against the dated target. Actual = (day, percent) of the weeks gone by; Forecast = the day the last milestone would be reached
/// at the speed of the last weeks, null when there is none.
/// </summary>
public sealed record TargetProgress(
    string Title, string Subtitle, IReadOnlyList<Milestone> Milestones, IReadOnlyList<(DateOnly Day, decimal Percent)> Actual, DateOnly? Forecast, string Foot);

/// <summary>Progress against the target: the plan dashed, the way gone as a line, the forecast as a hollow point.</summary>
public static class TargetPicture
{
    private const double Left = 120;
    private const double Right = SvgPage.Width - 70;
    private const double Tall = 510;

    public static Svg Of(TargetProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var page = new SvgPage();
        PictureHead.Draw(page, progress.Title, progress.Subtitle);
        var chart = new Chart(page.Y + 82, progress);
        Grid(page, chart);
        var places = new LabelPlaces(Left - 10, chart.Bottom - Tall - 64, chart.Bottom - 2);
        var steps = progress.Milestones.OrderBy(m => m.Date).ToList();
        Lines(page, progress, steps, chart, places);
        if (progress.Actual.Count > 0) Label(page, places, chart.At(progress.Actual[^1]), 14, $"现在{Figures.Tenth(progress.Actual[^1].Percent)}%{(progress.Actual[^1].Percent > 100 ? "!" : "")}", 38, SvgPage.Good);
        if (progress.Forecast is { } reached && steps.Count > 0) Label(page, places, chart.At((reached, steps[^1].Percent)), 13, $"预计{Figures.Day(reached)}", SvgPage.Smallest, SvgPage.Good);
        foreach (var step in Enumerable.Reverse(steps)) Label(page, places, chart.At((step.Date, step.Percent)), 9, $"{Figures.Day(step.Date)}目标{Figures.ShortPercent(step.Percent)}", SvgPage.Smallest, SvgPage.Ink);
        page.Text(Left, chart.Bottom + 48, SvgPage.Smallest, Figures.Day(chart.First), SvgPage.Quiet, Anchor.Middle);
        page.Text(SvgPage.Width - 12, chart.Bottom + 48, SvgPage.Smallest, Figures.Day(chart.Last), SvgPage.Quiet, Anchor.End);
        page.Y = chart.Bottom + 90;
        PictureHead.Foot(page, progress.Foot);
        return page.Finish();
    }

    private static void Grid(SvgPage page, Chart chart)
    {
        foreach (var percent in new[] { 0, 20, 40, 60, 80, 100 })
        {
            page.Line(Left, chart.Y(percent), Right, chart.Y(percent), percent == 0 ? "#8796a5" : "#e3e8ee");
            page.Text(Left - 16, chart.Y(percent) + 10, SvgPage.Smallest, $"{percent}%", SvgPage.Quiet, Anchor.End);
        }
    }

    private static void Lines(SvgPage page, TargetProgress progress, List<Milestone> steps, Chart chart, LabelPlaces places)
    {
        var plan = steps.Select(s => chart.At((s.Date, s.Percent))).ToList();
        for (var i = 1; i < plan.Count; i++) page.Line(plan[i - 1].X, plan[i - 1].Y, plan[i].X, plan[i].Y, SvgPage.Ink, 3, dashed: true);
        foreach (var (x, y) in plan) page.Rect(x - 9, y - 9, 18, 18, SvgPage.Ink);
        var gone = progress.Actual.Select(chart.At).ToList();
        page.Path(gone, SvgPage.Good, 7);
        foreach (var (x, y) in gone) page.Dot(x, y, 8, SvgPage.Good);
        if (gone.Count > 0) page.Dot(gone[^1].X, gone[^1].Y, 14, SvgPage.Good);
        places.Avoid(plan);
        places.Avoid(gone);
        foreach (var (x, y) in plan) places.Avoid(x, y, 9);
        foreach (var (x, y) in gone) places.Avoid(x, y, 8);
        if (progress.Forecast is { } reached && steps.Count > 0) Forecast(page, gone, chart.At((reached, steps[^1].Percent)), places);
    }

    private static void Forecast(SvgPage page, List<(double X, double Y)> gone, (double X, double Y) reached, LabelPlaces places)
    {
        if (gone.Count > 0)
        {
            page.Line(gone[^1].X, gone[^1].Y, reached.X, reached.Y, SvgPage.Good, 4, dashed: true);
            places.Avoid([gone[^1], reached]);
        }

        page.Dot(reached.X, reached.Y, 13, SvgPage.Good);
        page.Dot(reached.X, reached.Y, 8, "#ffffff");
        places.Avoid(reached.X, reached.Y, 13);
    }

    private static void Label(SvgPage page, LabelPlaces places, (double X, double Y) at, double radius, string text, double size, string fill)
    {
        if (places.Next(at.X, at.Y, radius, text, size, fill == SvgPage.Good ? LabelPlaces.Always : LabelPlaces.OnLines) is { } spot) page.Label(spot.X, spot.Y, size, text, fill, Anchor.Middle);
    }

    /// <summary>Days across, percents upwards.</summary>
    private sealed class Chart
    {
        public Chart(double top, TargetProgress progress)
        {
            Bottom = top + Tall;
            var days = progress.Milestones.Select(m => m.Date).Concat(progress.Actual.Select(a => a.Day)).Concat(progress.Forecast is { } f ? [f] : []).ToList();
            (First, Last) = days.Count == 0 ? (DateOnly.MinValue, DateOnly.MinValue.AddDays(1)) : (days.Min(), days.Max());
        }

        public double Bottom { get; }

        public DateOnly First { get; }

        public DateOnly Last { get; }

        public double Y(decimal percent) => Bottom - (Tall * (double)Math.Clamp(percent, 0, 100) / 100);

        public (double X, double Y) At((DateOnly Day, decimal Percent) point) =>
            (Left + ((Right - Left) * (point.Day.DayNumber - First.DayNumber) / Math.Max(1, Last.DayNumber - First.DayNumber)), Y(point.Percent));
    }
}
