using AntiFraudBot.Bot.Operation;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Channels.WeCom;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Which real platforms the settings name. None = the sandbox.</summary>
public static class ConfiguredPlatforms
{
    /// <summary>Throws <see cref="CannotStartException"/> with the reason in plain Chinese when a platform's settings cannot be used.</summary>
    public static IReadOnlyList<PlatformPlan> Of(IConfiguration configuration)
    {
        var plans = new List<PlatformPlan>();
        if (WeComPlan(configuration) is { } wecom) plans.Add(wecom);
        if (DingTalkPlan(configuration) is { } dingtalk) plans.Add(dingtalk);
        return plans;
    }

    private static PlatformPlan? WeComPlan(IConfiguration configuration)
    {
        var settings = configuration.GetSection("WeCom").Get<WeComSettings>() ?? new();
        Insist(settings.Problems());
        return settings.IsConfigured ? new PlatformPlan("wecom", house => WeCom(settings, house)) : null;
    }

    private static PlatformPlan? DingTalkPlan(IConfiguration configuration)
    {
        var settings = configuration.GetSection("DingTalk").Get<DingTalkSettings>() ?? new();
        Insist(settings.Problems());
        return settings.IsConfigured ? new PlatformPlan("dingtalk", house => DingTalk(settings, house)) : null;
    }

    // Starting a sandbox while somebody believes the bot is on a real platform would be worse than not starting.
    private static void Insist(IEnumerable<string> problems)
    {
        string[] found = [.. problems];
        if (found.Length > 0) throw new CannotStartException(string.Join('\n', found));
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
            ManagedGroups = parts.AppChats,
            CustomerGroups = parts.CustomerGroups,
            AccountOfPhone = parts.Directory is { } directory ? directory.UserIdOfPhoneAsync : null,
            Owned = parts,
        };
    }

    private static Platform DingTalk(DingTalkSettings settings, PlatformHouse house)
    {
        var ledger = house.Calls is { } calls
            ? new CallLedger(calls.CountAsync, (month, account, count, ct) => calls.AddAsync(Editions.Of(settings), month, account, count, ct))
            : house.Ledger;
        var parts = DingTalkParts.Create(
            settings, house.OpenAttachment, house.Intake, house.GapHeard, house.Campaign, house.Machine, house.Loggers, ledger: ledger, news: house.News is { } news ? news.HeardAsync : null);
        return new Platform(parts.Channel)
        {
            Connections = parts.Connections,
            Callbacks = parts.Callbacks,
            Files = parts.RemoteFiles,
            Probes = [parts.Probe],
            Planner = parts.Channel,
            ManagedGroups = parts.SceneGroups,
            Sent = parts.Sent,
            CostAsync = async (sends, ct) => [.. (await parts.Budget.CostAsync(sends, ct)).Select(c => new MonthCost(c.Use.Name, c.Cost, c.Use.Left))],
            AccountOfPhone = parts.Directory is { } directory ? directory.UserIdOfPhoneAsync : null,
            Owned = parts,
        };
    }
}
