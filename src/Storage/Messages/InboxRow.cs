using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>The inbox table as Dapper reads and writes it.</summary>
internal sealed record InboxRow
{
    public long Seq { get; init; }
    public string Id { get; init; } = "";
    public string Channel { get; init; } = "";
    public string ConversationId { get; init; } = "";
    public string ExternalId { get; init; } = "";
    public string SenderId { get; init; } = "";
    public bool SenderKnown { get; init; }
    public bool SenderIsBot { get; init; }
    public DateTimeOffset SentAt { get; init; }
    public string Text { get; init; } = "";
    public string? ReplyTo { get; init; }
    public string? QuotedText { get; init; }
    public bool MentionsBot { get; init; }
    public string Attachments { get; init; } = "[]";
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public int Attempts { get; init; }

    public static InboxRow From(InboundMessage m, DateTimeOffset receivedAt, TimeSpan heldFor) => new()
    {
        Id = m.Id,
        Channel = m.Channel,
        ConversationId = m.ConversationId,
        ExternalId = m.ExternalId,
        SenderId = m.SenderId,
        SenderKnown = m.SenderKnown,
        SenderIsBot = m.SenderIsBot,
        SentAt = m.SentAt,
        Text = StoredText.Clean(m.Text),
        ReplyTo = m.ReplyTo,
        QuotedText = m.QuotedText is null ? null : StoredText.Clean(m.QuotedText),
        MentionsBot = m.MentionsBot,
        Attachments = StoredText.Json(m.Attachments),
        ReceivedAt = receivedAt,
        DueAt = receivedAt + heldFor,
    };

    public InboundMessage ToMessage() => new()
    {
        Id = Id,
        Channel = Channel,
        ConversationId = ConversationId,
        ExternalId = ExternalId,
        SenderId = SenderId,
        SenderKnown = SenderKnown,
        SenderIsBot = SenderIsBot,
        SentAt = SentAt,
        Text = Text,
        ReplyTo = ReplyTo,
        QuotedText = QuotedText,
        MentionsBot = MentionsBot,
        Attachments = StoredText.List<Attachment>(Attachments),
    };
}
