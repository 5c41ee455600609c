using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AntiFraudBot.Channels.Tests.Sockets;

/// <summary>One connection of the scripted server. Hear waits for the next frame of the client; it fails rather than wait for ever.</summary>
public sealed class ScriptedSocket(TcpClient tcp, WebSocket socket) : IDisposable
{
    private readonly byte[] buffer = new byte[1024 * 1024];

    public Task SayAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task SayAsync(object frame) => SayAsync(JsonSerializer.Serialize(frame));

    /// <summary>One frame in many fragments.</summary>
    public async Task SayInPiecesAsync(string text, int size)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length; at += size)
        {
            var piece = bytes.AsMemory(at, Math.Min(size, bytes.Length - at));
            await socket.SendAsync(piece, WebSocketMessageType.Text, at + size >= bytes.Length, CancellationToken.None);
        }
    }

    /// <summary>The next text frame; null when the client said goodbye or is gone.</summary>
    public async Task<string?> HearTextAsync()
    {
        var length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
                if (part.MessageType == WebSocketMessageType.Close) return null;
                length += part.Count;
                if (part.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException)
        {
            return null;
        }
    }

    public async Task<JsonElement> HearAsync() =>
        JsonDocument.Parse(await HearTextAsync() ?? throw new InvalidOperationException("The client is gone.")).RootElement;

    public Task CloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>The line breaks without a word.</summary>
    public void Cut()
    {
        tcp.LingerState = new LingerOption(true, 0);
        tcp.Close();
    }

    /// <summary>A frame is announced and begun, then the line breaks.</summary>
    public async Task CutInsideAFrameAsync()
    {
        byte[] announcesHundred = [0x81, 100];
        await tcp.GetStream().WriteAsync(announcesHundred);
        await tcp.GetStream().WriteAsync("{\"cmd\":\"aibot"u8.ToArray());
        tcp.Client.Shutdown(SocketShutdown.Send);
        tcp.Close();
    }

    public void Dispose()
    {
        socket.Dispose();
        tcp.Dispose();
    }
}
