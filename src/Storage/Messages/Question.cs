namespace AntiFraudBot.Storage;

/// <summary>A question the bot asked one member in one conversation. State is open, answered or expired; PayloadJson is the handler's own.</summary>
public sealed record Question
{
    public required string Id { get; init; }
    public required string ConversationId { get; init; }
    public required string MemberId { get; init; }
    public required string MessageId { get; init; }
    public required string Kind { get; init; }
    public required string PayloadJson { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public string State { get; init; } = "open";
}
