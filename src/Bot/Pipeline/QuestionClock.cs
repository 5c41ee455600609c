using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Pipeline;

/// <summary>Closes questions nobody answered in time. Nothing is asked twice; the pending numbers stay on the office's list (rule A6).</summary>
public sealed partial class QuestionClock(Database database, Questions questions, Doorbell doorbell, MessageMeter meter, TimeProvider clock, ILogger<QuestionClock> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ExpireAsync(stoppingToken);
            }
            catch (Exception e) when (e.IsFault(stoppingToken))
            {
                Log.ExpiryFailed(log, e);
            }

            await doorbell.WaitAsync(Door.Questions, stoppingToken);
        }
    }

    private async Task ExpireAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await database.ReadAsync(s => questions.DueAsync(s, now), ct) == 0) return;
        var expired = await database.WriteAsync(
            async s =>
            {
                var late = await questions.ExpiredAsync(s, now);
                foreach (var question in late) await questions.CloseAsync(s, question.Id, "expired", now);
                return late.Count;
            },
            ct);
        meter.Expired(expired);
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Error, "Expiring questions failed")]
        public static partial void ExpiryFailed(ILogger logger, Exception exception);
    }
}
