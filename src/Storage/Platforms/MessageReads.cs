namespace AntiFraudBot.Storage;

/// <summary>Who has read what the bot said, where the platform tells it by itself.</summary>
public sealed class MessageReads
{
    private const string Insert = """
        INSERT INTO message_reads (channel, external_id, account, at) VALUES (@Channel, @ExternalId, @Account, @At)
        ON CONFLICT (channel, external_id, account) DO NOTHING
        """;

    private const string Count = """
        SELECT o.conversation_id AS conversation_id, COUNT(DISTINCT r.account) AS readers FROM message_reads r
        JOIN outbox o ON o.channel = r.channel AND o.external_id = r.external_id
        WHERE o.channel <> 'sandbox' AND o.external_id IS NOT NULL AND substr(o.key, 1, length(@Prefix)) = @Prefix
        GROUP BY o.conversation_id
        """;

    public Task AddAsync(Session s, string channel, string externalId, string account, DateTimeOffset at) =>
        s.ExecuteAsync(Insert, new { Channel = channel, ExternalId = externalId, Account = account, At = at });

    /// <summary>How many people of each chat have read something of what was said under keys that begin so; chats without readers are missing.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ReadersAsync(Session s, string keyPrefix) =>
        (await s.QueryAsync<Row>(Count, new { Prefix = keyPrefix })).ToDictionary(r => r.ConversationId, r => r.Readers);

    private sealed record Row
    {
        public string ConversationId { get; init; } = "";
        public int Readers { get; init; }
    }
}
