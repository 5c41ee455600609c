using AntiFraudBot.Scheduler.Stepping;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace AntiFraudBot.Scheduler;

/// <summary>Puts the job table into Quartz: memory store, one clock, one zone, every job watched.</summary>
public static class CampaignScheduler
{
    private const int RealThreads = 4;

    // A job that takes long must not make its neighbours of the same minute look missed.
    private static readonly TimeSpan MisfireThreshold = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Registers scheduler, hosted service, <see cref="JobBoard"/> and <see cref="QuartzPulse"/>. With stepping, jobs run one at a time and those of
    /// one instant in the order of the table. After a downtime or a jump each trigger fires once.
    /// </summary>
    public static IServiceCollection AddCampaignScheduler(
        this IServiceCollection services, TimeProvider clock, IReadOnlyList<CampaignJob> jobs, bool stepping)
    {
        services.AddMetrics();
        services.AddSingleton(provider => new JobBoard(provider.GetRequiredService<ISchedulerFactory>(), jobs));
        services.AddSingleton<JobWatch>();
        services.AddSingleton<QuartzPulse>();
        services.AddQuartz(quartz => Configure(quartz, clock, jobs, stepping ? 1 : RealThreads));
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        return services;
    }

    private static void Configure(IQuartzBuilder quartz, TimeProvider clock, IReadOnlyList<CampaignJob> jobs, int threads)
    {
        quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "antifraudbot");
        quartz.UseTimeProvider(clock);
        quartz.UseDefaultTimeZone(Schedules.Zone);
        quartz.UseInMemoryStore(store => store.MisfireThreshold = MisfireThreshold);
        quartz.UseDefaultThreadPool(threads);
        quartz.AddJobMiddleware(provider => provider.GetRequiredService<JobWatch>());
        quartz.AddTriggerListener(provider => provider.GetRequiredService<QuartzPulse>());
        for (var index = 0; index < jobs.Count; index++) Add(quartz, jobs[index], priority: jobs.Count - index);
    }

    private static void Add(IQuartzBuilder quartz, CampaignJob job, int priority)
    {
        var key = new JobKey(job.Name);
        quartz.AddJob(job.JobType, j => j.WithIdentity(key).WithDescription(job.Description).DisallowConcurrentExecution());
        string[] crons = [job.Cron, .. job.MoreCrons];
        for (var i = 0; i < crons.Length; i++)
        {
            var (cron, name) = (crons[i], i == 0 ? job.Name : $"{job.Name}-{i}");
            quartz.AddTrigger(t => t.ForJob(key).WithIdentity(name).WithPriority(priority).WithCronSchedule(
                cron, c => c.InTimeZone(Schedules.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.SmartPolicy)));
        }

        if (job.AtStart) quartz.AddTrigger(t => t.ForJob(key).WithIdentity(job.Name + "-start").WithPriority(priority).StartNow());
    }
}
