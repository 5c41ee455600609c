namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Word papers, workbooks and the leaders' further questions.</summary>
internal static class Papers
{
    public static IReadOnlyList<Type> Stores { get; } = [];

    public static IReadOnlyList<Type> Parts { get; } = [];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [];
}
