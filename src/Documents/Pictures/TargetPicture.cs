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
    private const double Top = 250;
    private const double Bottom = 760;
    private const double Left = 120;
    private const double Right = SvgPage.Width - 70;

    public static Svg Of(TargetProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var page = new SvgPage();
        PictureHead.Draw(page, progress.Title, progress.Subtitle);
        var days = progress.Milestones.Select(m => m.Date).Concat(progress.Actual.Select(a => a.Day)).Concat(progress.Forecast is { } f ? [f] : []).ToList();
        var (first, last) = days.Count == 0 ? (DateOnly.MinValue, DateOnly.MinValue.AddDays(1)) : (days.Min(), days.Max());
        var span = Math.Max(1, last.DayNumber - first.DayNumber);
        double X(DateOnly day) => Left + ((Right - Left) * (day.DayNumber - first.DayNumber) / span);
        double Y(decimal percent) => Bottom - ((Bottom - Top) * (double)Math.Clamp(percent, 0, 100) / 100);
        Grid(page, Y);
        Plan(page, progress, X, Y);
        page.Path(progress.Actual.Select(a => (X(a.Day), Y(a.Percent))), SvgPage.Good, 7);
        foreach (var (day, percent) in progress.Actual) page.Dot(X(day), Y(percent), 8, SvgPage.Good);
        if (progress.Actual.Count > 0) Now(page, progress.Actual[^1], X, Y);
        if (progress.Forecast is { } reached && progress.Milestones.Count > 0) Forecast(page, progress, reached, X, Y);
        page.Text(Left, Bottom + 48, 28, Figures.Day(first), SvgPage.Quiet, Anchor.Middle);
        page.Text(Right, Bottom + 48, 28, Figures.Day(last), SvgPage.Quiet, Anchor.Middle);
        page.Y = Bottom + 90;
        PictureHead.Foot(page, progress.Foot);
        return page.Finish();
    }

    private static void Grid(SvgPage page, Func<decimal, double> y)
    {
        foreach (var percent in new[] { 0, 20, 40, 60, 80, 100 })
        {
            page.Line(Left, y(percent), Right, y(percent), percent == 0 ? "#8796a5" : "#e3e8ee");
            page.Text(Left - 16, y(percent) + 10, 28, $"{percent}%", SvgPage.Quiet, Anchor.End);
        }
    }

    private static void Plan(SvgPage page, TargetProgress progress, Func<DateOnly, double> x, Func<decimal, double> y)
    {
        var steps = progress.Milestones.OrderBy(m => m.Date).ToList();
        for (var i = 1; i < steps.Count; i++) page.Line(x(steps[i - 1].Date), y(steps[i - 1].Percent), x(steps[i].Date), y(steps[i].Percent), SvgPage.Ink, 3, dashed: true);
        foreach (var step in steps)
        {
            page.Rect(x(step.Date) - 9, y(step.Percent) - 9, 18, 18, SvgPage.Ink);
            var name = $"{Figures.Day(step.Date)}目标{Figures.ShortPercent(step.Percent)}";
            // What lies ahead is written above the line, what is behind below it, where the way gone does not run.
            var ahead = progress.Actual.Count == 0 || step.Date > progress.Actual[^1].Day;
            page.Label(x(step.Date) + (ahead ? 0 : 24), y(step.Percent) + (ahead ? -24 : 44), 28, name, SvgPage.Ink, ahead ? AnchorAt(x(step.Date)) : Anchor.Start);
        }
    }

    private static void Now(SvgPage page, (DateOnly Day, decimal Percent) now, Func<DateOnly, double> x, Func<decimal, double> y)
    {
        page.Dot(x(now.Day), y(now.Percent), 14, SvgPage.Good);
        page.Label(x(now.Day) + 18, y(now.Percent) + 56, 38, $"现在{Figures.Tenth(now.Percent)}%", SvgPage.Good, x(now.Day) > Right - 200 ? Anchor.End : Anchor.Start);
    }

    private static void Forecast(SvgPage page, TargetProgress progress, DateOnly reached, Func<DateOnly, double> x, Func<decimal, double> y)
    {
        var goal = progress.Milestones.OrderBy(m => m.Date).Last().Percent;
        if (progress.Actual.Count > 0) page.Line(x(progress.Actual[^1].Day), y(progress.Actual[^1].Percent), x(reached), y(goal), SvgPage.Good, 4, dashed: true);
        page.Dot(x(reached), y(goal), 13, SvgPage.Good);
        page.Dot(x(reached), y(goal), 8, "#ffffff");
        page.Label(x(reached), y(goal) + 92, 28, $"预计{Figures.Day(reached)}", SvgPage.Good, AnchorAt(x(reached)));
    }

    // A label near an edge grows inwards.
    private static Anchor AnchorAt(double x) => x > Right - 160 ? Anchor.End : x < Left + 160 ? Anchor.Start : Anchor.Middle;
}
