using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.WeCom;

/// <summary>A bare connection to the fake's robot socket, frame by frame.</summary>
internal sealed class RawSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket socket = new();
    private readonly Queue<JsonObject> aside = new();
    private int number;

    public static async Task<RawSocket> OpenAsync(Fake fake)
    {
        var raw = new RawSocket();
        await raw.socket.ConnectAsync(new Uri(fake.World.BaseUrl.Replace("http:", "ws:", StringComparison.Ordinal)), CancellationToken.None);
        return raw;
    }

    public static async Task<RawSocket> SubscribedAsync(Fake fake)
    {
        var raw = await OpenAsync(fake);
        Assert.Equal(0, Error(await raw.AskAsync("aibot_subscribe", Credentials())));
        return raw;
    }

    public static JsonObject Credentials() => new() { ["bot_id"] = Qingxi.Bot, ["secret"] = Qingxi.BotSecret };

    public static int Error(JsonObject ack) => ack["errcode"]!.GetValue<int>();

    /// <summary>Sends a frame and returns its acknowledgement; callbacks that come between are kept.</summary>
    public async Task<JsonObject> AskAsync(string cmd, JsonObject? body, string? reqId = null)
    {
        var id = await SendAsync(cmd, body, reqId);
        while (true)
        {
            var frame = await ReceiveAsync() ?? throw new InvalidOperationException("closed");
            if (frame["cmd"] is null && frame["headers"]!["req_id"]!.ToString() == id) return frame;
            aside.Enqueue(frame);
        }
    }

    public async Task<string> SendAsync(string cmd, JsonObject? body, string? reqId = null)
    {
        var id = reqId ?? $"{cmd}_{++number}";
        var frame = new JsonObject { ["cmd"] = cmd, ["headers"] = new JsonObject { ["req_id"] = id } };
        if (body is not null) frame["body"] = body.DeepClone();
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        return id;
    }

    /// <summary>The next callback, with its req_id.</summary>
    public async Task<(string ReqId, JsonObject Body)> CallbackAsync()
    {
        var frame = aside.TryDequeue(out var kept) ? kept : await ReceiveAsync() ?? throw new InvalidOperationException("closed");
        return (frame["headers"]!["req_id"]!.ToString(), (JsonObject)frame["body"]!);
    }

    /// <summary>The next frame; null when the other side closed.</summary>
    public async Task<JsonObject?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[1024 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return (JsonObject)JsonNode.Parse(buffer.AsSpan(0, length))!;
        }
    }

    public void Dispose() => socket.Dispose();
}
