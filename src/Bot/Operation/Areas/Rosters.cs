namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Weekly rosters in private chat, and spot checks.</summary>
internal static class Rosters
{
    public static IReadOnlyList<Type> Stores { get; } = [];

    public static IReadOnlyList<Type> Parts { get; } = [];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [];
}
