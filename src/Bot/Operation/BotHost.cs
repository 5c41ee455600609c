using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Bot.Settings;
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
        RefuseRealChannels(builder.Configuration);
        var data = Path.GetFullPath(options.Data);
        var database = Store.Open(data, builder.Configuration.GetSection("Database").Get<DatabaseSettings>() ?? new());
        try
        {
            if (options.Fresh) await StartAfreshAsync(database, data, ct);
            await Store.MigrateAsync(database, ct);
            var state = new StateValues();
            var opening = await Opening.ReadAsync(database, state, options, TimeProvider.System, ct);
            var clock = SandboxClock.StartingAt(opening.Clock, TimeProvider.System, (offset, token) => Opening.KeepOffsetAsync(database, state, offset, token));
            await Opening.KeepOffsetAsync(database, state, clock.Offset, ct);
            builder.Services.AddCampaign(builder.Configuration, database, Calendar(), opening, data);
            builder.Services.AddSandbox(clock, Composition.Hours(builder.Configuration));
            var app = builder.Build();
            if (opening.Empty) await PlantAsync(app, opening, state, ct);
            app.MapBot(options.Urls);
            return app;
        }
        catch
        {
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

    private static void AddSettings(WebApplicationBuilder builder, RunOptions options)
    {
        // The sample's own settings stand under the environment, so that a test or an office can overrule them.
        var environment = builder.Configuration.Sources.Count;
        builder.Configuration.AddJsonFile(Path.Combine(SandboxSeed.Folder, "settings.json"), optional: true);
        var sample = builder.Configuration.Sources[environment];
        builder.Configuration.Sources.RemoveAt(environment);
        builder.Configuration.Sources.Insert(EnvironmentIndex(builder), sample);
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.WebHost.UseUrls(options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries));
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = 24 * 1024 * 1024);
        builder.Host.ConfigureHostOptions(o => o.ShutdownTimeout = TimeSpan.FromSeconds(15));
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

    // Starting a sandbox while somebody believes the bot is on a real platform would be worse than not starting.
    private static void RefuseRealChannels(ConfigurationManager configuration)
    {
        string[] keys = ["WeCom:AiBot:BotId", "WeCom:App:CorpId", "DingTalk:ClientId"];
        if (keys.FirstOrDefault(k => !string.IsNullOrEmpty(configuration[k])) is { } key)
            throw new CannotStartException($"配置里有 {key}，但本版本还不支持企业微信和钉钉，只能运行沙盒。请先去掉该配置。");
    }

    private static async Task StartAfreshAsync(Database database, string data, CancellationToken ct)
    {
        await database.MigrateAsync(ct);
        var held = await database.ReadAsync(s => new StateValues().GetAsync(s, "real-channel"), ct);
        if (held is not null) throw new CannotStartException("这个数据目录用过真实渠道，不能用 --fresh 清空。");
        await database.DropEverythingAsync(ct);
        if (Directory.Exists(Store.FilesFolder(data))) Directory.Delete(Store.FilesFolder(data), recursive: true);
    }

    private static Task PlantAsync(WebApplication app, Opening opening, StateValues state, CancellationToken ct)
    {
        var database = app.Services.GetRequiredService<Database>();
        return database.WriteAsync(
            async session =>
            {
                // A tree that was imported before the first start is the township; the sample would stand beside it.
                var imported = (await app.Services.GetRequiredService<Org>().TreeAsync(session)).Units.Count > 0;
                if (!imported) await app.Services.GetRequiredService<SandboxSeed>().PlantAsync(session, opening.Clock, ct);
                await opening.KeepServiceAsync(session, state);
            },
            ct);
    }
}
