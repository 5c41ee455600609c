namespace AntiFraudBot.Storage;

/// <summary>What was sent, under which of the platform's ids.</summary>
public sealed partial class Outbox
{
    // Sent is a fact even if the row was cancelled while it was on its way.
    private const string Sent = """
        UPDATE outbox SET state = 'sent', external_id = @ExternalId, reason = NULL, done_at = @Now, lease_owner = NULL, lease_until = NULL
        WHERE id = @Id
        """;

    private const string Piece = """
        INSERT INTO sent_pieces (outbox_id, external_id) VALUES (@Id, @Other) ON CONFLICT (outbox_id, external_id) DO NOTHING
        """;

    private const string Those = """
        o.state = 'sent' AND o.channel = @Channel AND o.done_at >= @Since AND substr(o.key, 1, length(@Prefix)) = @Prefix
        """;

    private const string SentSince = $"""
        SELECT o.conversation_id, o.external_id FROM outbox o WHERE {Those} AND o.external_id IS NOT NULL
        UNION SELECT o.conversation_id, p.external_id FROM outbox o JOIN sent_pieces p ON p.outbox_id = o.id WHERE {Those}
        """;

    /// <summary>others: the platform's ids of the further messages the row became.</summary>
    public async Task SentAsync(Session s, string id, string? externalId, DateTimeOffset now, IReadOnlyList<string>? others = null)
    {
        await s.ExecuteAsync(Sent, new { Id = id, ExternalId = externalId, Now = now });
        foreach (var other in others ?? []) await s.ExecuteAsync(Piece, new { Id = id, Other = other });
    }

    /// <summary>What was sent on a platform since then of the rows whose key begins so: chat and the platform's id, each message one.</summary>
    public async Task<IReadOnlyList<(string Chat, string ExternalId)>> SentSinceAsync(Session s, string channel, string keyPrefix, DateTimeOffset since) =>
        [.. (await s.QueryAsync<SentRow>(SentSince, new { Channel = channel, Prefix = keyPrefix, Since = since })).Select(r => (r.ConversationId, r.ExternalId))];

    private sealed record SentRow
    {
        public string ConversationId { get; init; } = "";
        public string ExternalId { get; init; } = "";
    }
}
