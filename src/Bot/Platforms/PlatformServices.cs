using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Channels;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Platforms;

/// <summary>What the house needs when it has real platforms; with none of them nothing of it runs.</summary>
public static class PlatformServices
{
    public static void AddPlatforms(this IServiceCollection services, IReadOnlyList<PlatformPlan> plans, bool rehearsing)
    {
        services.AddSingleton(new Rehearsal(rehearsing)).AddSingleton<ConnectionBoard>().AddSingleton<ConnectionMeter>();
        foreach (var part in new[] { typeof(CodeDesk), typeof(StrangerDesk), typeof(OfficeAlarm) }) services.AddSingleton(part);
        if (plans.Count == 0)
        {
            services.AddSingleton<IReadOnlyList<Platform>>([]);
            return;
        }

        services.AddSingleton<PlatformIntake>().AddSingleton<GapDesk>().AddSingleton<CallAccount>().AddSingleton<ChatNewsDesk>();
        services.AddSingleton<IReadOnlyList<Platform>>(p => [.. plans.Select(plan => plan.Make(House(p, plan.Name)))]);
        for (var i = 0; i < plans.Count; i++)
        {
            var index = i;
            services.AddSingleton<IChannel>(p =>
            {
                var channel = p.GetRequiredService<IReadOnlyList<Platform>>()[index].Channel;
                return rehearsing ? p.GetRequiredService<Rehearsal>().Around(channel, p.GetRequiredService<SandboxStage>()) : channel;
            });
        }

        services.AddHostedService<FileFetcher>();
        services.AddHostedService<PhoneMatch>();
        services.AddHostedService<ConnectionKeeper>();
    }

    private static PlatformHouse House(IServiceProvider p, string channel)
    {
        var gaps = p.GetRequiredService<GapDesk>();
        return new PlatformHouse(
            p.GetRequiredService<PlatformIntake>().TakeAsync,
            (connection, from, to, ct) => gaps.HeardAsync(channel, connection, from, to, ct),
            p.GetRequiredService<Attachments>().Open,
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredKeyedService<TimeProvider>(MachineTime.Key),
            p.GetRequiredService<ILoggerFactory>(),
            p.GetRequiredService<CallAccount>(),
            p.GetRequiredService<ChatNewsDesk>());
    }
}
