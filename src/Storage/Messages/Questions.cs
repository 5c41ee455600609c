namespace AntiFraudBot.Storage;

/// <summary>Questions waiting for an answer: a bare "1" belongs to the newest open one of its speaker.</summary>
public sealed class Questions
{
    private const string Select = """
        SELECT id, conversation_id, member_id, message_id, kind, payload AS payload_json, asked_at, expires_at, state FROM questions
        """;

    private const string Insert = """
        INSERT INTO questions (id, conversation_id, member_id, message_id, kind, payload, asked_at, expires_at, state)
        VALUES (@Id, @ConversationId, @MemberId, @MessageId, @Kind, @PayloadJson, @AskedAt, @ExpiresAt, @State)
        """;

    private const string OfConversation = $"""
        {Select} WHERE state = 'open' AND conversation_id = @ConversationId AND member_id = @MemberId AND expires_at > @Now
        ORDER BY asked_at DESC, id DESC LIMIT 1
        """;

    private const string OfMember = $"""
        {Select} WHERE state = 'open' AND member_id = @MemberId AND expires_at > @Now ORDER BY asked_at DESC, id DESC
        """;

    private const string Close = "UPDATE questions SET state = @State, closed_at = @Now WHERE id = @Id AND state = 'open'";

    public Task OpenAsync(Session s, Question q) => s.ExecuteAsync(Insert, new
    {
        q.Id,
        q.ConversationId,
        q.MemberId,
        q.MessageId,
        q.Kind,
        q.PayloadJson,
        q.AskedAt,
        q.ExpiresAt,
        q.State,
    });

    public Task<Question?> OpenOfAsync(Session s, string conversationId, string memberId, DateTimeOffset now) =>
        s.FirstAsync<Question>(OfConversation, new { ConversationId = conversationId, MemberId = memberId, Now = now });

    /// <summary>Open questions to the member in any conversation, newest first.</summary>
    public Task<IReadOnlyList<Question>> OpenOfMemberAsync(Session s, string memberId, DateTimeOffset now) =>
        s.QueryAsync<Question>(OfMember, new { MemberId = memberId, Now = now });

    /// <summary>State is answered or expired; a question that is closed already stays as it is: false.</summary>
    public async Task<bool> CloseAsync(Session s, string id, string state, DateTimeOffset now) =>
        await s.ExecuteAsync(Close, new { Id = id, State = state, Now = now }) == 1;

    /// <summary>Ids of open questions nobody answered in time, oldest first.</summary>
    public Task<IReadOnlyList<string>> ExpiredAsync(Session s, DateTimeOffset now) =>
        s.QueryAsync<string>("SELECT id FROM questions WHERE state = 'open' AND expires_at <= @Now ORDER BY expires_at, id", new { Now = now });

    public async Task<DateTimeOffset?> NextExpiryAsync(Session s, DateTimeOffset after) =>
        await s.ScalarAsync<long?>("SELECT MIN(expires_at) FROM questions WHERE state = 'open' AND expires_at > @After", new { After = after })
            is { } expiry ? DateTimeOffset.FromUnixTimeMilliseconds(expiry) : null;

    public Task<int> DueAsync(Session s, DateTimeOffset now) =>
        s.ScalarAsync<int>("SELECT COUNT(*) FROM questions WHERE state = 'open' AND expires_at <= @Now", new { Now = now });
}
