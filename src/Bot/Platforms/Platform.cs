using AntiFraudBot.Channels;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Channels.DingTalk.Robot;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.WeCom.Groups;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>Everything one configured platform brings: its channel and what belongs to it.</summary>
public sealed record Platform(IChannel Channel)
{
    public IReadOnlyList<IConnection> Connections { get; init; } = [];
    public IReadOnlyList<ICallback> Callbacks { get; init; } = [];
    public IRemoteFiles? Files { get; init; }
    public IReadOnlyList<IChannelProbe> Probes { get; init; } = [];

    /// <summary>Groups the app makes by itself; null where it cannot.</summary>
    public IManagedGroups? ManagedGroups { get; init; }

    /// <summary>What can still be done with what was sent; null where nothing can.</summary>
    public SentMessages? Sent { get; init; }

    /// <summary>Mass sends to groups on plain WeChat; null where there are none.</summary>
    public CustomerGroups? CustomerGroups { get; init; }

    /// <summary>The account that belongs to a telephone number, by the platform's directory; null where it cannot be asked.</summary>
    public Func<string, CancellationToken, Task<string?>>? AccountOfPhone { get; init; }

    /// <summary>Says beforehand what a push will use up; null where there is nothing to count.</summary>
    public ISendPlanner? Planner { get; init; }

    /// <summary>What planned messages take of the accounts of the month; null where nothing is metered by the month.</summary>
    public Func<IReadOnlyList<PlannedSend>, CancellationToken, Task<IReadOnlyList<MonthCost>>>? CostAsync { get; init; }

    /// <summary>What is to be closed with the house.</summary>
    public IDisposable? Owned { get; init; }

    public string Name => Channel.Name;
}

/// <summary>What the house gives a platform; Calls and News are missing where it is only looked at; Ledger is the month's account then. Campaign = the clock of quotas and deadlines; Machine = the clock of sockets and time-outs.</summary>
public sealed record PlatformHouse(
    Intake Intake, GapHeard GapHeard, Func<string, Stream> OpenAttachment, TimeProvider Campaign, TimeProvider Machine, ILoggerFactory Loggers,
    CallAccount? Calls = null, ChatNewsDesk? News = null, CallLedger? Ledger = null);

/// <summary>What a push takes of one account of the month, and what is left of it before the push. Account as the office calls it.</summary>
public sealed record MonthCost(string Account, int Cost, long Left);

/// <summary>A platform the settings name, not yet set up: the house must stand first. Name is the channel's.</summary>
public sealed record PlatformPlan(string Name, Func<PlatformHouse, Platform> Make);

/// <summary>What the office calls a platform.</summary>
public static class PlatformNames
{
    public static string Of(string channel) => channel switch
    {
        "wecom" => "企业微信",
        "dingtalk" => "钉钉",
        _ => channel,
    };
}
