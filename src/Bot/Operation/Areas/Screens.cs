namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Screenshots: reuse, reading, the office's review.</summary>
internal static class Screens
{
    public static IReadOnlyList<Type> Stores { get; } = [];

    public static IReadOnlyList<Type> Parts { get; } = [];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [];
}
