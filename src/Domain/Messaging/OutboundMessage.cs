namespace AntiFraudBot.Domain.Messaging;

/// <summary>Urgent: never held, sent first (110 answer, warnings, confirmed flash). Reply: to a person who just wrote, never held. Bulk: obeys quiet hours.</summary>
public enum Lane { Urgent, Reply, Bulk }

/// <summary>
/// A message to be sent. Key is unique for ever: planning the same thing twice is a no-op. Topic: a newer held message of the
/// same topic and conversation overtakes the older. DeliveryId ties a push row to its delivery.
/// </summary>
public sealed record OutboundMessage
{
    public required string Key { get; init; }
    public required string Channel { get; init; }
    public required string ConversationId { get; init; }
    public required string Text { get; init; }
    public Lane Lane { get; init; } = Lane.Bulk;
    public string? ReplyTo { get; init; }
    public IReadOnlyList<string> Mentions { get; init; } = [];
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public string? Topic { get; init; }
    public string? DeliveryId { get; init; }
    public DateTimeOffset? NotBefore { get; init; }
    public ReportForm? Form { get; init; }
}

/// <summary>
/// What a channel says of one send. Only the relay retries. Deferred: a quota is used up, nothing was tried, and it does not count as an attempt.
/// Unknown: it may or may not have arrived and the platform cannot be asked; it is not sent again (rule P2). Sent.Others: the platform's ids of the
/// further messages it took, in order.
/// </summary>
public abstract record SendOutcome
{
    public sealed record Sent(string? ExternalId, IReadOnlyList<string>? Others = null) : SendOutcome;
    public sealed record Retry(string Code, TimeSpan? After = null) : SendOutcome;
    public sealed record Deferred(string Quota, TimeSpan After) : SendOutcome;
    public sealed record Unknown(string Code) : SendOutcome;
    public sealed record Failed(string Code, string Detail) : SendOutcome;
}
