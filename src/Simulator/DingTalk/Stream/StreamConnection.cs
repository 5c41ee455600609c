using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace AntiFraudBot.Simulator.DingTalk.Stream;

/// <summary>One WebSocket of an application. Writes are one at a time; a retired one gets nothing new.</summary>
public sealed class StreamConnection(string id, Ticket ticket, WebSocket socket, GatedStream line, Action abort) : IDisposable
{
    private const int MostBytes = 256 * 1024;

    private readonly SemaphoreSlim writing = new(1, 1);

    public string Id => id;
    public string ClientId => ticket.ClientId;

    /// <summary>A `disconnect` was sent: no more deliveries, the line ends soon.</summary>
    public bool Retired { get; set; }

    public bool Gone { get; private set; }

    public DateTimeOffset? LastAckAt { get; set; }

    public bool Silent => line.Shut;

    public bool Hears(string type, string topic) =>
        type == "SYSTEM" || ticket.Subscriptions.Any(s => s.Type == type && (s.Topic == topic || s.Topic == "*"));

    /// <summary>False when the line is broken; a silent line takes nothing and says nothing.</summary>
    public async Task<bool> SendAsync(string text, int fragment, CancellationToken ct)
    {
        if (Gone || line.Shut) return !Gone;
        await writing.WaitAsync(ct);
        try
        {
            await WriteAsync(Encoding.UTF8.GetBytes(text), fragment, ct);
            return true;
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            Gone = true;
            return false;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Reads until the line ends; every whole text goes to <paramref name="received"/>.</summary>
    public async Task ReadAsync(Action<string> received, CancellationToken ct)
    {
        try
        {
            while (await ReadTextAsync(ct) is { } text) received(text);
            if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side is gone, or this one was cut on purpose: either way the line is at its end.
            Gone = true;
        }
        Gone = true;
    }

    /// <summary>Ends TCP without a close frame.</summary>
    public void Cut()
    {
        Gone = true;
        abort();
    }

    /// <summary>Ends with a close frame.</summary>
    public async Task CloseAsync(CancellationToken ct)
    {
        Retired = true;
        await writing.WaitAsync(ct);
        try
        {
            if (socket.State == WebSocketState.Open) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", ct);
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or ObjectDisposedException)
        {
            Gone = true;
        }
        finally
        {
            writing.Release();
        }
    }

    public void Silence(bool silent) => line.Turn(silent);

    public void Dispose()
    {
        socket.Dispose();
        line.Dispose();
        writing.Dispose();
    }

    private async Task WriteAsync(byte[] bytes, int fragment, CancellationToken ct)
    {
        var piece = fragment > 0 ? fragment : bytes.Length;
        var start = 0;
        do
        {
            var length = Math.Min(piece, bytes.Length - start);
            await socket.SendAsync(bytes.AsMemory(start, length), WebSocketMessageType.Text, start + length == bytes.Length, ct);
            start += length;
        }
        while (start < bytes.Length);
    }

    private async Task<string?> ReadTextAsync(CancellationToken ct)
    {
        var text = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await socket.ReceiveAsync(text.GetMemory(4096), ct);
            if (read.MessageType == WebSocketMessageType.Close || text.WrittenCount > MostBytes) return null;
            text.Advance(read.Count);
            if (read.EndOfMessage) return Encoding.UTF8.GetString(text.WrittenSpan);
        }
    }
}
