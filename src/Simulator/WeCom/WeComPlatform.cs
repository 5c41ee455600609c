using System.Text.Json;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.AiBot;
using AntiFraudBot.Simulator.WeCom.Apps;
using AntiFraudBot.Simulator.WeCom.Contacts;
using AntiFraudBot.Simulator.WeCom.CustomerGroups;
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
    private readonly ApiDesk desk;
    private readonly MediaAddresses addresses;
    private readonly CardBook cards;
    private readonly PersonLines people;
    private readonly BotSockets sockets;
    private readonly BotChats bots;
    private readonly AppTalks apps;
    private readonly MassMessages massMessages;
    private readonly WeComControl control;

    public WeComPlatform(World world, IHttpClientFactory clients, IHostApplicationLifetime life)
    {
        this.world = world;
        WeComSwitches.Declare(world.Switches);
        var tokens = new AccessTokens(world);
        desk = new ApiDesk(world, accounts, tokens);
        addresses = new MediaAddresses(world);
        cards = new CardBook(world);
        people = new PersonLines(world);
        massMessages = new MassMessages(world);
        var media = new MediaShelf(world);
        var reader = new MessageReader(world, media);
        var callbacks = new CallbackPost(world, clients);
        var codes = new CardCodes(world, cards);
        var conversations = new BotConversations(world);
        var hearing = new BotHearing(world, conversations, addresses);
        var streams = new BotStreams(world, conversations, reader);
        var speech = new BotSpeech(world, conversations, streams, reader, cards);
        var address = new BotAddress(world, accounts, callbacks, speech, streams);
        sockets = new BotSockets(world, accounts, hearing, new BotCommands(speech, new BotUploads(world, media)), life);
        bots = new BotChats(world, hearing, conversations, people, sockets, address);
        apps = new AppTalks(world, accounts, people, media, callbacks, codes);
        control = new WeComControl(world, accounts, tokens, sockets, bots, apps, massMessages, callbacks);

        new TokenCalls(world, accounts, tokens).Open(desk);
        new WebhookRobots(world, reader, media).Open(desk);
        new AppMessages(world, reader, cards, codes).Open(desk);
        new AppChats(world, reader).Open(desk);
        new MediaCalls(world, media).Open(desk);
        new ContactCalls(world, conversations).Open(desk);
        new CustomerGroupCalls(world, massMessages).Open(desk);
        codes.Open(desk);
        address.Open(desk);
    }

    public string Name => "wecom";

    public void Configure(JsonElement apps) => accounts.Configure(apps);

    public void Map(WebApplication app)
    {
        app.Use((http, next) => http.WebSockets.IsWebSocketRequest && http.Request.Path == "/" ? sockets.AcceptAsync(http) : next(http));
        app.Map("/cgi-bin/{**api}", (HttpContext http, string api) => desk.HandleAsync(http, api));
        app.MapGet("/media/{id}", (HttpContext http, string id) => addresses.ServeAsync(http, id));
        control.Map(app);
    }

    public Task<Receipt> PostAsync(PersonPost post, CancellationToken ct)
    {
        if (people.Refusal(post) is { } why) return Refused(why);
        if (post.Conversation != "app") return Task.FromResult(bots.Post(accounts.Bot(post.Bot), post));
        return accounts.AppNamed(post.Bot) is { } app ? Task.FromResult(apps.Post(app, post)) : Refused("没有配置应用");
    }

    public Task<Receipt> ClickAsync(CardClick click, CancellationToken ct)
    {
        if (massMessages.ByNotice(click.Line) is { } message)
        {
            massMessages.Confirm(message);
            return Task.FromResult(new Receipt(world.Transcript.Line(click.Line), false));
        }

        if (world.Transcript.Line(click.Line) is not { } line || cards.Find(click.Line) is not { } posted) return Refused("没有这张卡片");
        if (accounts.Bots.FirstOrDefault(b => BotSpeech.Owner(b) == posted.Owner) is { } bot) return Task.FromResult(bots.Click(bot, line, posted, click));
        var app = accounts.Apps.FirstOrDefault(a => AppMessages.Owner(a) == posted.Owner);
        return app is null ? Refused("没有人接收") : Task.FromResult(apps.Click(app, posted, click));
    }

    private static Task<Receipt> Refused(string why) => Task.FromResult(new Receipt(null, false, Why: why));
}
