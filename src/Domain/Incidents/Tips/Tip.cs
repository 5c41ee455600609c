namespace AntiFraudBot.Domain.Incidents;

/// <summary>登记, 受理, 核查, 属实 or 不属实, 兑现.</summary>
public enum TipState { Open, Accepted, Checking, Confirmed, Unfounded, Paid }

/// <summary>A tip. Content is sealed or masked text for the police; who told it is kept elsewhere. Saved in yuan.</summary>
public sealed record Tip
{
    public required string Number { get; init; }
    public required string UnitId { get; init; }
    public required DateTimeOffset At { get; init; }
    public TipState State { get; init; }
    public required string Content { get; init; }
    public decimal? Saved { get; init; }
    public string? ChangedBy { get; init; }
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The only ways forward (rule I20); null when the step does not follow.</summary>
    public Tip? Step(TipState to, string by, DateTimeOffset now, decimal? saved = null) => (State, to) switch
    {
        (TipState.Open, TipState.Accepted) or (TipState.Accepted, TipState.Checking) or
        (TipState.Open or TipState.Accepted or TipState.Checking, TipState.Confirmed or TipState.Unfounded) or
        (TipState.Confirmed, TipState.Paid) => this with { State = to, Saved = saved ?? Saved, ChangedBy = by, ChangedAt = now },
        _ => null,
    };
}

/// <summary>A reward somebody with authority approved: one for each tip or warning (rule I22). MemberId: the cadre it is for; null for who told a tip.</summary>
public sealed record Reward(string Subject, string UnitId, string? MemberId, decimal Amount, string ApprovedBy, DateTimeOffset ApprovedAt, DateTimeOffset? PaidAt);

/// <summary>Rewards by the amount saved: {0: 500, 50000: 1000}, yuan; the highest threshold reached counts.</summary>
public sealed class RewardScale(IReadOnlyList<(decimal From, decimal Yuan)> steps)
{
    public IReadOnlyList<(decimal From, decimal Yuan)> Steps { get; } = [.. steps.OrderBy(s => s.From)];

    /// <summary>A proposal only; null when the table is empty or starts higher.</summary>
    public decimal? Propose(decimal saved) => Steps.Where(s => saved >= s.From).Select(s => (decimal?)s.Yuan).LastOrDefault();
}
