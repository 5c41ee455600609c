using System.Reflection;
using AntiFraudBot.Scheduler;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AntiFraudBot.Bot.Telemetry;

/// <summary>
/// Metrics, traces and logs over OTLP, only when OTEL_EXPORTER_OTLP_ENDPOINT is set. OTEL_EXPORTER_OTLP_PROTOCOL: grpc (default) or
/// http/protobuf; headers and time-outs come from the standard variables. The web server's own spans are left out: their paths and queries
/// name groups and people (rule U8).
/// </summary>
public static class Exporting
{
    // The channels know nothing of the house and count under a name of their own.
    private const string ChannelMeters = "AntiFraudBot.Channels";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QueueDepths>().AddSingleton<MessageMeter>();
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint) return;
        var collector = new Collector(endpoint, builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource())
            .AddMeter(MessageMeter.MeterName, JobWatch.MeterName, ChannelMeters, "System.Runtime")
            .AddOtlpExporter(o => collector.Configure(o, "metrics")).Build());
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource())
            .AddSource(MessageTrace.SourceName)
            .AddOtlpExporter(o => collector.Configure(o, "traces")).Build());
        builder.Logging.AddOpenTelemetry(o =>
        {
            o.SetResourceBuilder(Resource());
            o.AddProcessor(new WithoutWords());
            o.AddOtlpExporter(e => collector.Configure(e, "logs"));
        });
        builder.Services.AddHostedService<QueueCounter>();
        // Nobody else asks for the two providers, and without being asked for they are never made.
        builder.Services.AddHostedService<Collecting>();
    }

    private static ResourceBuilder Resource() => ResourceBuilder.CreateDefault()
        .AddService("antifraudbot", serviceVersion: typeof(Exporting).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    private sealed record Collector(string Endpoint, string? Protocol)
    {
        public void Configure(OtlpExporterOptions options, string signal)
        {
            var http = string.Equals(Protocol, "http/protobuf", StringComparison.OrdinalIgnoreCase);
            options.Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
            // Set by hand, the endpoint is taken as it is; the path of the signal is ours to add.
            options.Endpoint = new Uri(http ? $"{Endpoint.TrimEnd('/')}/v1/{signal}" : Endpoint);
        }
    }

    /// <summary>Makes the providers at the start; the container disposes of them at the end, and that sends what is left.</summary>
    private sealed class Collecting(MeterProvider meters, TracerProvider traces, MessageMeter messages) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            GC.KeepAlive((meters, traces, messages));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
