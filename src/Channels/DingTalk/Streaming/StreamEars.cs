using System.Text.Json;
using AntiFraudBot.Channels.DingTalk.Api;
using AntiFraudBot.Channels.DingTalk.Inbound;
using Microsoft.Extensions.Logging;

namespace AntiFraudBot.Channels.DingTalk.Streaming;

/// <summary>What is heard, over whatever line: stored first, then acknowledged; what cannot be stored is not.</summary>
internal sealed partial class StreamEars(MessageReading reading, Intake intake, CardPresses presses, ChatNewsHeard? news, ILogger log)
{
    private readonly RecentMap<bool> _events = new(10_000);

    public async Task<StreamAck> TakeAsync(StreamFrame frame, CancellationToken ct)
    {
        try
        {
            return frame switch
            {
                { Type: "EVENT" } => await EventAsync(frame, ct),
                { Topic: StreamFrame.MessageTopic } => await MessageAsync(frame, ct),
                { Topic: StreamFrame.CardTopic } => await CardAsync(frame, ct),
                _ => StreamAck.NotOurs,
            };
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever kept it from being stored: the platform is not told it was taken.
            Log.NotStored(log, frame.Type, e);
            return frame.Type == "EVENT" ? StreamAck.EventLater : StreamAck.NotStored;
        }
    }

    private async Task<StreamAck> MessageAsync(StreamFrame frame, CancellationToken ct)
    {
        if (reading.Read(frame.Data) is not { } heard)
        {
            Log.NotUnderstood(log, frame.Topic, frame.Data.Length);
            return StreamAck.NotUnderstood;
        }

        await intake(heard, ct);
        return StreamAck.Taken;
    }

    private async Task<StreamAck> CardAsync(StreamFrame frame, CancellationToken ct) =>
        await presses.TakeAsync(frame.Data, frame.MessageId ?? frame.Data, ct) is { } response
            ? new StreamAck(200, DingTalkApi.Text(new { response }))
            : StreamAck.NotUnderstood;

    private async Task<StreamAck> EventAsync(StreamFrame frame, CancellationToken ct)
    {
        var key = Header(frame, "eventId") ?? frame.MessageId ?? "";
        if (news is null || _events.TryGet(key, out _)) return StreamAck.EventTaken;
        if (Body(frame.Data) is { } body && EventReading.Read(Header(frame, "eventType") ?? "", key, body) is { } happened) await news(happened, ct);
        _events.Set(key, true);
        return StreamAck.EventTaken;
    }

    private static string? Header(StreamFrame frame, string name) => Calls.WireJson.Text(frame.Headers, name);

    private static JsonElement? Body(string data)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(354, LogLevel.Error, "A {Type} of DingTalk could not be stored; it was not acknowledged")]
        public static partial void NotStored(ILogger logger, string type, Exception exception);

        [LoggerMessage(355, LogLevel.Warning, "A message of {Length} characters on {Topic} was not understood")]
        public static partial void NotUnderstood(ILogger logger, string topic, int length);
    }
}
