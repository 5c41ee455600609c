namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>
/// What the platform wants to see again with an answer, by the message it answers. Kept in memory only: over the long connection it is worth
/// nothing on the next one, and an address to answer at is a secret. The oldest go first when there are too many.
/// </summary>
internal sealed class ReplyTickets(TimeSpan life, TimeProvider clock)
{
    private const int Most = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Ticket, DateTimeOffset Until)> _tickets = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Keep(string externalId, string ticket)
    {
        lock (_gate)
        {
            var known = _tickets.ContainsKey(externalId);
            _tickets[externalId] = (ticket, clock.GetUtcNow() + life);
            if (known) return;
            _order.Enqueue(externalId);
            if (_order.Count > Most) _tickets.Remove(_order.Dequeue());
        }
    }

    /// <summary>Null when there is none, or it is too old.</summary>
    public string? Of(string? externalId)
    {
        lock (_gate)
            return externalId is not null && _tickets.TryGetValue(externalId, out var kept) && kept.Until > clock.GetUtcNow() ? kept.Ticket : null;
    }

    public void Forget(string externalId)
    {
        // The id stays in the order and goes with its turn.
        lock (_gate)
            if (_tickets.TryGetValue(externalId, out var kept)) _tickets[externalId] = kept with { Until = DateTimeOffset.MinValue };
    }
}
