using AntiFraudBot.Bot.Handlers.Assessment;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Targets, score sheet, cards, 约谈, 无诈.</summary>
internal static class Assessment
{
    public static IReadOnlyList<Type> Stores { get; } = [typeof(Measures), typeof(EnteredFigures), typeof(FraudFreeLists)];

    public static IReadOnlyList<Type> Parts { get; } = [typeof(AssessmentSources), typeof(AssessmentDesk), typeof(MeasureNotices), typeof(Rectifications)];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [typeof(MeasureHandler), typeof(MeasureAppealHandler), typeof(RectificationHandler), typeof(ReminderHandler), typeof(VetoHandler), typeof(ScoreHandler), typeof(EnteredHandler), typeof(FraudFreeHandler), typeof(CompositeHandler)];
}
