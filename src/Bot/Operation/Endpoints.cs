using AntiFraudBot.Bot.Incidents;
using AntiFraudBot.Bot.Platforms;
using AntiFraudBot.Bot.Sandbox;
using AntiFraudBot.Bot.Simulation;

namespace AntiFraudBot.Bot.Operation;

/// <summary>Everything the program answers over HTTP.</summary>
public static class Endpoints
{
    public static void MapBot(this WebApplication app, string urls, Mode mode)
    {
        // A platform calls by whatever name the office gave the address; its deliveries are verified one by one.
        app.UseWhen(
            http => !http.Request.Path.StartsWithSegments(CallbackEndpoints.Root, StringComparison.Ordinal),
            own => own.UseMiddleware<HostCheck>(HostCheck.Allowed(urls)));
        app.MapHealth();
        app.MapCallbacks(app.Services.GetRequiredService<IReadOnlyList<Platform>>());
        WarningCallback.Map(app);
        if (mode is Mode.Real)
        {
            app.MapGet("/", () => Results.Redirect("/health"));
            return;
        }

        app.UseStaticFiles();
        app.MapRazorPages();
        app.MapGet("/", () => Results.Redirect("/sandbox"));
        app.MapSandboxReads();
        app.MapSandboxClock();
        if (mode is Mode.Simulated simulated) app.MapSimulatedPosts(simulated, [.. app.Services.GetServices<SimulatorProcess>()]);
        else app.MapSandboxPosts();
    }
}
