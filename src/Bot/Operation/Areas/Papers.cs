using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.PaperDesks;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Word papers, workbooks and the leaders' further questions.</summary>
internal static class Papers
{
    public static IReadOnlyList<Type> Stores { get; } = [typeof(PaperArchive)];

    public static IReadOnlyList<Type> Parts { get; } =
        [typeof(TemplateShelf), typeof(PaperPress), typeof(BulletinDesk), typeof(NoticeDesk), typeof(DossierDesk), typeof(WeeklyDrafts)];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [typeof(PaperHandler), typeof(CompareHandler), typeof(ScorePaperHandler)];
}
