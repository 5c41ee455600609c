using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Reporting;

/// <summary>A number on its way into the ledger, before it is decided what it does there.</summary>
internal sealed record Draft(string UnitId, Metric Metric, Aspect Aspect, decimal Value, Period Period, Operation Operation)
{
    public required string Id { get; init; }
    public required string MessageId { get; init; }
    public required string SpeakerId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Rule { get; init; }
    public bool Authoritative { get; init; }
    public bool Adds { get; init; }

    /// <summary>False when a correction named no period: it follows the entry it corrects.</summary>
    public bool PeriodSaid { get; init; }
    public decimal? Old { get; init; }

    /// <summary>A reason to wait known before the ledger is looked at.</summary>
    public PendingReason Held { get; init; }

    /// <summary>The latest 接龙 list replaces the one before it.</summary>
    public bool FromChainList { get; init; }

    /// <summary>True when a person has confirmed the value: it is not examined again.</summary>
    public bool Confirmed { get; init; }

    /// <summary>The pending entry this draft resolves, if any.</summary>
    public LedgerEntry? Resolves { get; init; }

    public LedgerEntry ToEntry(EntryState state, PendingReason pending, string? supersedes, DateOnly? frozenThrough) => new()
    {
        Id = Id,
        UnitId = UnitId,
        Metric = Metric,
        Aspect = Aspect,
        Value = Value,
        Period = Period,
        State = state,
        Pending = pending,
        Adds = Adds,
        MessageId = MessageId,
        SpeakerId = SpeakerId,
        At = At,
        Rule = Rule,
        Supersedes = supersedes,
        Authoritative = Authoritative,
        AfterFreeze = frozenThrough >= Period.To,
    };
}

/// <summary>What a draft does to what stands: rule B3.</summary>
internal abstract record Effect
{
    /// <summary>Stands already.</summary>
    public sealed record Same : Effect;

    /// <summary>Only the speaker knows: add to, or correct, these.</summary>
    public sealed record Unclear(IReadOnlyList<LedgerEntry> Standing) : Effect;

    /// <summary>Book the draft in place of these; Link is the one it corrects.</summary>
    public sealed record Book(Draft Draft, IReadOnlyList<LedgerEntry> Replaced, string? Link) : Effect;
}
