namespace AntiFraudBot.Storage;

/// <summary>A week's ranking as it stood at the freeze, with the text that was or will be posted. State is frozen, held, approved or posted.</summary>
public sealed record FrozenRanking
{
    public required string Id { get; init; }
    public required string ScopeUnitId { get; init; }
    public required string Week { get; init; }
    public required string SnapshotJson { get; init; }
    public required string Text { get; init; }
    public string State { get; init; } = "frozen";
    public required DateTimeOffset FrozenAt { get; init; }
    public DateTimeOffset? PostedAt { get; init; }
}
