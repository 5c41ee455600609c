namespace AntiFraudBot.Domain.Reporting;

public enum DutyState { Open, Partial, Done, Late, Extended, Missed }

/// <summary>One unit owes one form for one period. Week is the ISO week of the data (2026-W24), of other forms the key of the instance (2026-06-13, 2026-Q2). Due and FreezeAt are UTC instants, inclusive of the minute.</summary>
public sealed record Duty
{
    public required string Id { get; init; }
    public required string UnitId { get; init; }
    public required string Form { get; init; }
    public required string Week { get; init; }
    public required Period Period { get; init; }
    public required DateTimeOffset Due { get; init; }
    public required DateTimeOffset FreezeAt { get; init; }
    public required DutyState State { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public string? ExtensionReason { get; init; }

    /// <summary>Pictures handed in with the report (screenshots), so far.</summary>
    public int Pictures { get; init; }
}
