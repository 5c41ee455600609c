using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom.Accounts;
using AntiFraudBot.Simulator.WeCom.Http;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>长连接: one valid connection a robot; a second subscribe kicks the first.</summary>
public sealed class BotSockets(World world, WeComAccounts accounts, BotHearing hearing, BotCommands commands, IHostApplicationLifetime life)
{
    private const string Open = "socket/open";
    private readonly ConcurrentDictionary<string, BotConnection> subscribed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<BotConnection, bool> open = new();
    private readonly ConcurrentQueue<(string BotId, string Cmd, JsonObject Body, Interaction? Told)> waiting = new();

    /// <summary>Takes connections and frames, answers nothing, delivers nothing.</summary>
    public bool Silent { get; set; }

    /// <summary>The error every subscribe gets; 0: none.</summary>
    public int RefuseSubscribe { get; set; }

    public bool IsSubscribed(string botId) => subscribed.ContainsKey(botId);

    public int OpenConnections => open.Count;

    public async Task AcceptAsync(HttpContext http)
    {
        world.Counters.Call(Open);
        if (world.Faults.Next(Open) is { } fault)
        {
            if (fault.DelayMs > 0) await Task.Delay(fault.DelayMs, http.RequestAborted);
            if (fault.Drop)
            {
                http.Abort();
                return;
            }

            if (fault.Http is { } status)
            {
                http.Response.StatusCode = status;
                return;
            }
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var connection = new BotConnection(socket, life.ApplicationStopping);
        open[connection] = true;
        await foreach (var frame in connection.ReadAsync(life.ApplicationStopping)) await TakeAsync(connection, frame);
        open.TryRemove(connection, out _);
        if (connection.Bot is { } bot) subscribed.TryRemove(new KeyValuePair<string, BotConnection>(bot.BotId, connection));
    }

    /// <summary>Hands a callback to the robot's connection. False: nobody is connected, and it is lost (or kept, see the switch).</summary>
    public async Task<bool> DeliverAsync(BotAccount bot, string cmd, JsonObject body, Interaction? told)
    {
        world.Counters.Call(cmd);
        var fault = world.Faults.Next(cmd);
        if (fault is { DelayMs: > 0 }) await Task.Delay(fault.DelayMs);
        if (fault is { Drop: true }) return Lost(cmd);
        if (Silent) return Lost(cmd);
        if (!subscribed.TryGetValue(bot.BotId, out var connection))
        {
            if (world.Switches.Text("callbacksWhileDown") != "queued") return Lost(cmd);
            waiting.Enqueue((bot.BotId, cmd, body, told));
            return false;
        }

        var sent = await SendAsync(connection, cmd, body, told);
        if (fault is { Duplicate: true }) await SendAsync(connection, cmd, body, told);
        return sent || Lost(cmd);
    }

    /// <summary>Cuts the wire of every connection, as a network does.</summary>
    public int Cut()
    {
        foreach (var connection in open.Keys) connection.Abort();
        return open.Count;
    }

    /// <summary>As if somebody else had subscribed.</summary>
    public async Task<bool> KickAsync(string botId) => subscribed.TryRemove(botId, out var connection) && await KickAsync(connection);

    private async Task TakeAsync(BotConnection connection, JsonObject frame)
    {
        var cmd = frame.Text("cmd") ?? "";
        world.Counters.Call(cmd);
        if (Silent) return;
        var fault = world.Faults.Next(cmd);
        if (fault is { Drop: true }) return;
        if (fault is { Http: not null }) connection.Abort();
        else if (fault is { DelayMs: > 0 }) _ = LateAsync(connection, cmd, frame, fault);
        else await AnswerAsync(connection, cmd, frame, fault);
    }

    /// <summary>A slow answer must not hold up the frames behind it.</summary>
    private async Task LateAsync(BotConnection connection, string cmd, JsonObject frame, FaultRule fault)
    {
        await Task.Delay(fault.DelayMs, life.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await AnswerAsync(connection, cmd, frame, fault);
    }

    private async Task AnswerAsync(BotConnection connection, string cmd, JsonObject frame, FaultRule? fault)
    {
        var reqId = frame.Object("headers").Text("req_id") ?? "";
        // An acknowledgement always carries errcode here: the official client takes its absence for a failure.
        var ack = new JsonObject { ["headers"] = new JsonObject { ["req_id"] = reqId }, ["errcode"] = 0, ["errmsg"] = "ok" };
        try
        {
            if (fault?.Errcode is { } code) throw new RefusalException(code);
            if (cmd == "aibot_subscribe") await SubscribeAsync(connection, frame.Object("body") ?? []);
            else if (commands.Run(connection, connection.Bot ?? throw new RefusalException(846609), cmd, reqId, frame.Object("body") ?? []) is { } body) ack["body"] = body;
        }
        catch (RefusalException e)
        {
            world.Counters.Error(cmd, e.Code.ToString(CultureInfo.InvariantCulture));
            if (e.Code == 45009) world.Counters.RefusedByQuota(cmd);
            ack["errcode"] = e.Code;
            ack["errmsg"] = e.Message;
        }

        if (fault is { TimeoutAfterEffect: true }) return;
        await connection.SendAsync(ack);
        if (cmd == "aibot_subscribe" && connection.Bot is { } bot) await CatchUpAsync(bot, connection);
    }

    private async Task SubscribeAsync(BotConnection connection, JsonObject body)
    {
        if (RefuseSubscribe != 0) throw new RefusalException(RefuseSubscribe);
        var bot = accounts.Bots.FirstOrDefault(b => b.BotId == body.Text("bot_id"));
        if (bot is null || !bot.OverSocket || bot.Secret != body.Text("secret")) throw new RefusalException(853000);
        connection.Bot = bot;
        subscribed.TryGetValue(bot.BotId, out var old);
        subscribed[bot.BotId] = connection;
        world.Counters.Effect("aibot_subscribe");
        if (old is not null && old != connection) await KickAsync(old);
    }

    private async Task<bool> KickAsync(BotConnection connection)
    {
        var body = new JsonObject
        {
            ["msgid"] = hearing.NewMsgId(),
            ["create_time"] = world.Clock.UnixSeconds(),
            ["aibotid"] = connection.Bot!.BotId,
            ["msgtype"] = "event",
            ["event"] = new JsonObject { ["eventtype"] = "disconnected_event" },
        };
        var told = await SendAsync(connection, "aibot_event_callback", body, null);
        connection.Bot = null;
        await connection.CloseAsync();
        return told;
    }

    private async Task CatchUpAsync(BotAccount bot, BotConnection connection)
    {
        for (var left = waiting.Count; left > 0 && waiting.TryDequeue(out var late); left--)
        {
            if (late.BotId == bot.BotId) await SendAsync(connection, late.Cmd, late.Body, late.Told);
            else waiting.Enqueue(late);
        }
    }

    private async Task<bool> SendAsync(BotConnection connection, string cmd, JsonObject body, Interaction? told)
    {
        var reqId = world.Ids.Letters(22);
        if (told is not null) connection.Told[reqId] = told;
        var frame = new JsonObject { ["cmd"] = cmd, ["headers"] = new JsonObject { ["req_id"] = reqId }, ["body"] = body.DeepClone() };
        if (!await connection.SendAsync(frame)) return false;
        world.Counters.Effect(cmd);
        return true;
    }

    private bool Lost(string cmd)
    {
        world.Counters.DroppedSilently(cmd, 1);
        return false;
    }
}
