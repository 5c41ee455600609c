using AntiFraudBot.Bot.Evidence;
using AntiFraudBot.Bot.Handlers;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Weekly rosters in private chat, and spot checks.</summary>
internal static class Rosters
{
    public static IReadOnlyList<Type> Stores { get; } = [typeof(RosterCabinet)];

    public static IReadOnlyList<Type> Parts { get; } = [typeof(RosterDesk), typeof(RosterFiling), typeof(RosterHandler)];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [typeof(RosterHandler), typeof(SponsorHandler)];

    /// <summary>What depends on the settings.</summary>
    public static void AddSettings(IServiceCollection services, IConfiguration configuration)
    {
        var evidence = SettingsSection.Read<EvidenceSettings>(configuration, "Evidence");
        services.AddSingleton(evidence).AddSingleton(new RosterPeople(evidence.Sealing()));
    }
}
