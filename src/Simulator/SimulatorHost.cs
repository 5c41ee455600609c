using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AntiFraudBot.Simulator.Platform;
using AntiFraudBot.Simulator.WeCom;

namespace AntiFraudBot.Simulator;

/// <summary>Builds a fake platform as a web application; the program and the tests start it the same way.</summary>
public static class SimulatorHost
{
    private const int LargestUpload = 128 * 1024 * 1024;

    public static async Task<WebApplication> StartAsync(CommandLine line, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(line.Urls).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestUpload);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(json => Loosen(json.SerializerOptions));
        builder.Services.AddHttpClient();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton(new World(TimeProvider.System, line.Clock, line.Seed));
        switch (line.Platform)
        {
            case "wecom": builder.Services.AddSingleton<IPlatform, WeComPlatform>(); break;
            default: throw new NotSupportedException(line.Platform);
        }

        var app = builder.Build();
        var (world, platform) = (app.Services.GetRequiredService<World>(), app.Services.GetRequiredService<IPlatform>());
        if (line.Township is { } file) await FillInAsync(file, world, platform, ct);
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Use(OnlyThisMachineControls);
        platform.Map(app);
        app.MapControl(world, platform);
        app.UseStaticFiles();
        app.MapGet("/", () => Results.File(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html"), "text/html; charset=utf-8"));
        await app.StartAsync(ct);
        world.BaseUrl = app.Urls.First().TrimEnd('/');
        return app;
    }

    /// <summary>Names as in JavaScript, Chinese as Chinese.</summary>
    public static void Loosen(JsonSerializerOptions json)
    {
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.PropertyNameCaseInsensitive = true;
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
    }

    private static async Task FillInAsync(string path, World world, IPlatform platform, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var township = await JsonSerializer.DeserializeAsync<TownshipFile>(file, JsonSerializerOptions.Web, ct) ?? throw new InvalidDataException(path);
        township.FillIn(world, platform);
    }

    private static Task OnlyThisMachineControls(HttpContext http, RequestDelegate next)
    {
        var mayControl = http.Connection.RemoteIpAddress is { } from && System.Net.IPAddress.IsLoopback(from);
        if (mayControl || !http.Request.Path.StartsWithSegments("/sim", StringComparison.Ordinal)) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
