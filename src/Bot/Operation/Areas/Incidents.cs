namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Warnings, cases, tips, residents' questions.</summary>
internal static class Incidents
{
    public static IReadOnlyList<Type> Stores { get; } = [];

    public static IReadOnlyList<Type> Parts { get; } = [];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [];
}
