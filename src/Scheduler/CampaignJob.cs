namespace AntiFraudBot.Scheduler;

/// <summary>
/// One line of the job table. Name is unique, stable and kebab-case (log, metric, health); Cron comes from <see cref="Schedules"/>;
/// Description is what a clerk reads on the health page, in Chinese.
/// </summary>
public sealed record CampaignJob(string Name, Type JobType, string Cron, string Description)
{
    /// <summary>Further times at which the job knocks: a late start or a missed instant is caught up with them.</summary>
    public IReadOnlyList<string> MoreCrons { get; init; } = [];

    /// <summary>Also once when the process starts.</summary>
    public bool AtStart { get; init; }
}
