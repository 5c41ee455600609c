namespace AntiFraudBot.Scheduler;

/// <summary>
/// One line of the job table. Name is unique, stable and kebab-case (log, metric, health); Cron comes from <see cref="Schedules"/>;
/// Description is what a clerk reads on the health page, in Chinese.
/// </summary>
public sealed record CampaignJob(string Name, Type JobType, string Cron, string Description);
