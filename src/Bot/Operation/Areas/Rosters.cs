using AntiFraudBot.Bot.Cli;
using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Documents.Rosters;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Weekly rosters in private chat, and spot checks.</summary>
internal static class Rosters
{
    // 50,000 rows take seconds; a slow machine under load a minute.
    private static readonly TimeSpan TimePerStep = TimeSpan.FromSeconds(90);

    public static IReadOnlyList<Type> Stores { get; } = [typeof(RosterCabinet), typeof(SpotChecks)];

    public static IReadOnlyList<Type> Parts { get; } =
    [
        typeof(RosterMail), typeof(RosterReadings), typeof(RosterExamination), typeof(RosterClearing), typeof(RosterDesk), typeof(RosterFiling), typeof(RosterHandler), typeof(SpotDesk), typeof(TrustDesk), typeof(VerifiedFigures),
    ];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } =
    [
        typeof(RosterHandler), typeof(SponsorHandler), typeof(SpotCheckHandler), typeof(TrustHandler),
    ];

    /// <summary>What depends on the settings.</summary>
    public static void AddSettings(IServiceCollection services, EvidenceSettings evidence)
    {
        services.AddSingleton(evidence).AddSingleton(new RosterPeople(evidence.Sealing()));
        services.AddSingleton(_ => new RosterProcess(RosterChild.Command, TimePerStep));
        services.AddSingleton<IForework, RosterReader>();
        services.AddHostedService(p => p.GetRequiredService<RosterClearing>());
    }
}
