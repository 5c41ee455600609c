namespace AntiFraudBot.Simulator.Platform;

/// <summary>So many in any stretch of this length.</summary>
/// <param name="Count">Units (calls, or receivers where the platform counts those).</param>
/// <param name="Window">Length on the platform's clock.</param>
/// <param name="Blocks">True: who exceeds it is shut out for a whole window. False: only the excess is refused.</param>
public sealed record Limit(int Count, TimeSpan Window, bool Blocks = true)
{
    public static Limit PerMinute(int count) => new(count, TimeSpan.FromMinutes(1));

    public static Limit PerHour(int count) => new(count, TimeSpan.FromHours(1));

    /// <summary>A block of a daily limit lasts to the end of the local day.</summary>
    public static Limit PerDay(int count) => new(count, TimeSpan.FromDays(1));
}
