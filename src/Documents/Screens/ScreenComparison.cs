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
    private const int EnoughOfPage = 400, EnoughOfBar = 360;

    private readonly Grey _picture;
    private readonly Grey _strip;
    private readonly EdgeProfile _edges;

    public ScreenComparison(ScreenPrint picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        (_picture, _strip) = (picture.Grey, picture.Strip);
        _edges = new EdgeProfile(_picture);
    }

    public ScreenLikeness With(ScreenPrint earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var first = earlier.Grey;
        var (rough, quality) = new EdgeProfile(first).LaidOver(_edges);
        if (quality < RoughFit) return ScreenLikeness.None;
        var fit = Registration.Refine(first, _picture, rough);
        var (bar, foot) = ((int)Math.Round(first.Height * BarShare), (int)(first.Height * (1 - FootShare)));
        if (new Overlay(first, _picture, fit).Worst(bar, foot, EnoughOfPage, Hopeless) is not { } page) return ScreenLikeness.None;
        return new ScreenLikeness(page, page < Hopeless ? null : new Overlay(earlier.Strip, _strip, fit.Doubled()).Worst(0, 2 * bar, EnoughOfBar, -1));
    }
}
