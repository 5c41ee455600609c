using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>What a summary is computed from.</summary>
public sealed record SummaryRequest
{
    public required OrgTree Tree { get; init; }
    public required OrgUnit Scope { get; init; }
    public required Period Week { get; init; }

    /// <summary>6月 where the table is of a month (rule N4); empty = of a week.</summary>
    public string Month { get; init; } = "";
    public required DateTimeOffset Now { get; init; }

    /// <summary>The whole ledger of the scope, every state.</summary>
    public required IReadOnlyList<LedgerEntry> Entries { get; init; }

    /// <summary>Changes of state the issue of this week does not have, in the order they were made; none without an issue.</summary>
    public required IReadOnlyList<StateChange> Changes { get; init; }
    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>The frozen issue of this week and the one before it; null while there is none.</summary>
    public WeeklyStanding? Issue { get; init; }
    public WeeklyStanding? Previous { get; init; }

    /// <summary>Name of a member.</summary>
    public required Func<string, string> NameOf { get; init; }

    /// <summary>Who asked for the table.</summary>
    public required string AskedBy { get; init; }
}
