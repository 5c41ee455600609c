using System.Globalization;
using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Channels;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>
/// Runs the long connections. One that may exist only once runs under a lease; whoever is pushed out by a stranger stands back for a minute and
/// longer each time, and says so (rule P14). What the platform refuses for good is not tried again before the next start.
/// </summary>
public sealed partial class ConnectionKeeper(
    Database database, Leases leases, StateValues state, IReadOnlyList<Platform> platforms, ConnectionBoard board, ConnectionMeter meter, OfficeAlarm alarm, Doorbell doorbell,
    [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<ConnectionKeeper> log) : BackgroundService
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(45);
    public static readonly TimeSpan StandBack = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestStandBack = TimeSpan.FromMinutes(16);
    private readonly string _owner = LeaseOwner.Of(database);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meter.Watch(board);
        return Task.WhenAll(platforms.SelectMany(p => p.Connections.Select(c => KeepAsync(p, c, stoppingToken))));
    }

    /// <summary>The last that runs: what the platforms hold is closed with it.</summary>
    public override void Dispose()
    {
        foreach (var platform in platforms) platform.Owned?.Dispose();
        base.Dispose();
    }

    private async Task KeepAsync(Platform platform, IConnection connection, CancellationToken ct)
    {
        var back = StandBack;
        try
        {
            while (true)
            {
                var began = machine.GetUtcNow();
                var end = await OnceAsync(connection, ct);
                ct.ThrowIfCancellationRequested();
                if (end is ConnectionEnd.Refused refused)
                {
                    await RefusedAsync(platform, connection, refused.Code, ct);
                    return;
                }

                if (end is not ConnectionEnd.TakenOver)
                {
                    await Task.Delay(AfterTrouble, machine, ct);
                    continue;
                }

                back = machine.GetUtcNow() - began > LongestStandBack ? StandBack : back;
                await TakenOverAsync(platform, connection, back, ct);
                back = back * 2 < LongestStandBack ? back * 2 : LongestStandBack;
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            if (connection.Exclusive) await database.WriteAsync(s => ReleaseAsync(s, connection), CancellationToken.None);
        }
    }

    /// <summary>Null when it did not run, because another process holds the lease or something failed.</summary>
    private async Task<ConnectionEnd?> OnceAsync(IConnection connection, CancellationToken ct)
    {
        try
        {
            if (connection.Exclusive && !await TakeAsync(connection, ct))
            {
                board.Note(connection.Name, Keeping.ElsewhereHeld);
                return null;
            }

            board.Note(connection.Name, Keeping.Held);
            if (connection.Exclusive && await database.ReadAsync(s => state.GetAsync(s, HeardKey(connection)), ct) is { } heard)
                connection.ListenedUntil(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(heard, CultureInfo.InvariantCulture)));
            return await HoldAsync(connection, ct);
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            Log.Failed(log, connection.Name, e);
            return null;
        }
    }

    private async Task<ConnectionEnd?> HoldAsync(IConnection connection, CancellationToken ct)
    {
        using var holding = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = connection.RunAsync(holding.Token);
        var renewing = connection.Exclusive ? RenewAsync(connection, holding.Token) : Task.Delay(Timeout.Infinite, holding.Token);
        await Task.WhenAny(running, renewing);
        // Whichever is over ends the other: without the lease there is no connection, without it no lease is renewed.
        await holding.CancelAsync();
        await renewing.ContinueWith(static _ => { }, TaskScheduler.Default);
        try
        {
            return await running;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Ends when the lease is lost, or could not be renewed for as long as it lives.</summary>
    private async Task RenewAsync(IConnection connection, CancellationToken ct)
    {
        var renewed = machine.GetUtcNow();
        while (true)
        {
            await Task.Delay(Renewal, machine, ct);
            try
            {
                if (!await TakeAsync(connection, ct)) return;
                renewed = machine.GetUtcNow();
            }
            catch (Exception e) when (e.IsFault(ct))
            {
                Log.Failed(log, connection.Name, e);
                if (machine.GetUtcNow() - renewed >= Life - Renewal) return;
            }
        }
    }

    private Task<bool> TakeAsync(IConnection connection, CancellationToken ct) => database.WriteAsync(
        async s =>
        {
            var taken = await leases.TakeAsync(s, connection.Name, _owner, machine.GetUtcNow(), Life);
            if (taken) await KeepHeardAsync(s, connection);
            return taken;
        },
        ct);

    private async Task ReleaseAsync(Session s, IConnection connection)
    {
        await KeepHeardAsync(s, connection);
        await leases.ReleaseAsync(s, connection.Name, _owner);
    }

    // So that the next run, or the next process, knows since when something may be missing.
    private async Task KeepHeardAsync(Session s, IConnection connection)
    {
        if (connection.State.LastFrame is { } heard) await state.SetAsync(s, HeardKey(connection), heard.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
    }

    private static string HeardKey(IConnection connection) => $"heard/{connection.Name}";

    private async Task TakenOverAsync(Platform platform, IConnection connection, TimeSpan back, CancellationToken ct)
    {
        Log.TakenOver(log, connection.Name, back);
        board.Note(connection.Name, Keeping.StandingBack);
        meter.Ended(connection.Name, "taken-over");
        var minutes = Math.Round(back.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        await TellAsync(connection, $"{PlatformNames.Of(platform.Name)}连接被别的程序占用，我先退让，{minutes}分钟后再试。请查一查这个机器人是不是在别处也开着。", ct);
        await Task.Delay(back, machine, ct);
    }

    private Task RefusedAsync(Platform platform, IConnection connection, string code, CancellationToken ct)
    {
        Log.Refused(log, connection.Name, code);
        board.Note(connection.Name, Keeping.Refused, code);
        meter.Ended(connection.Name, "refused");
        return TellAsync(connection, $"{PlatformNames.Of(platform.Name)}不认机器人的账号或密钥（{code}），连接已停。请核对设置后重新启动。", ct);
    }

    private async Task TellAsync(IConnection connection, string text, CancellationToken ct)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{connection.Name}/{machine.GetUtcNow().ToUnixTimeMilliseconds()}");
        try
        {
            await database.WriteAsync(s => alarm.RaiseAsync(s, key, text), ct);
            doorbell.Ring(Door.Outbox);
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            Log.Failed(log, connection.Name, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(50, LogLevel.Error, "Keeping connection {Name} failed")]
        public static partial void Failed(ILogger logger, string name, Exception exception);

        [LoggerMessage(51, LogLevel.Warning, "Connection {Name} was taken over by another; standing back for {Back}")]
        public static partial void TakenOver(ILogger logger, string name, TimeSpan back);

        [LoggerMessage(52, LogLevel.Error, "Connection {Name} was refused: {Code}")]
        public static partial void Refused(ILogger logger, string name, string code);
    }
}
