using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.WeCom.Accounts;

namespace AntiFraudBot.Simulator.WeCom.AiBot;

/// <summary>One socket: frames in and out, and the req_ids that were given out on it.</summary>
public sealed class BotConnection(WebSocket socket, CancellationToken stopping) : IDisposable
{
    private const int MostBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);

    /// <summary>Known after a successful subscribe.</summary>
    public BotAccount? Bot { get; set; }

    public ConcurrentDictionary<string, Interaction> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>False when the frame could not be handed to the network.</summary>
    public async Task<bool> SendAsync(JsonObject frame)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(frame, Readable);
        try
        {
            await writing.WaitAsync(ended.Token);
            try
            {
                await socket.SendAsync(bytes, WebSocketMessageType.Text, true, ended.Token);
                return true;
            }
            finally
            {
                writing.Release();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Text frames until the other side leaves or <see cref="Abort"/>. What is no JSON object is passed over.</summary>
    public async IAsyncEnumerable<JsonObject> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        while (await ReceiveAsync(buffer, ct) is { } part)
        {
            message.Write(buffer, 0, part.Count);
            if (message.Length > MostBytes) yield break;
            if (!part.EndOfMessage) continue;
            if (Parse(message.ToArray()) is { } frame) yield return frame;
            message.SetLength(0);
        }
    }

    public void Abort()
    {
        ended.Cancel();
        socket.Abort();
    }

    /// <summary>The server's goodbye; does not wait for the other side's.</summary>
    public async Task CloseAsync()
    {
        try
        {
            await writing.WaitAsync(ended.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ended.Token).WaitAsync(TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or TimeoutException)
        {
            // It is gone already, which is what was wanted.
        }

        // The other side may still be reading what was sent before.
        ended.CancelAfter(Farewell);
    }

    public void Dispose()
    {
        ended.Dispose();
        writing.Dispose();
    }

    private static JsonObject? Parse(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<WebSocketReceiveResult?> ReceiveAsync(byte[] buffer, CancellationToken ct)
    {
        try
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, ct);
            var part = await socket.ReceiveAsync(buffer, both.Token);
            return part.MessageType == WebSocketMessageType.Close ? null : part;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }
}
