using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Screenshots;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Screenshots: reuse, reading, the office's review.</summary>
internal static class Screens
{
    public static IReadOnlyList<Type> Stores { get; } = [typeof(ScreenShots)];

    public static IReadOnlyList<Type> Parts { get; } =
        [typeof(ScreenFiling), typeof(ScreenDesk), typeof(KnownMaterials), typeof(ScreenReading), typeof(PostedPictures), typeof(ScreenExaminer)];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [typeof(ScreenReviewHandler)];
}
