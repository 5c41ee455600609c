namespace AntiFraudBot.Bot.Settings;

/// <summary>Screenshots sent as evidence.</summary>
public sealed record ScreenSettings
{
    /// <summary>Minutes before or after a picture in which a report of the same person in the same chat is taken to go with it.</summary>
    public int JoinMinutes { get; init; } = 5;

    /// <summary>Machine time one picture may take to decode, and again to read.</summary>
    public int SecondsPerPicture { get; init; } = 15;

    /// <summary>auto: pictures are read where Tesseract with chi_sim is installed; off: never.</summary>
    public string Reading { get; init; } = "auto";

    public bool Reads => !string.Equals(Reading, "off", StringComparison.OrdinalIgnoreCase);
}
