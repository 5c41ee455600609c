namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Tasks, meetings, activity, burden.</summary>
internal static class Undertakings
{
    public static IReadOnlyList<Type> Stores { get; } = [];

    public static IReadOnlyList<Type> Parts { get; } = [];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [];
}
