using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Channels.WeCom;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Which real platforms the settings name. None = the sandbox.</summary>
public static class ConfiguredPlatforms
{
    private static readonly string[] DingTalkKeys = ["DingTalk:ClientId", "DingTalk:RobotCode"];

    /// <summary>Throws <see cref="CannotStartException"/> with the reason in plain Chinese when a platform's settings cannot be used.</summary>
    public static IReadOnlyList<PlatformPlan> Of(IConfiguration configuration)
    {
        var plans = new List<PlatformPlan>();
        if (WeComPlan(configuration) is { } wecom) plans.Add(wecom);
        // Starting a sandbox while somebody believes the bot is on a real platform would be worse than not starting.
        if (DingTalkKeys.Any(k => !string.IsNullOrEmpty(configuration[k])) || configuration.GetSection("DingTalk:Webhooks").GetChildren().Any())
            throw new CannotStartException("配置里有钉钉，但本版本还不支持钉钉。请先去掉该配置。");
        return plans;
    }

    private static PlatformPlan? WeComPlan(IConfiguration configuration)
    {
        var settings = configuration.GetSection("WeCom").Get<WeComSettings>() ?? new();
        string[] problems = [.. settings.Problems()];
        if (problems.Length > 0) throw new CannotStartException(string.Join('\n', problems));
        return settings.IsConfigured ? new PlatformPlan("wecom", house => WeCom(settings, house)) : null;
    }

    private static Platform WeCom(WeComSettings settings, PlatformHouse house)
    {
        var parts = WeComParts.Create(settings, house.OpenAttachment, house.Intake, house.GapHeard, house.Campaign, house.Machine, house.Loggers);
        return new Platform(parts.Channel)
        {
            Connections = parts.Connections,
            Callbacks = parts.Callbacks,
            Files = parts.RemoteFiles,
            Probes = [parts.Probe],
            Planner = parts.Channel,
            AccountOfPhone = parts.Directory is { } directory ? directory.UserIdOfPhoneAsync : null,
            Owned = parts,
        };
    }
}
