namespace AntiFraudBot.Domain.Assessment;

/// <summary>What the bot proposes and a person decides.</summary>
public enum MeasureKind { Deduction, Yellow, Red, Interview, Lift, Veto }

/// <summary>
/// Proposed, then InForce or Rejected by the office; Withdrawn when its ground is gone before that. A unit's appeal makes it Appealed, until
/// it is Upheld or Revoked. Lifted = a card that was taken back because it is mended.
/// </summary>
public enum MeasureState { Proposed, Rejected, Withdrawn, InForce, Appealed, Upheld, Revoked, Lifted }

/// <summary>
/// One line of a unit's assessment: a deduction, a card, an interview, the lifting of a card, a candidate for 一票否决 (rules J1–J9, J20). Nothing of it is told or counted
/// before the office approved it. Id = what it is about, so that the same ground is never proposed twice.
/// </summary>
public sealed record Measure
{
    public required string Id { get; init; }

    /// <summary>The short running number people type (考3), given by the store; 0 while it is not stored.</summary>
    public long Number { get; init; }
    public required string UnitId { get; init; }

    /// <summary>The township whose office decides.</summary>
    public required string OfficeUnitId { get; init; }
    public required MeasureKind Kind { get; init; }

    /// <summary>Code of the rule that proposed it; manual = the office itself.</summary>
    public required string Rule { get; init; }

    /// <summary>Local day of what happened: decides the year it counts in.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Of a deduction; null = the office has to say, up to MostPoints.</summary>
    public decimal? Points { get; init; }
    public decimal? MostPoints { get; init; }

    /// <summary>What happened, with the numbers of the ledger entries behind it.</summary>
    public required string Reason { get; init; }

    /// <summary>The plan it rests on.</summary>
    public string Ground { get; init; } = "";

    /// <summary>The ledger entry, week or measure it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>Measure in whose place this one counts, or which it lifts.</summary>
    public string? Replaces { get; init; }
    public MeasureState State { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Last local day on which the unit may contest it; null = not, or not any more.</summary>
    public DateOnly? AppealUntil { get; init; }

    /// <summary>True when it counts: approved and not contested.</summary>
    public bool Counts => State is MeasureState.InForce or MeasureState.Upheld;

    /// <summary>True while somebody still has to decide about it.</summary>
    public bool Waits => State is MeasureState.Proposed or MeasureState.Appealed;
}

/// <summary>One step of a measure: who did what when, with the words said. Step is a stable word: proposed, approved, rejected, withdrawn, appealed, upheld, revoked, lifted.</summary>
public sealed record MeasureStep(string MeasureId, string Step, string Actor, string Words, DateTimeOffset At);
