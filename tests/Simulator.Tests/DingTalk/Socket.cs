using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>A bare Stream client that does only what it is told.</summary>
internal sealed class Socket : IDisposable
{
    private readonly ClientWebSocket socket = new();

    public static async Task<JsonNode> OpenAsync(Fake fake, string secret = Liuhe.Secret, string? accept = "application/json") =>
        JsonNode.Parse(await OpenTextAsync(fake, secret, accept))!;

    public static async Task<string> OpenTextAsync(Fake fake, string secret, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1.0/gateway/connections/open")
        {
            Content = JsonContent.Create(new JsonObject
            {
                ["clientId"] = Liuhe.ClientId,
                ["clientSecret"] = secret,
                ["subscriptions"] = new JsonArray(
                    new JsonObject { ["type"] = "EVENT", ["topic"] = "*" },
                    new JsonObject { ["type"] = "CALLBACK", ["topic"] = "/v1.0/im/bot/messages/get" }),
            }),
        };
        if (accept is not null) request.Headers.Add("Accept", accept);
        using var answer = await fake.Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    public static async Task<Socket> ConnectAsync(Fake fake) => await ConnectAsync(await OpenAsync(fake));

    public static async Task<Socket> ConnectAsync(JsonNode opened, bool escaped = true, TimeSpan? pingEvery = null)
    {
        var ticket = opened["ticket"]!.ToString();
        var one = new Socket();
        one.socket.Options.KeepAliveInterval = pingEvery ?? TimeSpan.Zero;
        if (pingEvery is { } every) one.socket.Options.KeepAliveTimeout = every * 3;
        await one.socket.ConnectAsync(new Uri($"{opened["endpoint"]}?ticket={(escaped ? Uri.EscapeDataString(ticket) : ticket)}"), CancellationToken.None);
        return one;
    }

    /// <summary>The next frame of a type and topic.</summary>
    public async Task<JsonNode> FrameAsync(string type, string? topic = null)
    {
        while (true)
        {
            var frame = await NextAsync() ?? throw new InvalidOperationException("the line ended");
            if (frame["type"]!.ToString() == type && (topic is null || frame["headers"]!["topic"]!.ToString() == topic)) return frame;
        }
    }

    /// <summary>Null when the other side closed.</summary>
    public async Task<JsonNode?> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var text = new MemoryStream();
        var piece = new byte[4096];
        while (true)
        {
            var read = await socket.ReceiveAsync(piece, patience.Token);
            if (read.MessageType == WebSocketMessageType.Close) return null;
            text.Write(piece, 0, read.Count);
            if (read.EndOfMessage) return JsonNode.Parse(text.ToArray());
        }
    }

    public Task AcknowledgeAsync(JsonNode frame, int code = 200, JsonNode? data = null) => SendAsync(new JsonObject
    {
        ["code"] = code,
        ["headers"] = new JsonObject { ["messageId"] = frame["headers"]!["messageId"]!.ToString(), ["contentType"] = "application/json" },
        ["message"] = "OK",
        ["data"] = data ?? "{\"response\":null}",
    }.ToJsonString());

    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public void Dispose() => socket.Dispose();
}
