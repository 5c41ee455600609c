namespace AntiFraudBot.Scheduler;

public enum JobOutcome { Succeeded, Failed }

/// <summary>A job's last and next run, for /health. The last run is null until the job ran in this process; NextRun is null when it will not fire again.</summary>
public sealed record JobRun(
    string Name, string Description, DateTimeOffset? LastRun, JobOutcome? Outcome, TimeSpan? Duration, string? Error, DateTimeOffset? NextRun);
