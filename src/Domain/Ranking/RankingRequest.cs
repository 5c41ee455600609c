using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>Everything one issue is computed from.</summary>
public sealed record RankingRequest
{
    public required OrgTree Tree { get; init; }

    /// <summary>A township (leagues 村（社区） and 单位) or a county (league 乡镇).</summary>
    public required string ScopeUnitId { get; init; }
    public required string Week { get; init; }
    public required int WeekNumber { get; init; }
    public required Period Period { get; init; }

    /// <summary>The freeze, UTC.</summary>
    public required DateTimeOffset Cutoff { get; init; }

    /// <summary>The whole ledger of the scope, every state.</summary>
    public required IReadOnlyList<LedgerEntry> Entries { get; init; }

    /// <summary>Changes of state made by messages sent after the freeze, in the order they were made.</summary>
    public required IReadOnlyList<StateChange> Changes { get; init; }

    /// <summary>Number of the last change the ledger's history has; 0 when there is none.</summary>
    public required long LastChange { get; init; }

    /// <summary>The weekly duties of this week, as they stand at the freeze.</summary>
    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>The issue before this one, or null.</summary>
    public WeeklyStanding? Previous { get; init; }
    public RankingPolicy Policy { get; init; } = new();

    /// <summary>Whether the entry was there when the previous issue was frozen; without an issue before, by the Monday.</summary>
    internal bool Knew(LedgerEntry entry) => Previous is { } last
        ? LedgerMark.IsSentBy(entry, last.Cutoff)
        : entry.At <= new DateTimeOffset(Period.From.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8));
}
