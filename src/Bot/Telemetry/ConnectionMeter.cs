using System.Diagnostics.Metrics;
using AntiFraudBot.Bot.Platforms;

namespace AntiFraudBot.Bot.Telemetry;

/// <summary>The long connections, measured: whether each is ready, how often it had to come back, and for how long it was not listening (rule P1).</summary>
public sealed class ConnectionMeter
{
    private readonly Counter<long> _reconnects;
    private readonly Counter<long> _ends;
    private readonly Histogram<double> _gaps;

    public ConnectionMeter(IMeterFactory meters)
    {
        Meter = meters.Create(MessageMeter.MeterName);
        _reconnects = Meter.CreateCounter<long>("antifraudbot.connection.reconnects", "{connection}", "How often a long connection was accepted again after it had been lost");
        _ends = Meter.CreateCounter<long>("antifraudbot.connection.ends", "{end}", "Connections taken over by another program or refused for good");
        _gaps = Meter.CreateHistogram<double>("antifraudbot.connection.gap", "s", "How long a connection was not listening");
    }

    private Meter Meter { get; }

    /// <summary>1 while ready, 0 while not, by connection.</summary>
    public void Watch(ConnectionBoard board) => Meter.CreateObservableGauge(
        "antifraudbot.connection.ready",
        () => board.All().Select(c => new Measurement<int>(c is { Keeping: Keeping.Held, State.Ready: true } ? 1 : 0, new KeyValuePair<string, object?>("connection", c.Name))),
        "{connection}",
        "Whether a long connection is listening");

    public void Gap(string connection, TimeSpan length)
    {
        var tag = new KeyValuePair<string, object?>("connection", connection);
        _reconnects.Add(1, tag);
        _gaps.Record(length.TotalSeconds, tag);
    }

    /// <summary>How: taken-over or refused.</summary>
    public void Ended(string connection, string how) => _ends.Add(1, new("connection", connection), new("how", how));
}
