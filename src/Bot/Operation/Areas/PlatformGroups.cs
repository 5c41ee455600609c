using AntiFraudBot.Bot.Handlers.Groups;
using AntiFraudBot.Bot.Platforms.Errands;

namespace AntiFraudBot.Bot.Operation.Areas;

/// <summary>Groups the app makes, and mass sends to groups on plain WeChat.</summary>
internal static class PlatformGroups
{
    public static IReadOnlyList<Type> Stores { get; } = [typeof(Storage.Errands)];

    public static IReadOnlyList<Type> Parts { get; } = [typeof(MassSendDesk)];

    /// <summary>What is done on errands, by kind.</summary>
    public static IReadOnlyList<Type> Errands { get; } = [typeof(GroupErrand), typeof(CustomerGroupErrand), typeof(MassSendErrand), typeof(RecallErrand)];

    /// <summary>In the router's order.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [typeof(ManagedGroupHandler), typeof(CustomerGroupHandler)];
}
