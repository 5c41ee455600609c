using System.Diagnostics.Metrics;

namespace AntiFraudBot.Bot.Telemetry;

/// <summary>What goes through the pipeline, counted. Tags are names of handlers and channels and fixed words (rule U8).</summary>
public sealed class MessageMeter
{
    public const string MeterName = "AntiFraudBot.Bot";

    private readonly Counter<long> _received;
    private readonly Counter<long> _handled;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _parked;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _outbox;
    private readonly Counter<long> _expired;

    public MessageMeter(IMeterFactory meters, QueueDepths depths)
    {
        var meter = meters.Create(MeterName);
        _received = meter.CreateCounter<long>("antifraudbot.messages.received", "{message}", "Messages stored in the inbox, repeated deliveries apart");
        _handled = meter.CreateCounter<long>("antifraudbot.messages.handled", "{message}", "Messages handled, by handler");
        _failed = meter.CreateCounter<long>("antifraudbot.messages.failed", "{attempt}", "Attempts to handle a message that failed");
        _parked = meter.CreateCounter<long>("antifraudbot.messages.parked", "{message}", "Messages given up after five attempts");
        _duration = meter.CreateHistogram<double>("antifraudbot.message.duration", "s", "Machine time from the claim of a message to its commit");
        _outbox = meter.CreateCounter<long>("antifraudbot.outbox.rows", "{row}", "Rows of the outbox by outcome: sent, retried, failed");
        _expired = meter.CreateCounter<long>("antifraudbot.questions.expired", "{question}", "Questions nobody answered in time");
        meter.CreateObservableGauge("antifraudbot.inbox.unhandled", () => depths.Unhandled, "{message}", "Messages waiting to be handled");
        meter.CreateObservableGauge("antifraudbot.inbox.parked", () => depths.Parked, "{message}", "Messages parked");
        meter.CreateObservableGauge("antifraudbot.outbox.due", () => depths.Due, "{row}", "Rows of the outbox that should have been sent by now");
        meter.CreateObservableGauge("antifraudbot.questions.open", () => depths.Questions, "{question}", "Questions waiting for an answer");
    }

    public void Received(string channel, bool duplicate) => _received.Add(1, new("channel", channel), new("duplicate", duplicate));

    public void Handled(string handler, TimeSpan duration)
    {
        _handled.Add(1, new KeyValuePair<string, object?>("handler", handler));
        _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("handler", handler));
    }

    public void Failed(string error, bool parked)
    {
        _failed.Add(1, new KeyValuePair<string, object?>("error.type", error));
        if (parked) _parked.Add(1);
    }

    /// <summary>Outcome: sent, retried or failed.</summary>
    public void Outbox(string channel, string outcome) => _outbox.Add(1, new("channel", channel), new("outcome", outcome));

    public void Expired(int questions) => _expired.Add(questions);
}
