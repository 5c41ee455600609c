using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.Sockets;

/// <summary>Lives one life of a connection after the other, with a back-off between them, until told to stop or a life was the last.</summary>
public sealed class Reconnecting(string name, BackOff backOff, Liveness liveness, TimeProvider machine, ILogger log)
{
    /// <summary>
    /// A life opens a socket, serves it and closes it; it resets the back-off once the platform accepted it. It ends by itself when the token
    /// is cancelled. What it throws counts as lost.
    /// </summary>
    public async Task<ConnectionEnd> RunAsync(Func<CancellationToken, Task<LifeEnd>> live, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            switch (await LifeAsync(live, ct))
            {
                case LifeEnd.Last last:
                    liveness.Down(last.Trouble);
                    log.LogWarning("{Connection} ended: {End}", name, last.End);
                    return last.End;
                case LifeEnd.Lost lost when !ct.IsCancellationRequested:
                    liveness.Down(lost.Trouble);
                    if (!await PauseAsync(lost, ct)) break;
                    continue;
            }

            break;
        }

        liveness.Down(null);
        return new ConnectionEnd.Stopped();
    }

    private static async Task<LifeEnd> LifeAsync(Func<CancellationToken, Task<LifeEnd>> live, CancellationToken ct)
    {
        try
        {
            return await live(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new LifeEnd.Lost("stopped", null);
        }
        catch (Exception e) when (FrameSocket.IsGone(e) || e is TimeoutException or HttpRequestException)
        {
            // A failed handshake names the address it was refused at, and an address may carry a ticket: the type is all that is said.
            return new LifeEnd.Lost(e.GetType().Name, "连不上平台，正在重试");
        }
    }

    private async Task<bool> PauseAsync(LifeEnd.Lost lost, CancellationToken ct)
    {
        var wait = lost.AtOnce ? TimeSpan.Zero : backOff.Next();
        log.LogWarning("{Connection} lost: {Why}; again in {Wait}", name, lost.Why, wait);
        try
        {
            await Task.Delay(wait, machine, ct);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

/// <summary>How one life of a connection ended. Trouble: in Chinese, for the office; null when it was meant.</summary>
public abstract record LifeEnd(string? Trouble)
{
    /// <summary>Gone; there will be another, after the back-off or at once.</summary>
    public sealed record Lost(string Why, string? Trouble, bool AtOnce = false) : LifeEnd(Trouble);

    /// <summary>There must not be another one by itself.</summary>
    public sealed record Last(ConnectionEnd End, string? Trouble) : LifeEnd(Trouble);
}
