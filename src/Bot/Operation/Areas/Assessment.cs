namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Targets, score sheet, cards, 约谈, 无诈.</summary>
internal static class Assessment
{
    public static IReadOnlyList<Type> Stores { get; } = [];

    public static IReadOnlyList<Type> Parts { get; } = [];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [];
}
