using AntiFraudBot.Scheduler.Clock;
using AntiFraudBot.Scheduler.Stepping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AntiFraudBot.Scheduler.Tests;

/// <summary>A small host with the real scheduler on a sandbox clock, and held rows as the host's own due work.</summary>
internal sealed class SteppedHost : IAsyncDisposable
{
    private readonly IHost _host;

    private SteppedHost(IHost host, SandboxClock clock)
    {
        _host = host;
        Clock = clock;
        Driver = new StepDriver(clock, host.Services.GetRequiredService<QuartzPulse>(), _ => Task.FromResult(NextHeld()), _ => Task.FromResult(SendHeld()));
    }

    public SandboxClock Clock { get; }

    public StepDriver Driver { get; }

    public Diary Diary => _host.Services.GetRequiredService<Diary>();

    public JobBoard Board => _host.Services.GetRequiredService<JobBoard>();

    /// <summary>Instants at which the host's own rows become due.</summary>
    public SortedSet<DateTimeOffset> Held { get; } = [];

    public static async Task<SteppedHost> StartAsync(DateTimeOffset now, bool stepping, params CampaignJob[] jobs)
    {
        var clock = SandboxClock.StartingAt(now, TimeProvider.System);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(new Diary(clock));
        builder.Services.AddCampaignScheduler(clock, jobs, stepping);
        var host = builder.Build();
        await host.StartAsync();
        return new SteppedHost(host, clock);
    }

    public static Task<SteppedHost> StartAsync(DateTimeOffset now, params CampaignJob[] jobs) => StartAsync(now, stepping: true, jobs);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Driver.Dispose();
        Clock.Dispose();
    }

    private DateTimeOffset? NextHeld() => Held.Count == 0 ? null : Held.Min;

    /// <summary>One round of the host's relay: what is due is sent, and the host is idle only if nothing was.</summary>
    private bool SendHeld()
    {
        if (NextHeld() is not { } due || due > Clock.GetUtcNow()) return true;
        Held.Remove(due);
        Diary.Write("held", due);
        return false;
    }
}
