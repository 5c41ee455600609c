using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>The office's own server, to which the platform posts. Keeps what came and answers as told.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Posted> posts = Channel.CreateUnbounded<Posted>();

    private Office(WebApplication app) => this.app = app;

    /// <summary>What the next posts are answered with.</summary>
    public Func<Posted, string> Answer { get; set; } = _ => "";

    public static async Task<Office> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var office = new Office(builder.Build());
        office.app.MapPost("/{name}", office.TakeAsync);
        await office.app.StartAsync();
        return office;
    }

    public string Url(string name) => $"{app.Urls.First()}/{name}";

    public async Task<Posted> NextAsync() => await posts.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public bool Quiet => !posts.Reader.TryPeek(out _);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var posted = new Posted(
            (JsonObject)JsonNode.Parse(await reader.ReadToEndAsync())!,
            http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            http.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()));
        await posts.Writer.WriteAsync(posted);
        await http.Response.WriteAsync(Answer(posted));
    }

    internal sealed record Posted(JsonObject Body, IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Query);
}
