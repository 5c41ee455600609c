namespace AntiFraudBot.Storage;

/// <summary>One night's sweep: when, and how many rows went by table; orphans = files nobody referred to.</summary>
public sealed record RetentionRun(DateTimeOffset At, IReadOnlyDictionary<string, int> Counts);
