using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>Every night what is past its time is deleted, and the counts are recorded.</summary>
public sealed class RetentionJob(Database database, Retention retention, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await database.WriteAsync(session => retention.SweepAsync(session, clock.GetUtcNow()), cancellationToken);
        // Until the write-ahead log is emptied it may still hold the words.
        await database.CheckpointAsync(cancellationToken);
    }
}
