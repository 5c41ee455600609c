namespace AntiFraudBot.Storage;

/// <summary>A picture somebody asks about. Told: what was said beside it, masked; Mentions: who asked, empty in private.</summary>
public sealed record FraudPicture
{
    public string MessageId { get; init; } = "";
    public string AttachmentId { get; init; } = "";
    public string Channel { get; init; } = "";
    public string ConversationId { get; init; } = "";
    public string Mentions { get; init; } = "";
    public string Told { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>Pictures that wait to be read for an answer (rule I16), and where a picture that is asked about is found.</summary>
public sealed class FraudPictures
{
    private const string Insert = """
        INSERT INTO fraud_pictures (message_id, attachment_id, channel, conversation_id, mentions, told, at)
        VALUES (@MessageId, @AttachmentId, @Channel, @ConversationId, @Mentions, @Told, @At)
        ON CONFLICT (message_id) DO NOTHING
        """;

    private const string Recent = """
        SELECT a.id FROM attachments a JOIN inbox i ON i.id = a.message_id
        WHERE i.conversation_id = @Chat AND i.sender_id = @Sender AND i.sent_at >= @Since AND a.content_type LIKE 'image/%' ORDER BY i.seq DESC, a.id LIMIT 1
        """;

    public Task AddAsync(Session s, FraudPicture picture) => s.ExecuteAsync(Insert, picture);

    public Task<int> CountAsync(Session s) => s.ScalarAsync<int>("SELECT COUNT(*) FROM fraud_pictures");

    /// <summary>How many have waited since before then: something keeps them from being answered.</summary>
    public static Task<int> StuckAsync(Session s, DateTimeOffset before) => s.ScalarAsync<int>("SELECT COUNT(*) FROM fraud_pictures WHERE at <= @Before", new { Before = before });

    /// <summary>Oldest first.</summary>
    public Task<FraudPicture?> NextAsync(Session s) => s.FirstAsync<FraudPicture>(
        "SELECT message_id, attachment_id, channel, conversation_id, mentions, told, at FROM fraud_pictures ORDER BY at, message_id LIMIT 1");

    /// <summary>False when another process answered it before.</summary>
    public async Task<bool> DoneAsync(Session s, string messageId) => await s.ExecuteAsync("DELETE FROM fraud_pictures WHERE message_id = @Id", new { Id = messageId }) == 1;

    /// <summary>The picture of a message, which somebody quotes; its attachment's id or null.</summary>
    public Task<string?> OfMessageAsync(Session s, string messageId) =>
        s.ScalarAsync<string>("SELECT id FROM attachments WHERE message_id = @Id AND content_type LIKE 'image/%' ORDER BY id LIMIT 1", new { Id = messageId });

    /// <summary>The newest picture the person sent in this chat since then.</summary>
    public Task<string?> RecentAsync(Session s, string chat, string sender, DateTimeOffset since) =>
        s.ScalarAsync<string>(Recent, new { Chat = chat, Sender = sender, Since = since });
}
