using AntiFraudBot.Simulator.Platform;

namespace AntiFraudBot.Simulator.DingTalk.Stream;

/// <summary>Tickets of `connections/open`: ninety seconds, one connection each.</summary>
public sealed class Tickets(TimeProvider clock, Ids ids)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(90);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Ticket> open = new(StringComparer.Ordinal);

    /// <summary>A ticket of the plain kind has only letters, digits and hyphens; the other needs escaping in a URL.</summary>
    public string Issue(string clientId, IReadOnlyList<Subscription> subscriptions, bool plain)
    {
        var value = plain ? $"{ids.Hex(8)}-{ids.Hex(4)}-{ids.Hex(12)}" : $"t+/{Convert.ToBase64String(ids.Bytes(32))}";
        lock (gate) open[value] = new Ticket(clientId, subscriptions, clock.GetUtcNow() + Life);
        return value;
    }

    public Ticket? Take(string value)
    {
        lock (gate)
        {
            return open.Remove(value, out var ticket) && clock.GetUtcNow() < ticket.Until ? ticket : null;
        }
    }
}

/// <summary>What a connection asked to hear.</summary>
public sealed record Subscription(string Type, string Topic);

public sealed record Ticket(string ClientId, IReadOnlyList<Subscription> Subscriptions, DateTimeOffset Until);
