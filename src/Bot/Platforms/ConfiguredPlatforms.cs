using AntiFraudBot.Bot.Operation;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Which real platforms the settings name. None = the sandbox.</summary>
public static class ConfiguredPlatforms
{
    private static readonly string[] WeComKeys = ["WeCom:AiBot:BotId", "WeCom:AiBot:Token", "WeCom:App:CorpId"];
    private static readonly string[] DingTalkKeys = ["DingTalk:ClientId", "DingTalk:RobotCode"];

    public static IReadOnlyList<PlatformPlan> Of(IConfiguration configuration)
    {
        var plans = new List<PlatformPlan>();
        if (Names(configuration, WeComKeys, "WeCom:Webhooks")) plans.Add(NotYet("企业微信"));
        if (Names(configuration, DingTalkKeys, "DingTalk:Webhooks")) plans.Add(NotYet("钉钉"));
        return plans;
    }

    private static bool Names(IConfiguration configuration, string[] keys, string webhooks) =>
        keys.Any(k => !string.IsNullOrEmpty(configuration[k])) || configuration.GetSection(webhooks).GetChildren().Any();

    // Starting a sandbox while somebody believes the bot is on a real platform would be worse than not starting.
    private static PlatformPlan NotYet(string name) => throw new CannotStartException($"配置里有{name}，但本版本还不支持{name}。请先去掉该配置。");
}
