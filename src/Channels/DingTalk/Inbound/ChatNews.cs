namespace AntiFraudBot.Channels.DingTalk.Inbound;

/// <summary>What happened in a chat, apart from messages. ChatId = openConversationId; Key = the platform's id of the event.</summary>
public abstract record ChatNews(string Key, string ChatId, DateTimeOffset At)
{
    public sealed record Renamed(string Key, string ChatId, DateTimeOffset At, string Name) : ChatNews(Key, ChatId, At);
    public sealed record Disbanded(string Key, string ChatId, DateTimeOffset At) : ChatNews(Key, ChatId, At);
    public sealed record Came(string Key, string ChatId, DateTimeOffset At, IReadOnlyList<string> UserIds) : ChatNews(Key, ChatId, At);
    public sealed record Went(string Key, string ChatId, DateTimeOffset At, IReadOnlyList<string> UserIds) : ChatNews(Key, ChatId, At);
    public sealed record BotCame(string Key, string ChatId, DateTimeOffset At) : ChatNews(Key, ChatId, At);
    public sealed record BotWent(string Key, string ChatId, DateTimeOffset At) : ChatNews(Key, ChatId, At);

    /// <summary>MessageId = what the send gave back.</summary>
    public sealed record Read(string Key, string ChatId, DateTimeOffset At, string UserId, string MessageId) : ChatNews(Key, ChatId, At);
}

/// <summary>Told what happened in chats; events come at least once, the key is the same then. Throws when it could not be kept: it comes again.</summary>
public delegate Task ChatNewsHeard(ChatNews news, CancellationToken ct);
