using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>A claimed message. ReceivedAt is machine time; Attempts counts claims, this one included.</summary>
public sealed record InboxItem(InboundMessage Message, DateTimeOffset ReceivedAt, int Attempts);
