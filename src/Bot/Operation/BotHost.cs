using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Bot.Simulation;
using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Scheduler.Clock;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Operation;

/// <summary>Opens the store, plants the sample township where nothing is, and builds the host. Everything the program and the tests start goes through here.</summary>
public static class BotHost
{
    public static async Task<WebApplication> BuildAsync(RunOptions options, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Not the process's own name: pages are looked for in this assembly, whoever starts it.
            ApplicationName = typeof(BotHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        AddSettings(builder, options);
        var plans = options.Platforms ?? (options.Simulate is null ? ConfiguredPlatforms.Of(builder.Configuration) : []);
        Mode mode = options.Simulate is { } channel ? new Mode.Simulated(channel) : plans.Count > 0 ? new Mode.Real() : new Mode.Sandbox();
        if (mode is not Mode.Real) AddSampleSettings(builder);
        var data = Path.GetFullPath(options.Data);
        var database = Store.Open(data, builder.Configuration.GetSection("Database").Get<DatabaseSettings>() ?? new());
        DataLock? held = null;
        try
        {
            // PostgreSQL is made for several: leases keep them apart there.
            if (database.Engine == Engine.Sqlite) builder.Services.AddSingleton(_ => held!);
            held = database.Engine == Engine.Sqlite ? DataLock.Take(data) : null;
            if (options.Fresh) await StartAfreshAsync(database, data, mode, ct);
            await Store.MigrateAsync(database, ct);
            var opening = await Opening.ReadAsync(database, new StateValues(), options, mode, TimeProvider.System, ct);
            await Opening.MarkAsync(database, new StateValues(), mode, ct);
            IReadOnlyList<SimulatorProcess> simulators = [];
            if (mode is Mode.Simulated && options.Platforms is null)
            {
                simulators = await SimulateAsync(builder, database, options, mode, opening, ct);
                plans = ConfiguredPlatforms.Of(builder.Configuration);
            }

            await AddHouseAsync(builder, new Foundation(database, data, opening, mode, plans, simulators), ct);
            var app = builder.Build();
            // Asked for first, so that it is given back last.
            _ = app.Services.GetService<DataLock>();
            // Made first, they end last: nobody loses a connection only because the house closes.
            _ = app.Services.GetServices<SimulatorProcess>();
            if (opening.Empty) await OpenAsync(app, opening, mode, ct);
            app.MapBot(options.Urls, mode);
            return app;
        }
        catch
        {
            held?.Dispose();
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The holiday table is a file beside the program that an office may edit.</summary>
    public static WorkCalendar Calendar()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "calendar", "holidays.json");
        return HolidayTable.Parse(File.ReadAllText(path)) switch
        {
            HolidayTableReading.Read read => read.Calendar,
            HolidayTableReading.Refused refused => throw new CannotStartException($"节假日表 {path} 有误：{refused.Reason}"),
            _ => throw new InvalidOperationException("unreachable"),
        };
    }

    private sealed record Foundation(
        Database Database, string Data, Opening Opening, Mode Mode, IReadOnlyList<PlatformPlan> Plans, IReadOnlyList<SimulatorProcess> Simulators);

    private static async Task AddHouseAsync(WebApplicationBuilder builder, Foundation on, CancellationToken ct)
    {
        builder.AddTelemetry();
        builder.Services.AddSingleton(on.Mode);
        builder.Services.AddCampaign(builder.Configuration, on.Database, Calendar(), on.Opening, on.Data, mentionOnly: on.Mode is not Mode.Sandbox);
        builder.Services.AddPlatforms(on.Plans, rehearsing: on.Mode is Mode.Simulated);
        var hours = Composition.Hours(builder.Configuration);
        if (on.Mode is Mode.Real)
        {
            builder.Services.AddRealTime(hours);
            return;
        }

        var state = new StateValues();
        var clock = SandboxClock.StartingAt(on.Opening.Clock, TimeProvider.System, async (offset, token) =>
        {
            await Opening.KeepOffsetAsync(on.Database, state, offset, token);
            foreach (var simulator in on.Simulators) await simulator.MoveClockAsync(TimeProvider.System.GetUtcNow() + offset, token);
        });
        await Opening.KeepOffsetAsync(on.Database, state, clock.Offset, ct);
        builder.Services.AddSandbox(clock, hours, posting: on.Mode is Mode.Sandbox);
    }

    /// <summary>Starts the simulated platforms with the township of the store (or the sample), and sets the bot to them.</summary>
    private static async Task<IReadOnlyList<SimulatorProcess>> SimulateAsync(
        WebApplicationBuilder builder, Database database, RunOptions options, Mode mode, Opening opening, CancellationToken ct)
    {
        var township = await SimulatedTownship.OfAsync(database, opening, Calendar(), mode.SampleChannels, ct);
        var edition = builder.Configuration["DingTalk:Edition"] ?? new Channels.DingTalk.DingTalkSettings().Edition;
        var simulators = await Task.WhenAll(mode.SampleChannels.Select((channel, i) =>
            SimulatorProcess.StartAsync(township.On(channel), edition, opening.Clock, i == 0 ? options.SimulatorUrls : "http://127.0.0.1:0", ct)));
        foreach (var simulator in simulators)
        {
            builder.Services.AddSingleton(_ => simulator);
            builder.Configuration.AddInMemoryCollection(simulator.Settings);
        }

        builder.Configuration.AddInMemoryCollection(options.Settings);
        return simulators;
    }

    private static void AddSettings(WebApplicationBuilder builder, RunOptions options)
    {
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.WebHost.UseUrls(options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries));
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = 24 * 1024 * 1024);
        builder.Host.ConfigureHostOptions(o => o.ShutdownTimeout = TimeSpan.FromSeconds(15));
    }

    /// <summary>The sample's own settings stand under the environment, so that a test or an office can overrule them.</summary>
    private static void AddSampleSettings(WebApplicationBuilder builder)
    {
        var sources = builder.Configuration.Sources;
        builder.Configuration.AddJsonFile(Path.Combine(SandboxSeed.Folder, "settings.json"), optional: true);
        var sample = sources[^1];
        sources.RemoveAt(sources.Count - 1);
        sources.Insert(EnvironmentIndex(builder), sample);
    }

    private static int EnvironmentIndex(WebApplicationBuilder builder)
    {
        var sources = builder.Configuration.Sources;
        for (var i = sources.Count - 1; i >= 0; i--)
        {
            if (sources[i] is Microsoft.Extensions.Configuration.Json.JsonConfigurationSource) return i + 1;
        }

        return 0;
    }

    private static async Task StartAfreshAsync(Database database, string data, Mode mode, CancellationToken ct)
    {
        if (mode is Mode.Real) throw new CannotStartException("已配置真实渠道，不能用 --fresh：它会清空数据并放入虚构的乡镇。");
        await database.MigrateAsync(ct);
        var held = await database.ReadAsync(s => new StateValues().GetAsync(s, Opening.RealKey), ct);
        if (held is not null) throw new CannotStartException("这个数据目录用过真实渠道，不能用 --fresh 清空。");
        await database.DropEverythingAsync(ct);
        if (Directory.Exists(Store.FilesFolder(data))) Directory.Delete(Store.FilesFolder(data), recursive: true);
    }

    /// <summary>The first start: from now on the bot is in service, in the sandbox with the sample township.</summary>
    private static Task OpenAsync(WebApplication app, Opening opening, Mode mode, CancellationToken ct)
    {
        var database = app.Services.GetRequiredService<Database>();
        return database.WriteAsync(
            async session =>
            {
                // A tree that was imported before the first start is the township; the sample would stand beside it.
                var imported = (await app.Services.GetRequiredService<Org>().TreeAsync(session)).Units.Count > 0;
                if (!imported && mode is not Mode.Real)
                    await app.Services.GetRequiredService<SandboxSeed>().PlantAsync(session, opening.Clock, mode.SampleChannels, ct);
                await opening.KeepServiceAsync(session, app.Services.GetRequiredService<StateValues>());
            },
            ct);
    }
}
