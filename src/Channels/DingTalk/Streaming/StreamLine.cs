using System.Threading.Channels;
using AntiFraudBot.Channels.Sockets;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk.Streaming;

/// <summary>
/// One open line of Stream. Health checks are answered on the spot; everything else waits its turn, so that a slow store never makes the line
/// look dead. After being told to leave, the line is still read until the platform closes it.
/// </summary>
internal sealed class StreamLine : IDisposable
{
    private const int Room = 4096;
    private readonly FrameSocket _socket;
    private readonly StreamEars _ears;
    private readonly Liveness _liveness;
    private readonly ILogger _log;
    private readonly Channel<StreamFrame> _waiting = Channel.CreateBounded<StreamFrame>(Room);
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _giveUp = new();

    public StreamLine(FrameSocket socket, StreamEars ears, Liveness liveness, ILogger log)
    {
        (_socket, _ears, _liveness, _log) = (socket, ears, liveness, log);
        Ended = ReceiveAsync();
        Emptied = Task.Run(() => TakeAsync(_giveUp.Token));
    }

    /// <summary>The platform told this line to leave: nothing more comes on it, it closes some seconds later.</summary>
    public Task Told => _told.Task;

    public Task<SocketEnd> Ended { get; }

    /// <summary>All that was heard is stored and acknowledged.</summary>
    public Task Emptied { get; }

    public DateTimeOffset LastFrame => _socket.LastFrame;

    /// <summary>Something was delivered on it: the platform has accepted us.</summary>
    public bool Carried { get; private set; }

    /// <summary>Says goodbye, and takes what was heard before, at most so long each.</summary>
    public async Task CloseAsync(TimeSpan limit, TimeProvider machine)
    {
        await _socket.CloseAsync(limit);
        await LeaveAsync(limit, machine);
    }

    /// <summary>Waits until the platform closes the line; after the limit it is broken off.</summary>
    public async Task LeaveAsync(TimeSpan limit, TimeProvider machine)
    {
        try
        {
            await Ended.WaitAsync(limit, machine);
            await Emptied.WaitAsync(limit, machine);
        }
        catch (TimeoutException)
        {
            _socket.Abort();
            await _giveUp.CancelAsync();
            await Emptied;
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        _giveUp.Dispose();
    }

    private async Task<SocketEnd> ReceiveAsync()
    {
        await Task.Yield();
        try
        {
            return await _socket.ReceiveAsync(HearAsync);
        }
        finally
        {
            _waiting.Writer.TryComplete();
        }
    }

    private async ValueTask HearAsync(string text)
    {
        _liveness.Heard(_socket.LastFrame);
        var frame = StreamFrame.Read(text);
        switch (frame)
        {
            case null:
                _log.LogWarning("A frame of {Length} characters was not understood", text.Length);
                break;
            case { Type: "SYSTEM", Topic: "ping" }:
                await AnswerAsync(frame, new StreamAck(200, frame.Data));
                break;
            case { Type: "SYSTEM", Topic: "disconnect" }:
                await AnswerAsync(frame, new StreamAck(200, frame.Data));
                _told.TrySetResult();
                break;
            case { Type: "EVENT" or "CALLBACK" }:
                Carried = true;
                if (!_waiting.Writer.TryWrite(frame)) await AnswerAsync(frame, frame.Type == "EVENT" ? StreamAck.EventLater : StreamAck.NotStored);
                break;
        }
    }

    private async Task TakeAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var frame in _waiting.Reader.ReadAllAsync(ct)) await AnswerAsync(frame, await _ears.TakeAsync(frame, ct));
        }
        catch (OperationCanceledException)
        {
            // Given up after the limit: what was not acknowledged the platform may push again.
        }
    }

    private async Task AnswerAsync(StreamFrame frame, StreamAck ack)
    {
        if (frame.MessageId is not { } id) return;
        try
        {
            await _socket.SendAsync(ack.Write(id), CancellationToken.None);
        }
        catch (Exception e) when (FrameSocket.IsGone(e))
        {
            // It is stored; a repetition is known by its id.
        }
    }
}
