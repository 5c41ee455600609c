using System.Collections.Concurrent;
using Quartz;

namespace AntiFraudBot.Scheduler;

/// <summary>What each job did last and when it runs next. Last runs live in memory: a job that matters records its own work in the store.</summary>
public sealed class JobBoard(ISchedulerFactory schedulers, IReadOnlyList<CampaignJob> jobs)
{
    private readonly ConcurrentDictionary<string, LastRun> _lastRuns = new();

    /// <summary>All jobs in the order of the job table.</summary>
    public async Task<IReadOnlyList<JobRun>> ListAsync(CancellationToken ct = default)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, ct);
        var next = triggers.Items.GroupBy(t => t.JobKey.Name).ToDictionary(g => g.Key, g => g.Min(t => t.NextFireTimeUtc));
        return [.. jobs.Select(job => Describe(job, next.GetValueOrDefault(job.Name)))];
    }

    internal void Note(string name, LastRun run) => _lastRuns[name] = run;

    private JobRun Describe(CampaignJob job, DateTimeOffset? next)
    {
        var last = _lastRuns.GetValueOrDefault(job.Name);
        return new JobRun(job.Name, job.Description, last?.At, last?.Outcome, last?.Duration, last?.Error, next);
    }

    internal sealed record LastRun(DateTimeOffset At, JobOutcome Outcome, TimeSpan Duration, string? Error);
}
