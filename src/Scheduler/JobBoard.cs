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
        var byJob = triggers.Items.ToLookup(t => t.JobKey.Name);
        return [.. jobs.Select(job => Describe(job, [.. byJob[job.Name]]))];
    }

    internal void Note(string name, LastRun run) => _lastRuns[name] = run;

    private JobRun Describe(CampaignJob job, IReadOnlyList<TriggerHeader> triggers)
    {
        var last = _lastRuns.GetValueOrDefault(job.Name);
        // Quartz parks the triggers of a job it cannot construct; such a job never reached the watch and will not run again.
        return triggers.Any(t => t.State == TriggerState.Error)
            ? new JobRun(job.Name, job.Description, last?.At, JobOutcome.Failed, last?.Duration, "The job could not be constructed.", null)
            : new JobRun(job.Name, job.Description, last?.At, last?.Outcome, last?.Duration, last?.Error, triggers.Min(t => t.NextFireTimeUtc));
    }

    internal sealed record LastRun(DateTimeOffset At, JobOutcome Outcome, TimeSpan Duration, string? Error);
}
