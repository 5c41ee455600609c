using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.Files;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom.AiBot;
using AntiFraudBot.Channels.WeCom.AiBot.Called;
using AntiFraudBot.Channels.WeCom.AiBot.Media;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Channels.WeCom.App;
using AntiFraudBot.Channels.WeCom.Crypto;
using AntiFraudBot.Channels.WeCom.Groups;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>Everything of WeCom, put together from the settings. What is not configured is null or not in its list.</summary>
public sealed class WeComParts : IDisposable
{
    private readonly IReadOnlyList<IDisposable> _owned;

    private WeComParts(IReadOnlyList<IDisposable> owned) => _owned = owned;

    public required WeComChannel Channel { get; init; }
    public required IReadOnlyList<IConnection> Connections { get; init; }
    public required IReadOnlyList<ICallback> Callbacks { get; init; }
    public required IRemoteFiles RemoteFiles { get; init; }
    public required IChannelProbe Probe { get; init; }
    public required QuotaBook Quotas { get; init; }
    public Directory? Directory { get; init; }
    public AppMessages? App { get; init; }
    public AppChats? AppChats { get; init; }
    public CustomerGroups? CustomerGroups { get; init; }

    /// <summary>
    /// campaign: the platform's time (quotas, tokens, callbacks); machine: time-outs and connections. openAttachment: the bytes of an attachment
    /// by its id. handler: null for the network. Throws when the settings have problems: check <see cref="WeComSettings.Problems"/> first.
    /// </summary>
    public static WeComParts Create(
        WeComSettings settings, Func<string, Stream> openAttachment, Intake intake, GapHeard gapHeard, TimeProvider campaign, TimeProvider machine,
        ILoggerFactory logs, HttpMessageHandler? handler = null, Welcome? welcome = null)
    {
        if (settings.Problems().FirstOrDefault() is { } problem) throw new ArgumentException(problem, nameof(settings));
        var (calls, quotas, shelf) = (new HttpCalls(handler, machine), new QuotaBook(campaign), new MediaShelf(openAttachment, campaign));
        var tokens = settings.App.IsConfigured ? AppTokens.Of(calls, new Uri(settings.ApiBase), settings.App, campaign) : null;
        var api = tokens is null ? null : new WeComApi(calls, new Uri(settings.ApiBase), tokens, logs.CreateLogger<WeComApi>());
        var directory = api is null ? null : new Directory(api, campaign);
        var ids = directory is null ? null : new OpenIds(directory, intake);
        var hear = ids is null ? intake : ids.HearAsync;

        var connection = settings.AiBot.Connects
            ? new AiBotConnection(settings.AiBot, hear, gapHeard, welcome ?? NoWelcome, campaign, machine, logs.CreateLogger<AiBotConnection>())
            : null;
        var addresses = new AnsweringAddresses(campaign);
        IAiBotVoice? voice = connection is not null ? new AiBotSender(connection, quotas, openAttachment, machine, logs.CreateLogger<AiBotSender>())
            : settings.AiBot.IsCalled ? new AiBotResponder(addresses, calls, new Uri(settings.ApiBase), quotas, logs.CreateLogger<AiBotResponder>())
            : null;
        var messages = api is null ? null : new AppMessages(api, settings.App, shelf, quotas, campaign);
        List<ICallback> callbacks = settings.App.Hears ? [AppCallback(settings.App, intake, messages!, campaign, logs)] : [];
        if (settings.AiBot.IsCalled)
            callbacks.Add(new AiBotCallback(settings.AiBot, addresses, hear, welcome ?? NoWelcome, campaign, machine, logs.CreateLogger<AiBotCallback>()));

        var webhooks = new WebhookWay(calls, settings.Webhooks, shelf, quotas, logs.CreateLogger<WebhookWay>());
        var chats = api is null ? null : new AppChats(api);

        var ways = new Dictionary<Way, IWay> { [Way.Webhook] = webhooks };
        if (voice is not null) (ways[Way.AiReply], ways[Way.AiPush]) = (new AiBotWay(voice, ids, true), new AiBotWay(voice, ids, false));
        if (api is not null) (ways[Way.App], ways[Way.AppChat]) = (messages!, new AppChatWay(api, shelf, quotas));
        var files = new AiBotFiles(settings.AiBot, machine, handler);
        return new WeComParts([calls, files, .. tokens is null ? [] : new IDisposable[] { tokens }])
        {
            Channel = new WeComChannel(ways, parcel => ReachOf(parcel, voice, webhooks, api is not null), quotas),
            Connections = connection is null ? [] : [connection],
            Callbacks = callbacks,
            RemoteFiles = new WeComFiles(api is null ? null : new AppMedia(api), files),
            Probe = new WeComProbe(settings, api, webhooks, new GroupProbe(voice is { Pushes: true }, webhooks, chats, quotas), connection),
            Quotas = quotas,
            Directory = directory,
            App = messages,
            AppChats = chats,
            CustomerGroups = api is null ? null : new CustomerGroups(api, shelf, quotas),
        };
    }

    public void Dispose()
    {
        foreach (var owned in _owned) owned.Dispose();
    }

    private static Task<string?> NoWelcome(string userId, CancellationToken ct) => Task.FromResult<string?>(null);

    private static Reach ReachOf(Parcel parcel, IAiBotVoice? voice, WebhookWay webhooks, bool app) => new(
        CanReply: voice?.CanReply(parcel) == true,
        AskedApp: parcel.Answers?.ExternalId.StartsWith(AppMessage.IdPrefix, StringComparison.Ordinal) == true,
        AiBot: voice is { Pushes: true },
        Webhook: WebhookNames.For(parcel.To, webhooks.Knows) is not null,
        AppChat: app && parcel.To.Services.ContainsKey(GroupServices.Managed),
        App: app);

    private static AppCallback AppCallback(WeComAppSettings app, Intake intake, AppMessages messages, TimeProvider campaign, ILoggerFactory logs) =>
        new(new CallbackGate(new CallbackCrypto(app.Token, app.EncodingAESKey, app.CorpId), campaign, logs.CreateLogger<CallbackGate>()), intake, messages.PressedAsync);
}
