using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace AntiFraudBot.Channels.Sockets;

/// <summary>
/// One open WebSocket: whole text frames in, one writer at a time out. Receiving takes no token, because a cancelled receive would abort the
/// socket: it ends by <see cref="CloseAsync"/>, <see cref="Abort"/> or the other side. Begin receiving right after opening.
/// </summary>
public sealed class FrameSocket(WebSocket socket, TimeProvider machine, int largestFrame = FrameSocket.LargestFrame) : IDisposable
{
    /// <summary>A frame of more bytes than this ends the connection.</summary>
    public const int LargestFrame = 4 * 1024 * 1024;

    private const int Chunk = 16 * 1024;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When the other side was last heard, machine time UTC: a whole frame or its closing.</summary>
    public DateTimeOffset LastFrame { get; private set; } = machine.GetUtcNow();

    /// <summary>Opens a client socket, or throws <see cref="WebSocketException"/> or <see cref="TimeoutException"/>.</summary>
    public static async Task<FrameSocket> OpenAsync(Uri endpoint, SocketOpening opening, TimeProvider machine, CancellationToken ct)
    {
        var client = new ClientWebSocket();
        client.Options.KeepAliveInterval = opening.KeepAlive;
        client.Options.KeepAliveTimeout = opening.KeepAliveLimit;
        using var limit = new CancellationTokenSource(opening.Limit, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await client.ConnectAsync(endpoint, either.Token);
            return new FrameSocket(client, machine);
        }
        catch (Exception e)
        {
            client.Dispose();
            if (e is OperationCanceledException && limit.IsCancellationRequested) throw new TimeoutException("No WebSocket within the limit.", e);
            throw;
        }
    }

    /// <summary>Gives every text frame to <paramref name="hear"/>, in order, until the socket ends. Call once; hear must not wait for an answer.</summary>
    public async Task<SocketEnd> ReceiveAsync(Func<string, ValueTask> hear)
    {
        try
        {
            var buffer = new ArrayBufferWriter<byte>(Chunk);
            while (true)
            {
                if (await FrameAsync(buffer) is { } end) return end;
                LastFrame = machine.GetUtcNow();
                await hear(Encoding.UTF8.GetString(buffer.WrittenSpan));
                if (buffer.Capacity > 16 * Chunk) buffer = new ArrayBufferWriter<byte>(Chunk);
                else buffer.ResetWrittenCount();
            }
        }
        finally
        {
            _received.TrySetResult();
        }
    }

    /// <summary>Writes one text frame. Throws when the socket is gone: the frame was then not delivered whole.</summary>
    public async Task SendAsync(string frame, CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            // A cancelled send would abort the socket in the middle of a frame: once begun, it is finished.
            await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Says goodbye and waits for the other side to say it too, at most <paramref name="limit"/>; then the socket is aborted.</summary>
    public async Task CloseAsync(TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit, machine);
        try
        {
            await SayGoodbyeAsync(patience.Token);
            await _received.Task.WaitAsync(patience.Token);
        }
        catch (Exception e) when (IsGone(e) || e is OperationCanceledException)
        {
            // Nothing is owed to a socket that is already gone.
        }

        Abort();
    }

    public void Abort() => socket.Abort();

    public void Dispose()
    {
        socket.Dispose();
        _writing.Dispose();
    }

    /// <summary>Whether the exception only says that the socket is no longer there.</summary>
    public static bool IsGone(Exception e) => e is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException;

    private async Task<SocketEnd?> FrameAsync(ArrayBufferWriter<byte> buffer)
    {
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.GetMemory(Chunk), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) return await ClosedAsync();
                buffer.Advance(part.Count);
                if (buffer.WrittenCount > largestFrame)
                {
                    Abort();
                    return new SocketEnd.TooLarge(largestFrame);
                }

                if (part.EndOfMessage) return null;
            }
        }
        catch (Exception e) when (IsGone(e) || e is OperationCanceledException)
        {
            return new SocketEnd.Broken((e as WebSocketException)?.WebSocketErrorCode.ToString() ?? e.GetType().Name);
        }
    }

    private async Task<SocketEnd> ClosedAsync()
    {
        LastFrame = machine.GetUtcNow();
        var closed = new SocketEnd.Closed((int?)socket.CloseStatus);
        try
        {
            await SayGoodbyeAsync(CancellationToken.None);
        }
        catch (Exception e) when (IsGone(e))
        {
            // The other side closed; whether it still hears us does not matter.
        }

        return closed;
    }

    private async Task SayGoodbyeAsync(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
        }
        finally
        {
            _writing.Release();
        }
    }
}
