using System.Collections.Concurrent;
using AntiFraudBot.Channels.Sockets;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk.Streaming;

/// <summary>
/// The app's long connection. A line that is told to leave, or has served long enough, is replaced while it is still read. Several processes may
/// be connected side by side: the platform gives each message to one of them.
/// </summary>
public sealed partial class StreamConnection : IConnection
{
    public const string ConnectionName = "dingtalk-stream";

    // Wrong credentials do not mend themselves, but one wrong answer may be the platform's own trouble.
    private const int RefusalsForgiven = 5;
    private static readonly TimeSpan RenewEvery = TimeSpan.FromHours(3);
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LeavingLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ClosingLimit = TimeSpan.FromSeconds(5);

    // A line that ends without a goodbye was alive one ping and one pong before at least.
    private static readonly TimeSpan Unsure = SocketOpening.Usual.KeepAlive + SocketOpening.Usual.KeepAliveLimit;

    private readonly StreamTickets _tickets;
    private readonly StreamEars _ears;
    private readonly Liveness _liveness;
    private readonly Inlet _inlet;
    private readonly BackOff _backOff;
    private readonly TimeProvider _machine;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<Task, StreamLine> _leaving = new();
    private int _refusals;

    internal StreamConnection(StreamTickets tickets, StreamEars ears, Intake intake, GapHeard gap, TimeProvider machine, ILogger log, Func<double>? chance = null)
    {
        (_tickets, _ears, _machine, _log) = (tickets, ears, machine, log);
        _liveness = new Liveness(machine);
        _inlet = new Inlet(ConnectionName, intake, gap, _liveness, machine, log);
        _backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), 0.5, chance);
    }

    public string Name => ConnectionName;

    public bool Exclusive => false;

    public ConnectionState State => _liveness.State;

    public async Task<ConnectionEnd> RunAsync(CancellationToken ct)
    {
        using var hearing = new CancellationTokenSource();
        var storing = Task.Run(() => _inlet.RunAsync(hearing.Token), CancellationToken.None);
        _refusals = 0;
        try
        {
            return await new Reconnecting(Name, _backOff, _liveness, _machine, _log).RunAsync(LiveAsync, ct);
        }
        finally
        {
            await Task.WhenAll(_leaving.Select(l => l.Value.CloseAsync(ClosingLimit, _machine)));
            await Task.WhenAll(_leaving.Keys);
            await hearing.CancelAsync();
            await storing;
        }
    }

    private async Task<LifeEnd> LiveAsync(CancellationToken ct)
    {
        var (line, refused) = await OpenAsync(ct);
        if (line is null) return refused!;
        while (true)
        {
            var opened = _machine.GetUtcNow();
            var told = await ServeAsync(line, ct);
            if (line.Carried || _machine.GetUtcNow() - opened >= Stable) _backOff.Reset();
            if (line.Ended.IsCompleted) return Lost(line);
            if (ct.IsCancellationRequested)
            {
                await CloseAsync(line);
                return new LifeEnd.Lost("stopped", null);
            }

            var (next, why) = await TryOpenAsync(told, ct);
            if (next is null && !told) continue;
            Leave(line, told);
            if (next is null) return why!;
            line = next;
        }
    }

    /// <summary>Until the line ends, is told to leave (true), has served long enough, or the bot stops.</summary>
    private async Task<bool> ServeAsync(StreamLine line, CancellationToken ct)
    {
        using var serving = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var enough = Task.Delay(RenewEvery, _machine, serving.Token);
        await Task.WhenAny(line.Ended, line.Told, enough);
        await serving.CancelAsync();
        return line.Told.IsCompleted;
    }

    private LifeEnd.Lost Lost(StreamLine line)
    {
        var end = line.Ended.Result;
        var sure = _machine.GetUtcNow() - Unsure;
        if (end is SocketEnd.Closed) _liveness.Heard(line.LastFrame);
        else if (sure > line.LastFrame) _liveness.Heard(sure);
        Leave(line, told: true);
        return new LifeEnd.Lost(end.Says, "与平台的连接断开，正在重连", AtOnce: false);
    }

    private async Task<(StreamLine? Line, LifeEnd? Refused)> TryOpenAsync(bool told, CancellationToken ct)
    {
        try
        {
            // The old line hears until the new one does, unless it was told to leave.
            return await OpenAsync(ct, listening: !told);
        }
        catch (Exception e) when (FrameSocket.IsGone(e) || e is TimeoutException or HttpRequestException)
        {
            return (null, new LifeEnd.Lost(e.GetType().Name, "连不上平台，正在重试"));
        }
    }

    private async Task<(StreamLine? Line, LifeEnd? Refused)> OpenAsync(CancellationToken ct, bool listening = false)
    {
        switch (await _tickets.AskAsync(ct))
        {
            case Ticket.Refused no: return (null, Refused(no.Code));
            case Ticket.Later later: return (null, new LifeEnd.Lost(later.Why, "平台没有给连接，正在重试"));
            case Ticket.Good good:
                _refusals = 0;
                var line = new StreamLine(await FrameSocket.OpenAsync(good.Address, SocketOpening.Usual, _machine, ct), _ears, _liveness, _log);
                if (listening) _liveness.Heard(_machine.GetUtcNow());
                if (_liveness.Ready() is { } gap && !listening) _inlet.Take(gap);
                Log.Ready(_log, ConnectionName);
                return (line, null);
            default: throw new InvalidOperationException("no such ticket");
        }
    }

    private LifeEnd Refused(string code)
    {
        var says = $"平台不认 ClientId 或 ClientSecret（{code}），请到“凭证与基础信息”核对";
        return ++_refusals > RefusalsForgiven ? new LifeEnd.Last(new ConnectionEnd.Refused(code), says) : new LifeEnd.Lost($"refused with {code}", says);
    }

    private void Leave(StreamLine line, bool told)
    {
        var leaving = told ? line.LeaveAsync(LeavingLimit, _machine) : line.CloseAsync(LeavingLimit, _machine);
        _leaving[leaving] = line;
        _ = leaving.ContinueWith(
            done =>
            {
                _leaving.TryRemove(done, out _);
                line.Dispose();
            },
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task CloseAsync(StreamLine line)
    {
        await line.CloseAsync(ClosingLimit, _machine);
        line.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(356, LogLevel.Information, "{Connection} is ready")]
        public static partial void Ready(ILogger logger, string connection);
    }
}
