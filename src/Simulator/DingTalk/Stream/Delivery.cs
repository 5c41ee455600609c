using System.Diagnostics;

namespace AntiFraudBot.Simulator.DingTalk.Stream;

public enum DeliveryKind { Message, Event, Card, System }

public enum DeliveryState
{
    /// <summary>Not yet acknowledged, and perhaps to be pushed again.</summary>
    Waiting,

    /// <summary>Acknowledged with 200 (an event: not with LATER).</summary>
    Taken,

    /// <summary>Nobody was there or nobody ever acknowledged, and it will not be tried again.</summary>
    Lost,
}

/// <summary>
/// One thing to be pushed, over all its tries. The key is `msgId`, `eventId` or the card's outTrackId; the frame is written
/// for a message id; `taken` follows the first good acknowledgement.
/// </summary>
public sealed class Delivery(DeliveryKind kind, string clientId, string key, Func<string, Frame> frame, Action<Ack>? taken = null)
{
    private readonly Lock gate = new();
    private readonly List<string> messageIds = [];
    private readonly List<string> connections = [];
    private readonly long born = Stopwatch.GetTimestamp();

    public DeliveryKind Kind => kind;
    public string ClientId => clientId;
    public string Key => key;

    public DeliveryState State { get; set; }

    public int Acks { get; private set; }

    /// <summary>The machine's milliseconds from the push to the first good acknowledgement.</summary>
    public double? AckMilliseconds { get; private set; }

    /// <summary>One for every time it was written to a line, in order.</summary>
    public IReadOnlyList<string> MessageIds { get { lock (gate) return [.. messageIds]; } }

    public IReadOnlyList<string> Connections { get { lock (gate) return [.. connections]; } }

    public string? LastConnection { get { lock (gate) return connections.Count == 0 ? null : connections[^1]; } }

    public Frame Write(string messageId) => frame(messageId);

    public void Note(string connection, string messageId)
    {
        lock (gate)
        {
            connections.Add(connection);
            messageIds.Add(messageId);
        }
    }

    /// <summary>False for an answer that does not settle it.</summary>
    public bool Accept(Ack ack)
    {
        lock (gate)
        {
            Acks++;
            if (!ack.Good || (key == "ping" && ack.Data != Write("").Data)) return false;
            if (State == DeliveryState.Taken) return true;
            State = DeliveryState.Taken;
            AckMilliseconds = Stopwatch.GetElapsedTime(born).TotalMilliseconds;
        }
        taken?.Invoke(ack);
        return true;
    }
}
