namespace AntiFraudBot.Documents.Screens;

/// <summary>Where a place of the first picture lies in the second: x' = ScaleX·x + ShiftX, y' = ScaleY·y + ShiftY; px.</summary>
internal readonly record struct Fit(double ScaleX, double ShiftX, double ScaleY, double ShiftY);
