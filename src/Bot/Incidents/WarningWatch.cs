using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>Runs the clocks of open warnings, day and night (rule I5). They stand in the store: a restart loses none, and what fell due meanwhile is said at once.</summary>
public sealed partial class WarningWatch(
    Database database, Warnings warnings, WarningDesk desk, RegistryCache registries, Mouth mouth, Doorbell doorbell, TimeProvider clock, ILogger<WarningWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e.IsFault(stoppingToken))
            {
                Log.LookFailed(log, e);
            }

            await doorbell.WaitAsync(Door.Warnings, stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await database.ReadAsync(s => warnings.CountDueAsync(s, now), ct) == 0) return;
        await database.WriteAsync(s => KnockAllAsync(s, now), ct);
        doorbell.Ring(Door.Outbox);
    }

    private async Task<int> KnockAllAsync(Session session, DateTimeOffset now)
    {
        var registry = await registries.CurrentAsync(session);
        var due = await warnings.DueAsync(session, now);
        foreach (var warning in due)
        {
            var result = new HandlerResult();
            await desk.KnockAsync(session, registry, warning, now, result);
            foreach (var save in result.Saves) await save(session);
            foreach (var say in result.Says) await mouth.SayAsync(session, say, now);
        }

        return due.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(80, LogLevel.Error, "The clocks of the warnings could not be run")]
        public static partial void LookFailed(ILogger logger, Exception exception);
    }
}
