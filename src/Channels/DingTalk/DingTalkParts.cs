using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Callbacks;
using AntiFraudBot.Channels.DingTalk.Cards;
using AntiFraudBot.Channels.DingTalk.Groups;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Channels.DingTalk.Robot;
using AntiFraudBot.Channels.DingTalk.Streaming;
using AntiFraudBot.Channels.DingTalk.Webhooks;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk;

/// <summary>Everything of DingTalk, put together from the settings. What is not configured is null or not in its list.</summary>
public sealed class DingTalkParts : IDisposable
{
    private readonly IReadOnlyList<IDisposable> _owned;

    private DingTalkParts(IReadOnlyList<IDisposable> owned) => _owned = owned;

    public required DingTalkChannel Channel { get; init; }
    public required IReadOnlyList<IConnection> Connections { get; init; }
    public required IReadOnlyList<ICallback> Callbacks { get; init; }
    public required IChannelProbe Probe { get; init; }
    public required QuotaBook Quotas { get; init; }
    public required MonthlyBudget Budget { get; init; }
    public IRemoteFiles? RemoteFiles { get; init; }
    public Directory? Directory { get; init; }
    public SentMessages? Sent { get; init; }
    public SceneGroups? SceneGroups { get; init; }
    public ReportCards? Cards { get; init; }

    /// <summary>
    /// campaign: the platform's time (quotas, tokens, signatures); machine: time-outs and connections. openAttachment: the bytes of an attachment
    /// by its id. ledger: where the month's calls are counted; news: told what happens in chats, apart from messages. handler: null for the
    /// network. Throws when the settings have problems: check <see cref="DingTalkSettings.Problems"/> first.
    /// </summary>
    public static DingTalkParts Create(
        DingTalkSettings settings, Func<string, Stream> openAttachment, Intake intake, GapHeard gapHeard, TimeProvider campaign, TimeProvider machine,
        ILoggerFactory logs, HttpMessageHandler? handler = null, CallLedger? ledger = null, ChatNewsHeard? news = null)
    {
        if (settings.Problems().FirstOrDefault() is { } problem) throw new ArgumentException(problem, nameof(settings));
        var edition = Editions.Of(settings);
        var (calls, quotas, limits) = (new HttpCalls(handler, machine), new QuotaBook(campaign), new DingTalkQuotas(edition));
        var budget = new MonthlyBudget(edition, ledger ?? CallLedger.InMemory(), campaign, logs.CreateLogger<MonthlyBudget>());
        var tokens = AppTokens.Of(calls, settings, campaign);
        var api = settings.HasApp ? new DingTalkApi(calls, settings, tokens, limits, quotas, budget, machine, logs.CreateLogger<DingTalkApi>()) : null;
        var sessions = new ReplySessions(settings.OapiBase, campaign);
        var files = api is null ? null : new RobotFiles(api, new MediaShelf(openAttachment, campaign));
        var webhooks = new WebhookWay(calls, settings.Webhooks, files, limits, quotas, budget, campaign, logs.CreateLogger<WebhookWay>());
        var cards = api is null ? null : new ReportCards(api, settings);
        var ways = new Dictionary<Way, IWay> { [Way.Reply] = new SessionWay(calls, sessions, limits, budget), [Way.Webhook] = webhooks };
        if (api is not null)
        {
            ways[Way.Card] = new CardWay(cards!, limits, budget);
            ways[Way.Robot] = new RobotWay(api, settings, files!, cards!, limits, quotas, budget);
            ways[Way.Scene] = new SceneWay(api, settings, files!, limits, budget);
        }

        var reading = new MessageReading(settings, sessions, campaign);
        var presses = new CardPresses(Counted(intake, budget), campaign);
        var ears = new StreamEars(reading, Counted(intake, budget), presses, news, logs.CreateLogger<StreamEars>());
        var connection = settings.Connects
            ? new StreamConnection(new StreamTickets(calls, settings), ears, intake, gapHeard, machine, logs.CreateLogger<StreamConnection>())
            : null;
        return new DingTalkParts([calls, tokens, presses])
        {
            Channel = new DingTalkChannel(ways, parcel => ReachOf(parcel, sessions, webhooks, cards), quotas),
            Connections = connection is null ? [] : [connection],
            Callbacks = [.. CallbacksOf(settings, reading, Counted(intake, budget), presses, news, campaign, logs)],
            RemoteFiles = api is null ? null : new DingTalkFiles(api, calls, settings),
            Probe = new DingTalkProbe(settings, api, new GroupProbe(api, settings, webhooks, quotas), budget, connection),
            Quotas = quotas,
            Budget = budget,
            Directory = api is null ? null : new Directory(api, campaign),
            Sent = api is null ? null : new SentMessages(api, settings),
            SceneGroups = api is null ? null : new SceneGroups(api, settings),
            Cards = cards,
        };
    }

    public void Dispose()
    {
        foreach (var owned in _owned) owned.Dispose();
    }

    private static IEnumerable<ICallback> CallbacksOf(
        DingTalkSettings settings, MessageReading reading, Intake intake, CardPresses presses, ChatNewsHeard? news, TimeProvider campaign, ILoggerFactory logs)
    {
        if (settings.CardCallbackSecret.Length > 0) yield return new CardCallback(settings.CardCallbackSecret, presses, campaign, logs.CreateLogger<CardCallback>());

        if (settings.HasApp) yield return new RobotCallback(settings.ClientSecret, reading, intake, campaign, logs.CreateLogger<RobotCallback>());
        if (settings.HasApp && settings.EventToken.Length > 0)
        {
            var crypto = new CallbackCrypto(settings.EventToken, settings.EventAesKey, settings.ClientId);
            yield return new EventCallback(crypto, news, campaign, logs.CreateLogger<EventCallback>());
        }
    }

    // Whether what the platform delivers is metered is not certain: the account is kept as if it were.
    private static Intake Counted(Intake intake, MonthlyBudget budget) => (heard, ct) =>
    {
        budget.Count(MonthAccount.Webhooks);
        return intake(heard, ct);
    };

    private static Reach ReachOf(Parcel parcel, ReplySessions sessions, WebhookWay webhooks, ReportCards? cards) => new(
        CanReply: sessions.For(parcel.Answers) is not null,
        App: cards is not null,
        Webhook: WebhookNames.For(parcel.To, webhooks.Knows) is not null,
        Scene: cards is not null && parcel.To.Services.ContainsKey(GroupServices.Managed),
        Card: cards is { IsConfigured: true });
}
