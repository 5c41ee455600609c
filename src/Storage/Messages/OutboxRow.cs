using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>The outbox table as Dapper reads and writes it.</summary>
internal sealed record OutboxRow
{
    public long Seq { get; init; }
    public string Id { get; init; } = "";
    public string Key { get; init; } = "";
    public string Channel { get; init; } = "";
    public string ConversationId { get; init; } = "";
    public string Text { get; init; } = "";
    public int Lane { get; init; }
    public string? ReplyTo { get; init; }
    public string Mentions { get; init; } = "[]";
    public string Attachments { get; init; } = "[]";
    public string? Topic { get; init; }
    public string? DeliveryId { get; init; }
    public DateTimeOffset? NotBefore { get; init; }
    public bool Held { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; init; }
    public string? Form { get; init; }

    public static OutboxRow From(OutboundMessage m, DateTimeOffset dueAt, bool held, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now).ToString("N"),
        Key = m.Key,
        Channel = m.Channel,
        ConversationId = m.ConversationId,
        Text = StoredText.Clean(m.Text),
        Lane = (int)m.Lane,
        ReplyTo = m.ReplyTo,
        Mentions = StoredText.Json(m.Mentions),
        Attachments = StoredText.Json(m.Attachments),
        Topic = m.Topic,
        DeliveryId = m.DeliveryId,
        NotBefore = m.NotBefore,
        Held = held,
        DueAt = dueAt,
        CreatedAt = now,
        Form = m.Form is null ? null : StoredText.Json(m.Form),
    };

    public OutboxItem ToItem() => new(Seq, Id, ToMessage(), Attempts, DueAt, Held);

    private OutboundMessage ToMessage() => new()
    {
        Key = Key,
        Channel = Channel,
        ConversationId = ConversationId,
        Text = Text,
        Lane = (Lane)Lane,
        ReplyTo = ReplyTo,
        Mentions = StoredText.List<string>(Mentions),
        Attachments = StoredText.List<Attachment>(Attachments),
        Topic = Topic,
        DeliveryId = DeliveryId,
        NotBefore = NotBefore,
        Form = StoredText.Value<ReportForm>(Form),
    };
}
