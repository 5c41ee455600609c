using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Bot.Tests.Upkeep;

/// <summary>An OTLP collector in this process: it keeps what it gets over HTTP or gRPC. Strings stand in protobuf as plain UTF-8.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, StringBuilder> _bodies = new();
    private readonly WebApplication _app;
    private readonly bool _grpc;

    private Collector(WebApplication app, bool grpc) => (_app, _grpc) = (app, grpc);

    public string Url => _app.Urls.First();

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Url,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = _grpc ? null : "http/protobuf",
    };

    public string Everything => string.Concat(_bodies.Keys.Select(Got));

    /// <summary>Signal: traces, metrics or logs.</summary>
    public string Got(string signal) => _bodies.TryGetValue(signal, out var body) ? body.ToString() : "";

    /// <summary>Grpc: HTTP/2 without encryption, the protocol that is meant when none is set.</summary>
    public static async Task<Collector> StartAsync(bool grpc = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (grpc) builder.WebHost.ConfigureKestrel(k => k.ConfigureEndpointDefaults(e => e.Protocols = HttpProtocols.Http2));
        var collector = new Collector(builder.Build(), grpc);
        collector._app.MapPost("/v1/{signal}", collector.KeepAsync);
        collector._app.MapPost("/opentelemetry.proto.collector.{service}/Export", collector.KeepCallAsync);
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> KeepAsync(string signal, HttpRequest request)
    {
        await KeepBodyAsync(signal, request);
        return Results.Bytes([], "application/x-protobuf");
    }

    /// <summary>Service: trace.v1.TraceService and the like. Answered with one empty message and the status ok.</summary>
    private async Task KeepCallAsync(string service, HttpContext call)
    {
        await KeepBodyAsync(service[..service.IndexOf('.', StringComparison.Ordinal)] switch { "trace" => "traces", var other => other }, call.Request);
        call.Response.ContentType = "application/grpc";
        await call.Response.Body.WriteAsync(new byte[5]);
        call.Response.AppendTrailer("grpc-status", "0");
    }

    private async Task KeepBodyAsync(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var text = _bodies.GetOrAdd(signal, _ => new StringBuilder());
        lock (text) text.Append(Encoding.UTF8.GetString(body.ToArray()));
    }
}
