namespace AntiFraudBot.Storage;

/// <summary>The chats in which somebody wrote to the bot, for ever: the messages themselves are deleted after their time.</summary>
public sealed class HeardChats
{
    private const string Insert = """
        INSERT INTO heard_chats (channel, conversation_id, since) VALUES (@Channel, @ConversationId, @Now)
        ON CONFLICT (channel, conversation_id) DO NOTHING
        """;

    private const string Known = "SELECT COUNT(*) FROM heard_chats WHERE channel = @Channel AND conversation_id = @ConversationId";

    public Task NoteAsync(Session s, string channel, string conversationId, DateTimeOffset now) =>
        s.ExecuteAsync(Insert, new { Channel = channel, ConversationId = conversationId, Now = now });

    public async Task<bool> HeardAsync(Session s, string channel, string conversationId) =>
        await s.ScalarAsync<int>(Known, new { Channel = channel, ConversationId = conversationId }) > 0;
}
