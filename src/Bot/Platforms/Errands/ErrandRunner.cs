using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms.Errands;

/// <summary>Runs the errands that are due, one after another: a platform is asked outside every commit, and what was begun is gone on with after a restart.</summary>
public sealed partial class ErrandRunner(
    Database database, Storage.Errands errands, IEnumerable<IErrandKind> kinds, Doorbell doorbell, TimeProvider clock,
    [FromKeyedServices(MachineTime.Key)] TimeProvider machine, ILogger<ErrandRunner> log) : BackgroundService
{
    private const int MaxAttempts = 60, Take = 4;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, IErrandKind> _kinds = kinds.ToDictionary(k => k.Kind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Another process may be on its way with one: its lease runs out by itself on a store that several share.
        if (database.Engine == Engine.Sqlite) await database.WriteAsync(errands.ReleaseAsync, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await database.ReadAsync(s => errands.DueAsync(s, clock.GetUtcNow()), stoppingToken) > 0) await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (e.IsFault(stoppingToken))
            {
                Log.RoundFailed(log, e);
            }

            await doorbell.WaitAsync(Door.Errands, stoppingToken);
        }
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        while (await database.WriteAsync(s => errands.ClaimAsync(s, clock.GetUtcNow(), machine.GetUtcNow(), Lease, Take), ct) is { Count: > 0 } claimed)
        {
            foreach (var errand in claimed) await RunAsync(errand, ct);
            doorbell.Ring(Door.Outbox);
        }
    }

    private async Task RunAsync(Errand errand, CancellationToken ct)
    {
        try
        {
            await _kinds[errand.Kind].RunAsync(errand, ct);
        }
        catch (Exception e) when (e.IsFault(ct))
        {
            Log.Failed(log, errand.Id, errand.Attempts + 1, e);
            var now = clock.GetUtcNow();
            await database.WriteAsync(
                s => errand.Attempts + 1 < MaxAttempts
                    ? errands.PostponeAsync(s, errand, now + AfterTrouble)
                    : errands.CloseAsync(s, errand.Id, "failed", e.GetType().Name, now),
                ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(80, LogLevel.Error, "A round of errands failed")]
        public static partial void RoundFailed(ILogger logger, Exception exception);

        [LoggerMessage(81, LogLevel.Warning, "Errand {Id} failed at attempt {Attempt}")]
        public static partial void Failed(ILogger logger, string id, int attempt, Exception exception);
    }
}
