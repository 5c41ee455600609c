using AntiFraudBot.Bot.Telemetry;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AntiFraudBot.Bot.Tests.Upkeep;

public sealed class TelemetryTests
{
    private const string Words = "柑橘大棚旁边的老杨";
    private const string Phone = "13912345678";

    [Fact]
    public async Task Metrics_traces_and_logs_arrive_and_hold_nobodys_words_name_or_phone()
    {
        await using var collector = await Collector.StartAsync();
        var settings = new Dictionary<string, string?>(collector.Settings)
        {
            ["Logging:LogLevel:AntiFraudBot"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        };
        string message;
        IReadOnlyList<string> names;
        await using (var host = await SandboxHost.StartAsync(new Stage { Settings = settings }))
        {
            await host.ReachAsync("2026-06-15 09:05");
            message = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, $"上周安装5，联系人{Words}，电话{Phone}");
            await host.SayAsync(Qingxi.Residents, Qingxi.Resident, $"{Words}正在转账，电话{Phone}");
            await host.SayAsync(Qingxi.Chat(Qingxi.Office), Qingxi.Office, "上坪村多少了");
            names = [.. (await host.GroupsAsync()).SelectMany(g => g.Members).Select(m => m.Name).Distinct()];
        }

        Assert.Contains(message, collector.Got("traces"), StringComparison.Ordinal);
        foreach (var span in (string[])["receive", "handle", "send"]) Assert.Contains(span, collector.Got("traces"), StringComparison.Ordinal);
        foreach (var metric in (string[])["messages.received", "messages.handled", "message.duration", "outbox.rows", "inbox.unhandled", "job.duration"])
            Assert.Contains("antifraudbot." + metric, collector.Got("metrics"), StringComparison.Ordinal);
        Assert.Contains("handled by", collector.Got("logs"), StringComparison.Ordinal);
        Assert.True(names.Count > 100, "a test without names proves nothing");
        Assert.DoesNotContain(names.Append(Words).Append(Phone).Append(Phone[^4..]), secret => collector.Everything.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_protocol_they_go_over_grpc()
    {
        await using var collector = await Collector.StartAsync(grpc: true);
        string message;
        await using (var host = await SandboxHost.StartAsync(new Stage { Settings = collector.Settings }))
        {
            message = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "上周安装5");
        }

        Assert.Contains(message, collector.Got("traces"), StringComparison.Ordinal);
        Assert.Contains("antifraudbot.messages.received", collector.Got("metrics"), StringComparison.Ordinal);
        Assert.Contains("antifraudbot", collector.Got("logs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_exception_quotes_stays_on_the_machine()
    {
        await using var collector = await Collector.StartAsync();
        await using (var host = await SandboxHost.StartAsync(new Stage { Settings = collector.Settings }))
        {
            host.Part<ILogger<TelemetryTests>>().LogError(new FormatException($"cannot read {Words}"), "Message {Id} failed", "m-1");
        }

        Assert.Contains("System.FormatException", collector.Got("logs"), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, collector.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_collected()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Null(host.Part<IServiceProvider>().GetService<TracerProvider>());
        Assert.Null(host.Part<IServiceProvider>().GetService<MeterProvider>());
    }

    [Fact]
    public void An_answer_belongs_to_the_trace_of_the_message_it_answers()
    {
        var reply = new OutboundMessage { Key = "reply/m1/0", Channel = "sandbox", ConversationId = "g", Text = "", ReplyTo = "m1" };
        Assert.Equal("m1", MessageTrace.OriginOf(reply));
        Assert.Equal("m1", MessageTrace.OriginOf(reply with { Key = "tell/m1/m-a/0", ReplyTo = null }));
        Assert.Equal("push/e1", MessageTrace.OriginOf(reply with { Key = "push/e1/g", ReplyTo = null }));
        Assert.Equal(MessageTrace.TraceIdOf("m1"), MessageTrace.TraceIdOf("m1"));
        Assert.NotEqual(MessageTrace.TraceIdOf("m1"), MessageTrace.TraceIdOf("m2"));
    }
}
