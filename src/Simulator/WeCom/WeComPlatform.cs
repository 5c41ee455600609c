using System.Text.Json;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.AiBot;
using AntiFraudBot.Simulator.WeCom.Http;
using AntiFraudBot.Simulator.WeCom.Media;
using AntiFraudBot.Simulator.WeCom.Messages;
using AntiFraudBot.Simulator.WeCom.Webhooks;

namespace AntiFraudBot.Simulator.WeCom;

/// <summary>企业微信: the five channels of one corporation.</summary>
public sealed class WeComPlatform : IPlatform
{
    private readonly World world;
    private readonly WeComAccounts accounts = new();
    private readonly AccessTokens tokens;
    private readonly ApiDesk desk;
    private readonly MediaAddresses addresses;
    private readonly CardBook cards;
    private readonly PersonLines people;
    private readonly BotSockets sockets;
    private readonly BotChats bots;

    public WeComPlatform(World world, IHttpClientFactory clients, IHostApplicationLifetime life)
    {
        this.world = world;
        WeComSwitches.Declare(world.Switches);
        tokens = new AccessTokens(world);
        desk = new ApiDesk(world, accounts, tokens);
        addresses = new MediaAddresses(world);
        cards = new CardBook(world);
        people = new PersonLines(world);
        var media = new MediaShelf(world);
        var reader = new MessageReader(world, media);
        var callbacks = new CallbackPost(world, clients);
        var conversations = new BotConversations(world);
        var hearing = new BotHearing(world, conversations, addresses);
        var streams = new BotStreams(world, conversations, reader);
        var speech = new BotSpeech(world, conversations, streams, reader, cards);
        var address = new BotAddress(world, accounts, callbacks, speech, streams);
        sockets = new BotSockets(world, accounts, hearing, new BotCommands(speech, new BotUploads(world, media)), life);
        bots = new BotChats(world, hearing, conversations, people, sockets, address);

        address.Open(desk);
        new WebhookRobots(world, reader, media).Open(desk);
    }

    public string Name => "wecom";

    public void Configure(JsonElement apps) => accounts.Configure(apps);

    public void Map(WebApplication app)
    {
        app.Use((http, next) => http.WebSockets.IsWebSocketRequest && http.Request.Path == "/" ? sockets.AcceptAsync(http) : next(http));
        app.Map("/cgi-bin/{**api}", (HttpContext http, string api) => desk.HandleAsync(http, api));
        new WeComControl(world, accounts, tokens, sockets, bots).Map(app);
        app.MapGet("/media/{id}", (HttpContext http, string id) => addresses.ServeAsync(http, id));
    }

    public Task<Receipt> PostAsync(PersonPost post, CancellationToken ct)
    {
        if (people.Refusal(post) is { } why) return Task.FromResult(new Receipt(null, false, Why: why));
        return Task.FromResult(bots.Post(accounts.Bot(post.Bot), post));
    }

    public Task<Receipt> ClickAsync(CardClick click, CancellationToken ct)
    {
        if (world.Transcript.Line(click.Line) is not { } line || cards.Find(click.Line) is not { } posted)
            return Task.FromResult(new Receipt(null, false, Why: "no such card"));
        var bot = accounts.Bots.FirstOrDefault(b => BotSpeech.Owner(b) == posted.Owner);
        return Task.FromResult(bot is null ? new Receipt(null, false, Why: "nobody hears it") : bots.Click(bot, line, posted, click));
    }
}
