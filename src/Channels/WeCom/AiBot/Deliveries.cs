using AntiFraudBot.Channels.WeCom.AiBot.Media;

namespace AntiFraudBot.Channels.WeCom.AiBot;

/// <summary>An answer that was sent and never confirmed: it may be repeated over the same connection, under the same req_id, and nowhere else.</summary>
internal sealed record Unconfirmed(AiBotSession Session, string ReqId);

/// <summary>What is known of a piece that is not through yet.</summary>
internal sealed class Delivery(DateTimeOffset begun)
{
    public DateTimeOffset Begun => begun;

    public Unconfirmed? Unconfirmed { get; set; }

    /// <summary>The file is with the platform already.</summary>
    public SentMedia? Media { get; set; }

    /// <summary>The file is on its way there.</summary>
    public OpenUpload? Upload { get; set; }
}

/// <summary>The pieces begun and not ended, by their id. After a day they are forgotten: the relay has long given them up, and media ids expire.</summary>
internal sealed class Deliveries(TimeProvider machine)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Delivery> _open = new(StringComparer.Ordinal);

    public Delivery? Of(string outboxId)
    {
        lock (_gate) return _open.GetValueOrDefault(outboxId);
    }

    public Delivery Begin(string outboxId)
    {
        var now = machine.GetUtcNow();
        lock (_gate)
        {
            if (_open.TryGetValue(outboxId, out var begun)) return begun;
            foreach (var old in _open.Where(d => d.Value.Begun + Life < now).Select(d => d.Key).ToList()) _open.Remove(old);
            return _open[outboxId] = new Delivery(now);
        }
    }

    public void End(string outboxId)
    {
        lock (_gate) _open.Remove(outboxId);
    }
}
