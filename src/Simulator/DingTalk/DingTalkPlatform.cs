using System.Text.Json;
using AntiFraudBot.Simulator.DingTalk.Cards;
using AntiFraudBot.Simulator.DingTalk.Contacts;
using AntiFraudBot.Simulator.DingTalk.Control;
using AntiFraudBot.Simulator.DingTalk.Files;
using AntiFraudBot.Simulator.DingTalk.Gateway;
using AntiFraudBot.Simulator.DingTalk.Groups;
using AntiFraudBot.Simulator.DingTalk.Inbound;
using AntiFraudBot.Simulator.DingTalk.Limits;
using AntiFraudBot.Simulator.DingTalk.Robots;
using AntiFraudBot.Simulator.DingTalk.Stream;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk;

/// <summary>钉钉. Both of its hosts and the Stream endpoint are one address here; no path is on two of them.</summary>
public sealed class DingTalkPlatform : IPlatform, IDisposable
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    private readonly World world;
    private readonly Applications applications = new();
    private readonly Meter meter;
    private readonly Gate gate;
    private readonly Conversations conversations;
    private readonly WebhookRobots robots;
    private readonly CardDeck cards;
    private readonly SceneGroupApi scenes;
    private readonly Downloads downloads;
    private readonly Lines lines;
    private readonly StreamHub hub;
    private readonly Ears ears;
    private readonly Presses presses;
    private readonly ControlPanel panel;
    private readonly List<Interface> interfaces;

    public DingTalkPlatform(World world, IHttpClientFactory clients)
    {
        this.world = world;
        OpenPoints.Declare(world.Switches);
        meter = new Meter(world.Clock);
        var tokens = new Tokens(world.Clock, world.Ids);
        gate = new Gate(world, applications, tokens, meter);
        conversations = new Conversations(world, applications);
        robots = new WebhookRobots(world);
        var (sessions, sent, mouth, media) = (new Sessions(world), new SentMessages(), new Mouth(world), new Media(world));
        var (templates, http, tickets) = (new Templates(media), new HttpPush(world, clients), new Tickets(world.Clock, world.Ids));
        downloads = new Downloads(world, applications);
        lines = new Lines(world, tickets);
        hub = new StreamHub(world, lines, meter);
        cards = new CardDeck(world);
        presses = new Presses(world, cards, hub, http);
        scenes = new SceneGroupApi(world, conversations, media, mouth);
        ears = new Ears(world, applications, conversations, robots, sessions, new Payload(world, downloads), new Carrier(world, hub, http, mouth));
        var people = new PersonMessageApi(world, templates, sent, mouth);
        var events = new Events(world, applications, hub, http);
        panel = new ControlPanel(
            new StreamControl(lines, hub),
            new GroupControl(world, conversations, events),
            new AccountControl(applications, meter, conversations, cards),
            new MoodControl(world, applications, tokens, sessions, people, sent, events));
        interfaces =
        [
            new StreamApi(world, applications, tickets).Open,
            .. new TokenApi(applications, tokens).Interfaces(),
            .. new GroupMessageApi(world, conversations, templates, sent, mouth).Interfaces(),
            .. people.Interfaces(),
            .. new WebhookApi(world, conversations, robots, sessions, meter, mouth).Interfaces(),
            new MediaApi(world, media).Upload,
            downloads.Download,
            .. new GroupApi(world, applications, conversations).Interfaces(),
            .. scenes.Interfaces(),
            .. new CardApi(world, cards, conversations, mouth).Interfaces(),
            .. new ContactApi(world).Interfaces(),
        ];
    }

    public string Name => "dingtalk";

    public void Configure(JsonElement apps)
    {
        var accounts = apps.Deserialize<Accounts>(Reading) ?? new Accounts();
        if (Edition.Named(accounts.Edition) is { } edition) meter.Edition = edition;
        meter.Set(accounts.UsedCalls, accounts.UsedWebhooks);
        foreach (var app in accounts.Applications) applications.Put(app);
        foreach (var robot in accounts.Robots) robots.Put(robot);
        foreach (var (id, traits) in accounts.Groups)
            if (world.Township.Group(id) is { } group) conversations.Put(group, traits);
        scenes.Templates.UnionWith(accounts.GroupTemplates);
        cards.Templates.UnionWith(accounts.CardTemplates);
    }

    public void Map(WebApplication app)
    {
        app.Lifetime.ApplicationStopping.Register(lines.EndAll);
        gate.Map(app, interfaces);
        app.Map("/connect", hub.ServeAsync);
        app.MapGet("/storage/{name}", downloads.ServeAsync);
        panel.Map(app.MapGroup("/sim/api/dingtalk"));
    }

    public Task<Receipt> PostAsync(PersonPost post, CancellationToken ct) => ears.HearAsync(post);

    public Task<Receipt> ClickAsync(CardClick click, CancellationToken ct) => presses.PressAsync(click);

    public void Dispose() => lines.Dispose();
}
