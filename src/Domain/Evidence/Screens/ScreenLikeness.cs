namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>
/// How alike two pictures are after the one was laid over the other: the correlation (to 1) of their worst pieces, in the page itself and in the
/// status bar. Bar is null where the bar of either was cut off.
/// </summary>
public readonly record struct ScreenLikeness(double Page, double? Bar)
{
    /// <summary>
    /// Below these some phone, number, switch, clock or battery differs. Calibrated on drawn screens (docs/rules/screens.md has the figures);
    /// to be looked at again on real ones.
    /// </summary>
    public const double SamePage = 0.955, SameBar = 0.92;

    /// <summary>Laid on one another they did not even roughly fit.</summary>
    public static ScreenLikeness None => new(-1, null);

    public bool IsSamePage => Page >= SamePage;

    public bool IsSamePicture => IsSamePage && Bar >= SameBar;

    /// <summary>The page is the same in everything, and the bar that would tell another time or phone is missing.</summary>
    public bool IsSamePageWithoutBar => IsSamePage && Bar is null;
}
