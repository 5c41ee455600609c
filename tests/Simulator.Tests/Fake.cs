using System.Text;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AntiFraudBot.Simulator.Tests;

/// <summary>A fake platform on a port of its own, its clock standing at Monday 08:00 local time.</summary>
internal sealed class Fake : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(8));
    private readonly WebApplication app;

    private Fake(WebApplication app)
    {
        this.app = app;
        World = app.Services.GetRequiredService<World>();
        Http = new HttpClient { BaseAddress = new Uri(World.BaseUrl), Timeout = TimeSpan.FromSeconds(20) };
    }

    public World World { get; }

    public HttpClient Http { get; }

    public static async Task<Fake> StartAsync(string platform, bool realTime = false) => new(await SimulatorHost.StartAsync(
        new CommandLine { Platform = platform, Clock = realTime ? null : Monday }, CancellationToken.None));

    public Task<JsonNode> GetAsync(string path) => ReadAsync(Http.GetAsync(path));

    public Task<JsonNode> PostAsync(string path, JsonNode? body) => ReadAsync(Http.PostAsync(path, Json(body)));

    /// <summary>A person speaks, through the control API as the page does.</summary>
    public Task<JsonNode> SayAsync(JsonObject post) => PostAsync("/sim/api/messages", post);

    public async Task FaultAsync(JsonObject rule) =>
        (await Http.PostAsync("/sim/api/faults", Json(rule))).EnsureSuccessStatusCode();

    public async Task SwitchAsync(string name, JsonNode value) =>
        (await Http.PostAsync("/sim/api/switches", Json(new JsonObject { [name] = value.DeepClone() }))).EnsureSuccessStatusCode();

    public void Pass(TimeSpan time) => World.Clock.MoveTo(World.Clock.GetUtcNow() + time);

    public IReadOnlyList<Line> Lines(string conversation) => World.Transcript.After(0, conversation);

    /// <summary>The first line of a conversation that is as wanted; waits for it.</summary>
    public async Task<Line> LineAsync(string conversation, Func<Line, bool> wanted)
    {
        long after = 0;
        for (var tries = 0; tries < 50; tries++)
        {
            var lines = await World.Transcript.WaitAsync(after, conversation, TimeSpan.FromSeconds(10), CancellationToken.None);
            if (lines.FirstOrDefault(wanted) is { } line) return line;
            if (lines.Count == 0) break;
            after = lines.Max(l => l.Revision);
        }

        throw new InvalidOperationException($"no such line in {conversation}");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private static StringContent Json(JsonNode? body) => new(body?.ToJsonString() ?? "{}", Encoding.UTF8, "application/json");

    private static async Task<JsonNode> ReadAsync(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text) ?? new JsonObject();
    }
}
