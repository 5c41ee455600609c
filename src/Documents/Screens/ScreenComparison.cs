using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Documents.Screens;

/// <summary>
/// Is it the same picture? Lays one print over the other and looks for the worst piece: whatever differs between two phones (number, nickname, switch,
/// counter, clock, battery) is one piece that does not fit (rule E55).
/// </summary>
public sealed class ScreenComparison
{
    // Shares of a phone's height: the status bar, and the line the home gesture draws.
    private const double BarShare = 0.046, FootShare = 0.025;
    private const double RoughFit = 1.1;
    private const double Hopeless = 0.9;
    private const int EnoughOfPage = 400, EnoughOfBar = 30;

    private readonly Grey _picture;
    private readonly EdgeProfile _edges;

    public ScreenComparison(ScreenPrint picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        _picture = picture.Grey;
        _edges = new EdgeProfile(_picture);
    }

    public ScreenLikeness With(ScreenPrint earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var first = earlier.Grey;
        var (rough, quality) = new EdgeProfile(first).LaidOver(_edges);
        if (quality < RoughFit) return ScreenLikeness.None;
        var overlay = new Overlay(first, _picture, Registration.Refine(first, _picture, rough));
        var (bar, foot) = ((int)Math.Round(first.Height * BarShare), (int)(first.Height * (1 - FootShare)));
        if (overlay.Worst(bar, foot, EnoughOfPage, Hopeless) is not { } page) return ScreenLikeness.None;
        return new ScreenLikeness(page, page < Hopeless ? null : overlay.Worst(0, bar, EnoughOfBar, -1));
    }
}
