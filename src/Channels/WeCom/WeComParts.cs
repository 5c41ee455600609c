using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Channels.WeCom.App;
using AntiFraudBot.Channels.WeCom.Crypto;
using AntiFraudBot.Channels.WeCom.Groups;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom;

/// <summary>Everything of WeCom, put together from the settings. What is not configured is null or not in its list.</summary>
public sealed class WeComParts : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    private WeComParts()
    {
    }

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
        ILoggerFactory logs, HttpMessageHandler? handler = null)
    {
        if (settings.Problems().FirstOrDefault() is { } problem) throw new ArgumentException(problem, nameof(settings));
        var (calls, quotas, shelf) = (new HttpCalls(handler, machine), new QuotaBook(campaign), new MediaShelf(openAttachment, campaign));
        var tokens = settings.App.IsConfigured ? new AccessTokens(calls, new Uri(settings.ApiBase), settings.App, campaign) : null;
        var api = tokens is null ? null : new WeComApi(calls, new Uri(settings.ApiBase), tokens, logs.CreateLogger<WeComApi>());
        var webhooks = new WebhookWay(calls, settings.Webhooks, shelf, quotas, logs.CreateLogger<WebhookWay>());
        var messages = api is null ? null : new AppMessages(api, settings.App, shelf, quotas, campaign);
        var chats = api is null ? null : new AppChats(api);
        var ways = new Dictionary<Way, IWay> { [Way.Webhook] = webhooks };
        if (api is not null) (ways[Way.App], ways[Way.AppChat]) = (messages!, new AppChatWay(api, shelf, quotas));
        var parts = new WeComParts
        {
            Channel = new WeComChannel(ways, parcel => ReachOf(parcel, api is not null, webhooks), quotas),
            Connections = [],
            Callbacks = settings.App.Hears ? [AppCallback(settings.App, intake, campaign, logs)] : [],
            RemoteFiles = new WeComFiles(api is null ? null : new AppMedia(api)),
            Probe = new WeComProbe(settings, api, webhooks, new GroupProbe(false, webhooks, chats, quotas), () => null),
            Quotas = quotas,
            Directory = api is null ? null : new Directory(api, campaign),
            App = messages,
            AppChats = chats,
            CustomerGroups = api is null ? null : new CustomerGroups(api, shelf, quotas),
        };
        parts._owned.Add(calls);
        if (tokens is not null) parts._owned.Add(tokens);
        return parts;
    }

    public void Dispose() => _owned.ForEach(o => o.Dispose());

    private static Reach ReachOf(Parcel parcel, bool app, WebhookWay webhooks)
    {
        var services = parcel.To.Services;
        return new Reach(
            CanReply: false,
            AskedApp: parcel.Answers?.ExternalId.StartsWith(AppMessage.IdPrefix, StringComparison.Ordinal) == true,
            AiBot: false,
            Webhook: services.TryGetValue(GroupServices.Webhook, out var name) && webhooks.Knows(name),
            AppChat: app && services.ContainsKey(GroupServices.Managed),
            App: app);
    }

    private static AppCallback AppCallback(WeComAppSettings app, Intake intake, TimeProvider campaign, ILoggerFactory logs) =>
        new(new CallbackGate(new WeComCrypto(app.Token, app.EncodingAESKey, app.CorpId), campaign, logs.CreateLogger<CallbackGate>()), intake);
}
