using AntiFraudBot.Bot.Platforms;

namespace AntiFraudBot.Bot.Simulation;

/// <summary>With a simulated platform people speak there, not in the sandbox.</summary>
public static class SimulatedPosts
{
    /// <param name="app">The program.</param>
    /// <param name="channel">The platform that is simulated.</param>
    /// <param name="simulator">The program that does it; null when something else stands in for it.</param>
    public static void MapSimulatedPosts(this IEndpointRouteBuilder app, string channel, SimulatorProcess? simulator)
    {
        var words = $"正在模拟{PlatformNames.Of(channel)}，请到它的页面上说话：{simulator?.Url}";
        app.MapPost("/sandbox/api/groups/{id}/messages", () => Results.Json(new { error = words }, statusCode: StatusCodes.Status409Conflict)).DisableAntiforgery();
        app.MapGet("/sandbox/api/simulator", () => Results.Ok(new { platform = channel, url = simulator?.Url }));
    }
}
