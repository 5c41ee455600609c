using System.Text.Json;
using System.Threading.Channels;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Sockets;
using AntiFraudBot.Channels.Tests.Sockets;
using AntiFraudBot.Channels.WeCom.AiBot;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

/// <summary>The AI bot's connection and voice against a platform the test plays, on a clock that stands still.</summary>
internal sealed class AiBotStage : IAsyncDisposable
{
    public const string Group = "wrkSFfCgAAQingxi";

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Heard> _heard = System.Threading.Channels.Channel.CreateUnbounded<Heard>();
    private readonly Channel<Gap> _gaps = System.Threading.Channels.Channel.CreateUnbounded<Gap>();

    public AiBotStage(TimeOnly? renewAt = null)
    {
        Settings = new AiBotSettings { Endpoint = Server.Endpoint.ToString(), BotId = "aibTest01", Secret = "s3cret", Name = "反诈 助手", RenewAt = renewAt };
        Connection = new AiBotConnection(Settings, StoreAsync, TellAsync, (user, _) => Task.FromResult(Greeting(user)), Campaign, Time, NullLogger.Instance, () => 0.5);
        Quotas = new QuotaBook(Campaign);
        Sender = new AiBotSender(Connection, Quotas, id => new MemoryStream(Files[id]), Time, NullLogger.Instance);
    }

    public ScriptedServer Server { get; } = new();

    public ManualTime Time { get; } = new();

    public ManualTime Campaign { get; } = new();

    public AiBotSettings Settings { get; }

    public AiBotConnection Connection { get; }

    public AiBotSender Sender { get; }

    public QuotaBook Quotas { get; }

    public Dictionary<string, byte[]> Files { get; } = [];

    public Func<string, string?> Greeting { get; set; } = _ => null;

    /// <summary>What the store throws before it takes the next thing.</summary>
    public Queue<Exception> StoreFails { get; } = new();

    public Task<ConnectionEnd> Running { get; private set; } = Task.FromResult<ConnectionEnd>(new ConnectionEnd.Stopped());

    public void Start() => Running = Task.Run(() => Connection.RunAsync(_stop.Token));

    public Task StopAsync() => _stop.CancelAsync();

    /// <summary>The next connection, its subscription accepted.</summary>
    public async Task<ScriptedSocket> ConnectedAsync()
    {
        var platform = await Server.AcceptAsync();
        await AcceptAsync(platform, await platform.HearAsync());
        while (!Connection.State.Ready || Connection.Current is null) await Task.Yield();
        return platform;
    }

    public async Task<ScriptedSocket> StartedAsync()
    {
        Start();
        return await ConnectedAsync();
    }

    public static Task AcceptAsync(ScriptedSocket platform, JsonElement frame, int errcode = 0, object? body = null) =>
        platform.SayAsync(new { headers = new { req_id = ReqId(frame) }, errcode, errmsg = "x", body });

    public static string ReqId(JsonElement frame) => frame.GetProperty("headers").GetProperty("req_id").GetString()!;

    public static string Cmd(JsonElement frame) => frame.GetProperty("cmd").GetString()!;

    /// <summary>Somebody calls the bot in the group.</summary>
    public static Task CalledAsync(ScriptedSocket platform, string id, string reqId, string text = "@反诈 助手 你好") => platform.SayAsync(new
    {
        cmd = "aibot_msg_callback",
        headers = new { req_id = reqId },
        body = new { msgid = id, aibotid = "aibTest01", chatid = Group, chattype = "group", from = new { userid = "ZhangSan" }, msgtype = "text", text = new { content = text } },
    });

    public static Task HappenedAsync(ScriptedSocket platform, string eventType, string reqId = "EVT-1") => platform.SayAsync(new
    {
        cmd = "aibot_event_callback",
        headers = new { req_id = reqId },
        body = new { msgid = "evt-" + eventType, create_time = 1767225700, aibotid = "aibTest01", chattype = "single", from = new { userid = "LiSi" }, msgtype = "event", @event = new { eventtype = eventType } },
    });

    public Task<Heard> HeardAsync() => _heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public Task<Gap> GapAsync() => _gaps.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public bool HeardNothingMore => _heard.Reader.Count == 0;

    public bool KnowsNoGap => _gaps.Reader.Count == 0;

    public static Parcel Parcel(string text, string? answers = null, string outboxId = "out-1", params Attachment[] files) => new()
    {
        OutboxId = outboxId,
        Message = new OutboundMessage { Key = outboxId, Channel = "wecom", ConversationId = "g1", Text = text, Attachments = files },
        To = new Address { ChatId = Group, Private = false, Heard = true },
        Answers = answers is null ? null : new Answered(answers, "ZhangSan", DateTimeOffset.UnixEpoch),
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Server.Dispose();
        _stop.Dispose();
    }

    private Task<bool> StoreAsync(Heard heard, CancellationToken ct)
    {
        if (StoreFails.TryDequeue(out var failure)) throw failure;
        return Task.FromResult(_heard.Writer.TryWrite(heard));
    }

    private Task TellAsync(string connection, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        Assert.Equal("wecom-aibot", connection);
        return _gaps.Writer.WriteAsync(new Gap(from, to), ct).AsTask();
    }
}
