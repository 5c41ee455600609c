using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.Sockets;

/// <summary>
/// Between the socket and the store: what was heard waits here, in order, so that the socket's reader never waits for the store. The platform
/// wants no receipt and delivers nothing twice, so what cannot be stored is tried until it can; what finds no room any more is a gap (rule P1).
/// </summary>
internal sealed class Inlet(string connection, Intake intake, GapHeard tellGap, Liveness liveness, TimeProvider machine, ILogger log)
{
    private const int Room = 4096;
    private static readonly TimeSpan LastTry = TimeSpan.FromSeconds(5);
    private readonly Channel<Func<CancellationToken, Task>> _waiting = Channel.CreateBounded<Func<CancellationToken, Task>>(Room);
    private readonly BackOff _backOff = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), 0);
    private long _lostSince;
    private bool _troubled;

    public void Take(Heard heard) => Enqueue(ct => intake(heard, ct));

    public void Take(Gap gap) => Enqueue(ct => tellGap(connection, gap.From, gap.To, ct));

    /// <summary>Stores what comes until cancelled, then what is left, once and within five seconds.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var store in _waiting.Reader.ReadAllAsync(ct)) await StoreAsync(store, ct);
        }
        catch (OperationCanceledException)
        {
            using var last = new CancellationTokenSource(LastTry, machine);
            while (_waiting.Reader.TryRead(out var store)) await TryStoreAsync(store, last.Token);
        }
    }

    private void Enqueue(Func<CancellationToken, Task> store)
    {
        if (_waiting.Writer.TryWrite(store)) return;
        if (Interlocked.CompareExchange(ref _lostSince, machine.GetUtcNow().UtcTicks, 0) == 0)
            log.LogError("{Connection}: no room for what is heard, it is lost until the store works again", connection);
    }

    private async Task StoreAsync(Func<CancellationToken, Task> store, CancellationToken ct)
    {
        while (!await TryStoreAsync(store, ct))
        {
            liveness.Trouble("收到的消息暂时存不下，正在重试");
            _troubled = true;
            try
            {
                await Task.Delay(_backOff.Next(), machine, ct);
            }
            catch (OperationCanceledException)
            {
                using var last = new CancellationTokenSource(LastTry, machine);
                await TryStoreAsync(store, last.Token);
                throw;
            }
        }

        if (_troubled) liveness.Trouble(null);
        _troubled = false;
        _backOff.Reset();
        if (Interlocked.Exchange(ref _lostSince, 0) is not 0 and var since) Take(new Gap(new DateTimeOffset(since, TimeSpan.Zero), machine.GetUtcNow()));
    }

    private async Task<bool> TryStoreAsync(Func<CancellationToken, Task> store, CancellationToken ct)
    {
        try
        {
            await store(ct);
            return true;
        }
        catch (Exception e)
        {
            // Whatever kept it from being stored, the message must not be lost for it; a message without a reader is worse than a retry.
            log.LogError(e, "{Connection}: what was heard could not be stored", connection);
            return false;
        }
    }
}
