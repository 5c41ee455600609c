using System.Security.Cryptography;
using System.Text.Json;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Sockets;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>What a session does with what it hears.</summary>
internal sealed record AiBotEars(AiBotReading Reading, Inlet Inlet, Liveness Liveness, Welcome Welcome);

/// <summary>The platform's answer to one frame. Code 0: done.</summary>
internal sealed record AiBotAnswer(int Code, JsonElement Body);

/// <summary>One connection of the AI bot, from subscribing until it is gone.</summary>
internal sealed class AiBotSession(FrameSocket socket, AiBotSettings settings, AiBotEars ears, TimeProvider machine, ILogger log)
{
    private const int NotSubscribed = 846609;
    private static readonly TimeSpan SubscribeLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan EventLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ReplyLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Requests<AiBotAnswer> _requests = new(machine);
    private readonly TaskCompletionSource<LifeEnd> _toldToEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The platform may talk and yet deliver nothing: then its words are no sign that nothing was missed.
    private volatile bool _deaf;

    /// <summary>The req_ids of the messages heard on this connection: no other takes them.</summary>
    public ReplyTickets Tickets { get; } = new(ReplyLife, machine);

    /// <summary>The platform's code when it did not take the subscription.</summary>
    public int? RefusedWith { get; private set; }

    public async Task<LifeEnd> LiveAsync(Action accepted, Action over, CancellationToken ct)
    {
        var receiving = ReceiveAsync();
        try
        {
            if (await SubscribeAsync(ct) is { } failed) return failed;
            accepted();
            return await ServeAsync(receiving, ct);
        }
        finally
        {
            over();
            if (!receiving.IsCompleted && !_deaf) await _requests.IdleAsync(Farewell);
            await socket.CloseAsync(Farewell);
            await receiving;
        }
    }

    /// <summary>Sends a frame and waits for its answer. Without a req_id of the platform's the frame gets one of its own.</summary>
    public Task<Asked<AiBotAnswer>> AskAsync(string cmd, string? reqId, object? body, TimeSpan limit)
    {
        reqId ??= $"{cmd}_{machine.GetUtcNow().ToUnixTimeMilliseconds()}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        // Not cancelled by a caller: half a question leaves nobody the wiser whether it was carried out.
        return _requests.AskAsync(reqId, ct => socket.SendAsync(AiBotFrame.Write(cmd, reqId, body), ct), limit, CancellationToken.None);
    }

    private async Task<SocketEnd> ReceiveAsync()
    {
        var end = await socket.ReceiveAsync(HearAsync);
        if (end is SocketEnd.Closed && !_deaf) ears.Liveness.Heard(socket.LastFrame);
        _requests.End();
        return end;
    }

    private async Task<LifeEnd?> SubscribeAsync(CancellationToken ct)
    {
        var asking = AskAsync("aibot_subscribe", null, new { bot_id = settings.BotId, secret = settings.Secret }, SubscribeLimit);
        switch (await asking.WaitAsync(ct))
        {
            case Asked<AiBotAnswer>.Answered { Answer.Code: 0 }:
                return null;
            case Asked<AiBotAnswer>.Answered refused:
                RefusedWith = refused.Answer.Code;
                return new LifeEnd.Lost("refused", null);
            case Asked<AiBotAnswer>.TimedOut:
                return new LifeEnd.Lost("the subscription was not answered", "平台没有回应，正在重试");
            default:
                return new LifeEnd.Lost("closed while subscribing", "连接刚建立就断开，正在重试");
        }
    }

    private async Task<LifeEnd> ServeAsync(Task<SocketEnd> receiving, CancellationToken ct)
    {
        using var serving = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var first = await Task.WhenAny(
            _toldToEnd.Task, EndAsync(receiving), EndAsync(DeadAsync(serving.Token)), EndAsync(RenewAsync(serving.Token)));
        await serving.CancelAsync();
        // Who is pushed out is told so and then closed: being told counts.
        return await (_toldToEnd.Task.IsCompleted ? _toldToEnd.Task : first);
    }

    private static async Task<LifeEnd> EndAsync(Task<SocketEnd> receiving) =>
        new LifeEnd.Lost((await receiving).Says, "与平台的连接断开，正在重连");

    private static async Task<LifeEnd> EndAsync(Task<LifeEnd> watching)
    {
        try
        {
            return await watching;
        }
        catch (OperationCanceledException)
        {
            return new LifeEnd.Lost("stopped", null);
        }
    }

    private async Task<LifeEnd> DeadAsync(CancellationToken ct)
    {
        await new Heartbeat(PingEvery, PingLimit, 2, machine).RunAsync(PingAsync, ct);
        _deaf = true;
        return new LifeEnd.Lost("two pings were not answered", "平台没有回应，正在重连");
    }

    private async Task<bool> PingAsync(TimeSpan limit, CancellationToken ct) =>
        await AskAsync("ping", null, null, limit).WaitAsync(ct) is Asked<AiBotAnswer>.Answered { Answer.Code: 0 };

    private async Task<LifeEnd> RenewAsync(CancellationToken ct)
    {
        await Task.Delay(settings.RenewAt is { } at ? Until(at) : Timeout.InfiniteTimeSpan, machine, ct);
        return new LifeEnd.Lost("renewed as every day", null, AtOnce: true);
    }

    private TimeSpan Until(TimeOnly at)
    {
        var left = at - TimeOnly.FromTimeSpan(machine.GetUtcNow().ToOffset(China).TimeOfDay);
        return left > TimeSpan.Zero ? left : left + TimeSpan.FromDays(1);
    }

    // Runs on the socket's reader: the answers to our own frames come the same way, so nothing here may wait for one.
    private ValueTask HearAsync(string text)
    {
        var frame = AiBotFrame.Read(text);
        if (frame?.ErrCode == NotSubscribed) _deaf = true;
        if (!_deaf) ears.Liveness.Heard(socket.LastFrame);
        switch (frame)
        {
            case null:
                log.LogWarning("A frame of {Length} characters was not understood", text.Length);
                break;
            case { IsAnswer: true } answer:
                if (answer.ErrCode == NotSubscribed)
                    _toldToEnd.TrySetResult(new LifeEnd.Lost("not subscribed any more", "平台要求重新连接，正在重连"));
                _requests.Answer(answer.ReqId, new AiBotAnswer(answer.ErrCode ?? 0, answer.Body));
                break;
            case { Cmd: "aibot_msg_callback" } message:
                Take(ears.Reading.Message(message.Body), message.ReqId);
                break;
            case { Cmd: "aibot_event_callback" } happened:
                Happened(happened);
                break;
        }

        return ValueTask.CompletedTask;
    }

    private void Take(Heard? heard, string? reqId)
    {
        if (heard is null)
        {
            log.LogWarning("A message without an id or a sender was left out");
            return;
        }

        if (reqId is not null) Tickets.Keep(heard.ExternalId, reqId);
        ears.Inlet.Take(heard);
    }

    private void Happened(AiBotFrame happened)
    {
        switch (AiBotReading.EventType(happened.Body))
        {
            case "disconnected_event":
                _toldToEnd.TrySetResult(new LifeEnd.Last(new ConnectionEnd.TakenOver(), "另一个程序用同一个机器人连上了平台，本机已让出"));
                break;
            case "enter_chat" when happened.Body.Child("from").Text("userid") is { } userId:
                _ = WelcomeAsync(happened.ReqId, userId);
                break;
            case "template_card_event":
                // Its req_id is good for changing the card, not for answering.
                Take(ears.Reading.Press(happened.Body), null);
                break;
        }
    }

    private async Task WelcomeAsync(string reqId, string userId)
    {
        await Task.Yield();
        using var limit = new CancellationTokenSource(EventLimit, machine);
        try
        {
            if (await ears.Welcome(userId, limit.Token) is not { Length: > 0 } text) return;
            var asked = await AskAsync("aibot_respond_welcome_msg", reqId, new { msgtype = "text", text = new { content = text } }, EventLimit);
            if (asked is not Asked<AiBotAnswer>.Answered { Answer.Code: 0 }) log.LogWarning("A welcome was not taken: {Outcome}", asked.GetType().Name);
        }
        catch (Exception e)
        {
            // A person greeted late is not greeted; the connection has other things to do.
            log.LogWarning("A welcome could not be said: {Reason}", e.GetType().Name);
        }
    }
}
