namespace AntiFraudBot.Domain.Messaging;

/// <summary>A file or picture that came with a message, already stored; Id names the stored bytes.</summary>
public sealed record Attachment(string Id, string Name, string ContentType, long Size)
{
    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>
/// A message as every channel hands it over. (Channel, ConversationId, ExternalId) is unique. SentAt is the platform's time, UTC.
/// SenderId is the member's id when known, else the stranger's id (channel:user id) with SenderKnown false.
/// </summary>
public sealed record InboundMessage
{
    public required string Id { get; init; }
    public required string Channel { get; init; }
    public required string ConversationId { get; init; }
    public required string ExternalId { get; init; }
    public required string SenderId { get; init; }
    public bool SenderKnown { get; init; } = true;
    public bool SenderIsBot { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public string Text { get; init; } = "";

    /// <summary>Id of the message this one quotes, and the quoted text when the platform gives it.</summary>
    public string? ReplyTo { get; init; }
    public string? QuotedText { get; init; }
    public bool MentionsBot { get; init; }
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}
