using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Limits;
using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Stream;

/// <summary>Pushes frames, matches acknowledgements to them, and pushes again what nobody took.</summary>
public sealed class StreamHub(World world, Lines lines, Meter meter)
{
    private readonly Lock gate = new();
    private readonly List<Delivery> deliveries = [];
    private readonly Dictionary<string, Delivery> byMessageId = new(StringComparer.Ordinal);

    public IReadOnlyList<Delivery> Deliveries()
    {
        lock (gate) return [.. deliveries];
    }

    public Delivery? Find(string messageId)
    {
        lock (gate) return byMessageId.GetValueOrDefault(messageId);
    }

    /// <summary>The application's WebSocket at `/connect`.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        world.Counters.Call("stream/connect");
        if (world.Faults.Next("stream/connect") is { } fault)
        {
            if (fault.DelayMs > 0) await Task.Delay(fault.DelayMs, http.RequestAborted);
            if (fault.Drop) http.Abort();
            http.Response.StatusCode = fault.Http ?? http.Response.StatusCode;
            if (fault.Drop || fault.Http is not null) return;
        }
        await lines.ServeAsync(http, GreetAsync, Received);
    }

    /// <summary>A thing to be told to the application; true when a connection was there to be told.</summary>
    public async Task<bool> PushAsync(Delivery delivery)
    {
        var name = $"stream/{delivery.Kind.ToString().ToLowerInvariant()}";
        world.Counters.Call(name);
        lock (gate) deliveries.Add(delivery);
        if (world.Switches.On("streamPushMetered") && !meter.SpendWebhook())
        {
            world.Counters.RefusedByQuota(name);
            delivery.State = DeliveryState.Lost;
            return false;
        }
        var fault = world.Faults.Next(name);
        if (fault is { DelayMs: > 0 }) await Task.Delay(fault.DelayMs);
        var there = await WriteAsync(delivery, fault?.Drop ?? false);
        if (there && fault is { Duplicate: true }) await WriteAsync(delivery, dropped: false);
        if (there) world.Counters.Effect(name);
        if (!there && delivery.Kind != DeliveryKind.Event) Lose(delivery);
        else TryAgainLater(delivery);
        return there;
    }

    /// <summary>Writes it once more, as after a lost acknowledgement, on another connection where there is one.</summary>
    public Task<bool> RepeatAsync(Delivery delivery) => WriteAsync(delivery, dropped: false);

    /// <summary>A health check; retires the connection when it stays unanswered.</summary>
    public Task<Delivery> PingAsync(StreamConnection connection) => PingAsync(connection, world.Clock);

    private async Task<Delivery> PingAsync(StreamConnection connection, TimeProvider patience)
    {
        var data = new JsonObject { ["opaque"] = world.Ids.Hex(24) };
        var ping = new Delivery(DeliveryKind.System, connection.ClientId, "ping", id => Frame.System("ping", data, id));
        lock (gate) deliveries.Add(ping);
        await SendAsync(connection, ping);
        OneShot(patience, world.Switches.Number("pingPatienceSeconds"), () => ping.State == DeliveryState.Taken
            ? Task.CompletedTask
            : RetireAsync(connection, "persistent connection is timeout"));
        return ping;
    }

    /// <summary>`disconnect`: nothing more is sent on it, and its TCP ends some seconds later.</summary>
    public async Task RetireAsync(StreamConnection connection, string reason)
    {
        if (connection.Retired || connection.Gone) return;
        connection.Retired = true;
        var id = world.Switches.On("disconnectWithMessageId") ? world.Ids.Hex(16) : null;
        var data = new JsonObject { ["reason"] = reason };
        if (id is not null) lock (gate) byMessageId[id] = new Delivery(DeliveryKind.System, connection.ClientId, "disconnect", _ => throw new InvalidOperationException());
        await connection.SendAsync(Frame.System("disconnect", data, id).Write(), 0, CancellationToken.None);
        OneShot(world.Clock, world.Switches.Number("disconnectGraceSeconds"), () =>
        {
            connection.Cut();
            return Task.CompletedTask;
        });
    }

    private async Task GreetAsync(StreamConnection connection)
    {
        world.Counters.Effect("stream/connect");
        if (world.Switches.On("progressFrames"))
            foreach (var topic in new[] { "CONNECTED", "REGISTERED" })
                await connection.SendAsync(Frame.System(topic, [], world.Ids.Hex(16)).Write(), 0, CancellationToken.None);
        KeepPinging(connection);
    }

    private void Received(StreamConnection connection, string text)
    {
        if (Ack.Read(text, out var fault) is not { } ack)
        {
            world.Counters.Error("stream/ack", fault!);
            return;
        }
        if (Find(ack.MessageId) is not { } delivery)
        {
            world.Counters.Error("stream/ack", "unknown messageId");
            return;
        }
        world.Counters.Call("stream/ack");
        if (!delivery.Accept(ack)) world.Counters.Error("stream/ack", $"{delivery.Kind} code {ack.Code} {ack.Status}".TrimEnd());
        connection.LastAckAt = world.Clock.GetUtcNow();
    }

    private async Task<bool> WriteAsync(Delivery delivery, bool dropped)
    {
        var probe = delivery.Write("");
        if (lines.Choose(delivery.ClientId, probe.Type, probe.Topic, delivery.LastConnection) is not { } connection) return false;
        if (dropped) delivery.Note(connection.Id, world.Ids.Hex(16));
        else await SendAsync(connection, delivery);
        return true;
    }

    private async Task SendAsync(StreamConnection connection, Delivery delivery)
    {
        var fresh = delivery.MessageIds.Count == 0 || world.Switches.On("redeliverWithNewMessageId");
        var id = fresh ? $"{world.Ids.Hex(8)}_{world.Ids.Digits(3)}_{world.Ids.Hex(11)}" : delivery.MessageIds[^1];
        delivery.Note(connection.Id, id);
        lock (gate) byMessageId[id] = delivery;
        var frame = delivery.Write(id).With("connectionId", connection.Id);
        await connection.SendAsync(frame.Write(), world.Switches.Number("fragmentBytes"), CancellationToken.None);
    }

    private void TryAgainLater(Delivery delivery)
    {
        var (seconds, times) = delivery.Kind switch
        {
            DeliveryKind.Event => (world.Switches.Number("eventRetrySeconds"), world.Switches.Number("eventRetries")),
            DeliveryKind.Message when world.Switches.On("redeliverMessages") =>
                (world.Switches.Number("redeliverAfterSeconds"), world.Switches.Number("redeliverTimes")),
            _ => (0, 0),
        };
        Again(delivery, seconds, times);
    }

    private void Again(Delivery delivery, int seconds, int left)
    {
        if (seconds == 0) return;
        OneShot(world.Clock, seconds, async () =>
        {
            if (delivery.State != DeliveryState.Waiting) return;
            if (left == 0)
            {
                Lose(delivery);
                return;
            }
            await WriteAsync(delivery, dropped: false);
            Again(delivery, seconds, left - 1);
        });
    }

    private void Lose(Delivery delivery)
    {
        delivery.State = DeliveryState.Lost;
        world.Counters.DroppedSilently($"stream/{delivery.Kind.ToString().ToLowerInvariant()}", 1);
    }

    private void KeepPinging(StreamConnection connection)
    {
        if (world.Switches.Number("pingEverySeconds") is not (> 0 and var seconds)) return;
        // In the machine's time: a clock that jumps ahead would outrun any client's answer.
        OneShot(TimeProvider.System, seconds, async () =>
        {
            if (connection.Gone || connection.Retired) return;
            if (world.Clock.Real) await PingAsync(connection, TimeProvider.System);
            KeepPinging(connection);
        });
    }

    private static void OneShot(TimeProvider clock, int seconds, Func<Task> then)
    {
        ITimer? timer = null;
        timer = clock.CreateTimer(_ =>
        {
            timer?.Dispose();
            _ = then();
        }, null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
    }
}
