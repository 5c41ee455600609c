using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Quartz;

namespace AntiFraudBot.Scheduler;

/// <summary>Surrounds every job once: duration and outcome to the meter and the board, an error to the log as well. The error goes on to Quartz.</summary>
public sealed class JobWatch : IJobExecutionMiddleware
{
    public const string MeterName = "AntiFraudBot.Scheduler";

    private readonly JobBoard _board;
    private readonly ILogger<JobWatch> _log;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _failures;

    public JobWatch(JobBoard board, IMeterFactory meters, ILogger<JobWatch> log)
    {
        _board = board;
        _log = log;
        var meter = meters.Create(MeterName);
        _duration = meter.CreateHistogram<double>("antifraudbot.job.duration", "s", "Machine time one run of a job took");
        _failures = meter.CreateCounter<long>("antifraudbot.job.failures", "{run}", "Runs of a job that ended with an error");
    }

    public async ValueTask Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context, cancellationToken);
            Note(context, JobOutcome.Succeeded, Stopwatch.GetElapsedTime(started), null);
        }
        catch (Exception error)
        {
            Note(context, JobOutcome.Failed, Stopwatch.GetElapsedTime(started), error.Message);
            var name = context.JobDetail.Key.Name;
            _failures.Add(1, new KeyValuePair<string, object?>("job", name));
            _log.LogError(error, "Job {Job} due at {Due:O} failed", name, context.ScheduledFireTimeUtc);
            throw;
        }
    }

    private void Note(IJobExecutionContext context, JobOutcome outcome, TimeSpan duration, string? error)
    {
        var name = context.JobDetail.Key.Name;
        _duration.Record(duration.TotalSeconds, new("job", name), new("outcome", outcome == JobOutcome.Failed ? "failed" : "succeeded"));
        _board.Note(name, new JobBoard.LastRun(context.FireTimeUtc, outcome, duration, error));
    }
}
