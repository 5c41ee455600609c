namespace AntiFraudBot.Storage;

/// <summary>A case, a tip or a safety matter that a person follows up. Number is what people see (A0615-01); State is open until somebody closes it.</summary>
public sealed record Ticket
{
    public required string Id { get; init; }
    public required string Number { get; init; }

    /// <summary>case, tip or safety.</summary>
    public required string Kind { get; init; }
    public required string UnitId { get; init; }
    public required string ConversationId { get; init; }
    public required string SpeakerId { get; init; }
    public required string MessageId { get; init; }
    public required DateTimeOffset At { get; init; }
    public string State { get; init; } = "open";
    public required string DetailJson { get; init; }
}
