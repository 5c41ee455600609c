using AntiFraudBot.Bot.Handlers.Incidents;
using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Warnings, cases, tips, residents' questions.</summary>
internal static class Incidents
{
    public static IReadOnlyList<Type> Stores { get; } = [typeof(Warnings), typeof(FraudCases), typeof(Tips), typeof(FraudPictures)];

    public static IReadOnlyList<Type> Parts { get; } = [typeof(WarningDesk), typeof(CaseDesk), typeof(TipSafe), typeof(TipFiling), typeof(TipDesk), typeof(WarningCallback)];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } =
    [
        typeof(WarningOrderHandler), typeof(WarningReplyHandler), typeof(WarningListHandler), typeof(CaseCommandHandler), typeof(BulletinHandler),
        typeof(TipFileHandler), typeof(TipCommandHandler), typeof(RewardHandler), typeof(FraudQuestionHandler), typeof(PretenceHandler),
    ];

    /// <summary>Settings, the office's knowledge of frauds, and the clock of the warnings.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var warnings = SettingsSection.Read<WarningSettings>(configuration, "Warnings");
        var tips = SettingsSection.Read<TipSettings>(configuration, "Tips");
        services.AddSingleton(warnings).AddSingleton(warnings.ToRules());
        // A key that is none stops the start, not the first tip.
        _ = tips.Sealing();
        services.AddSingleton(tips).AddSingleton(tips.ToScale());
        services.AddSingleton(SettingsSection.Read<CaseSettings>(configuration, "Cases").ToRules());
        services.AddSingleton(FraudKnowledge.Load()).AddSingleton(SiteKnowledge.Load());
        services.AddHostedService<FraudPictureReader>();
        services.AddHostedService<WarningWatch>();
    }
}
