namespace AntiFraudBot.Storage;

/// <summary>Where messages may be answered, so that an answer finds its way after a restart, too. Campaign time.</summary>
public sealed class ReplyAddresses
{
    private const string Insert = """
        INSERT INTO reply_addresses (message_id, address, valid_until) VALUES (@MessageId, @Address, @Until)
        ON CONFLICT (message_id) DO NOTHING
        """;

    private const string Select = "SELECT address, valid_until AS until FROM reply_addresses WHERE message_id = @MessageId AND valid_until > @Now";

    public Task AddAsync(Session s, string messageId, string address, DateTimeOffset until) =>
        s.ExecuteAsync(Insert, new { MessageId = messageId, Address = address, Until = until });

    /// <summary>Null when there is none, or it ran out.</summary>
    public async Task<(string Address, DateTimeOffset Until)?> FindAsync(Session s, string messageId, DateTimeOffset now) =>
        await s.FirstAsync<Row>(Select, new { MessageId = messageId, Now = now }) is { } row ? (row.Address, row.Until) : null;

    private sealed record Row
    {
        public string Address { get; init; } = "";
        public DateTimeOffset Until { get; init; }
    }
}
