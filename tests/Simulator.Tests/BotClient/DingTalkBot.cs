using System.Threading.Channels;
using AntiFraudBot.Channels;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Simulator.Tests.DingTalk;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Simulator.Tests.BotClient;

/// <summary>The bot's DingTalk channel against the fake, over real HTTP and WebSockets.</summary>
internal sealed class DingTalkBot : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Heard> _heard = Channel.CreateUnbounded<Heard>();
    private readonly Channel<ChatNews> _news = Channel.CreateUnbounded<ChatNews>();
    private Task _running = Task.CompletedTask;

    public DingTalkBot(Fake fake, string edition = "standard")
    {
        var settings = new DingTalkSettings
        {
            ApiBase = fake.World.BaseUrl,
            OapiBase = fake.World.BaseUrl,
            ClientId = Liuhe.ClientId,
            ClientSecret = Liuhe.Secret,
            Edition = edition,
            SceneTemplate = "t1",
            CardTemplate = "c1.schema",
            Webhooks = { ["东沟村"] = new() { Url = $"{fake.World.BaseUrl}/robot/send?access_token={Liuhe.Webhook}", Secret = Liuhe.WebhookSecret } },
        };
        Parts = DingTalkParts.Create(
            settings, _ => new MemoryStream([.. "\x89PNG"u8, .. new byte[60]]), HearAsync, GapAsync, fake.World.Clock, TimeProvider.System,
            NullLoggerFactory.Instance, news: async (n, ct) => await _news.Writer.WriteAsync(n, ct));
    }

    public DingTalkParts Parts { get; }

    /// <summary>How many of the next messages cannot be stored.</summary>
    public int StoreFails { get; set; }

    public int Gaps { get; private set; }

    public IConnection Line => Assert.Single(Parts.Connections);

    public async Task ConnectAsync()
    {
        _running = Task.Run(() => Line.RunAsync(_stop.Token));
        await UntilAsync(() => Line.State.Ready);
    }

    public async Task<Heard> NextAsync() => await _heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async Task<ChatNews> NewsAsync() => await _news.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public Task<SendOutcome> SendAsync(Parcel parcel) => Parts.Channel.SendAsync(parcel, CancellationToken.None);

    public static Parcel Group(string text, string group = Liuhe.Group, Heard? answers = null, string id = "o-1", params Attachment[] files) => new()
    {
        OutboxId = id,
        To = new Address { ChatId = Liuhe.OpenId(group), Private = false, Heard = true },
        Message = new() { Key = id, Channel = "dingtalk", ConversationId = "c", Text = text, Attachments = files },
        Answers = answers is null ? null : new Answered(answers.ExternalId, answers.SenderUserId, answers.SentAt) { Reply = answers.Reply },
    };

    public static Parcel Person(string text, string userId = "u_limin", params Attachment[] files) =>
        Group(text, id: "p-1", files: files) with { To = new Address { ChatId = userId, Private = true } };

    public static Parcel Residents(string text, string id = "w-1", params Attachment[] files) => Group(text, id: id, files: files) with
    {
        To = new Address { ChatId = "donggou-residents", Private = false, Services = new Dictionary<string, string> { [GroupServices.Webhook] = "东沟村" } },
    };

    public static async Task UntilAsync(Func<bool> come)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!come()) await Task.Delay(20, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        Parts.Dispose();
        _stop.Dispose();
    }

    private async Task<bool> HearAsync(Heard heard, CancellationToken ct)
    {
        if (StoreFails-- > 0) throw new IOException("the store is gone");
        await _heard.Writer.WriteAsync(heard, ct);
        return true;
    }

    private Task GapAsync(string connection, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        Gaps++;
        return Task.CompletedTask;
    }
}
