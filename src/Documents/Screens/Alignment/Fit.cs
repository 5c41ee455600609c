namespace AntiFraudBot.Documents.Screens;

/// <summary>Where a place of the first picture lies in the second: x' = ScaleX·x + ShiftX, y' = ScaleY·y + ShiftY; px, counted at the middle of a pixel.</summary>
internal readonly record struct Fit(double ScaleX, double ShiftX, double ScaleY, double ShiftY)
{
    /// <summary>The same between two pictures of twice the size.</summary>
    public Fit Doubled() => new(ScaleX, (2 * ShiftX) + (0.5 * (1 - ScaleX)), ScaleY, (2 * ShiftY) + (0.5 * (1 - ScaleY)));
}
