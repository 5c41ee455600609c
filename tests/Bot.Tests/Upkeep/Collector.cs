using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Bot.Tests.Upkeep;

/// <summary>An OTLP collector in this process: it keeps what it gets over HTTP. Strings stand in protobuf as plain UTF-8.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, StringBuilder> _bodies = new();
    private readonly WebApplication _app;

    private Collector(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Url,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    public string Everything => string.Concat(_bodies.Keys.Select(Got));

    /// <summary>Signal: traces, metrics or logs.</summary>
    public string Got(string signal) => _bodies.TryGetValue(signal, out var body) ? body.ToString() : "";

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/{signal}", collector.KeepAsync);
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> KeepAsync(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var text = _bodies.GetOrAdd(signal, _ => new StringBuilder());
        lock (text) text.Append(Encoding.UTF8.GetString(body.ToArray()));
        return Results.Bytes([], "application/x-protobuf");
    }
}
