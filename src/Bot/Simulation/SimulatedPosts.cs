using AntiFraudBot.Bot.Operation;

namespace AntiFraudBot.Bot.Simulation;

/// <summary>With simulated platforms people speak there, not in the sandbox.</summary>
public static class SimulatedPosts
{
    /// <param name="app">The program.</param>
    /// <param name="mode">What is simulated.</param>
    /// <param name="simulators">The programs that do it; none when something else stands in for them.</param>
    public static void MapSimulatedPosts(this IEndpointRouteBuilder app, Mode.Simulated mode, IReadOnlyList<SimulatorProcess> simulators)
    {
        var words = $"正在{Mode.NameOf(mode.Mark)}，请到它的页面上说话：{string.Join(' ', simulators.Select(s => s.Url))}";
        app.MapPost("/sandbox/api/groups/{id}/messages", () => Results.Json(new { error = words }, statusCode: StatusCodes.Status409Conflict)).DisableAntiforgery();
        app.MapGet("/sandbox/api/simulator", () => Results.Ok(new { platform = mode.Channel, url = simulators.Count > 0 ? simulators[0].Url : null, urls = simulators.ToDictionary(s => s.Channel, s => s.Url) }));
    }
}
