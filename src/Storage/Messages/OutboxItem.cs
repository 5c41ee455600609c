using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>A row claimed for sending. Attempts counts claims, this one included. DueAt is campaign time, UTC.</summary>
public sealed record OutboxItem(long Seq, string Id, OutboundMessage Message, int Attempts, DateTimeOffset DueAt, bool Held);
