using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Telemetry;

/// <summary>How much waited when the queues were last counted; a gauge must not wait for the store.</summary>
public sealed class QueueDepths
{
    public int Unhandled { get; private set; }
    public int Parked { get; private set; }
    public int Due { get; private set; }
    public int Questions { get; private set; }

    public void Note(int unhandled, int parked, int due, int questions) =>
        (Unhandled, Parked, Due, Questions) = (unhandled, parked, due, questions);
}

/// <summary>Counts the queues every ten seconds, while somebody collects.</summary>
public sealed partial class QueueCounter(
    Database database, Inbox inbox, Outbox outbox, QueueDepths depths, TimeProvider clock, [FromKeyedServices(MachineTime.Key)] TimeProvider machine,
    ILogger<QueueCounter> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, machine);
        do
        {
            try
            {
                await CountAsync(stoppingToken);
            }
            catch (Exception e) when (e.IsFault(stoppingToken))
            {
                Log.CountingFailed(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CountAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (unhandled, parked, due, open) = await database.ReadAsync(
            async s => (await inbox.UnhandledAsync(s), await inbox.ParkedAsync(s), await outbox.DueAsync(s, now),
                await s.ScalarAsync<int>("SELECT COUNT(*) FROM questions WHERE state = 'open'")), ct);
        depths.Note(unhandled, parked, due, open);
    }

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Warning, "Counting the queues failed")]
        public static partial void CountingFailed(ILogger logger, Exception exception);
    }
}
