using System.Text.Json.Serialization;
using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Domain.Papers;

/// <summary>Every figure of one 工作通报 or 情况通报. Serialisable: once frozen it is kept and printed from, whatever the ledger says later (rule N3).</summary>
public sealed record BulletinFacts
{
    public required BulletinSpan Span { get; init; }
    public required string ScopeName { get; init; }

    /// <summary>The office that signs, the one above it (empty = none) and the document that asks for a ranking (empty = none).</summary>
    public required string Office { get; init; }
    public string Superior { get; init; } = "";
    public string DocumentNumber { get; init; } = "";

    /// <summary>UTC. Of a span that still runs, the moment of asking; then Frozen is false.</summary>
    public required DateTimeOffset Cutoff { get; init; }
    public required bool Frozen { get; init; }
    public required InstallList Install { get; init; }

    /// <summary>The newest issue of the span and the last one before it: rates and places are theirs.</summary>
    public WeeklyStanding? Standing { get; init; }
    public WeeklyStanding? Previous { get; init; }
    public decimal? NewInstalls { get; init; }
    public decimal? NewRegistrations { get; init; }
    public IncidentCount This { get; init; } = new();
    public IncidentCount Before { get; init; } = new();
    public IncidentCount YearAgo { get; init; } = new();
    public IncidentCount ThisYear { get; init; } = new();
    public IncidentCount LastYear { get; init; } = new();
    public IReadOnlyList<UnitFigures> Units { get; init; } = [];

    /// <summary>Sums of the scope in the order of <see cref="Bulletins.Shown"/>; null = nobody reported it.</summary>
    public IReadOnlyList<decimal?> Work { get; init; } = [];
    public IReadOnlyList<UnitCount> Unverified { get; init; } = [];
    public IReadOnlyList<Correction> Corrections { get; init; } = [];
    public IReadOnlyList<BaseChange> BaseChanges { get; init; } = [];

    /// <summary>Confirmed cases by type and by group of victims, most frequent first; empty = not recorded.</summary>
    public IReadOnlyList<UnitCount> CaseTypes { get; init; } = [];
    public IReadOnlyList<UnitCount> CaseGroups { get; init; } = [];

    /// <summary>Good practice the office adopted, as 石桥村：words. Words of the office, not figures: never kept with them, read anew for each print (rule W18).</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Highlights { get; init; } = [];

    /// <summary>Told in the days and not adopted: the office hears of them beside the paper.</summary>
    [JsonIgnore]
    public int Unadopted { get; init; }

    /// <summary>UTC; null where no weekly data are owed.</summary>
    public DateTimeOffset? NextDue { get; init; }
}

/// <summary>One unit in the span: its work in the order of <see cref="Bulletins.Shown"/> (null = not reported), cases and loss of police or office, reports.</summary>
public sealed record UnitFigures(string Unit, IReadOnlyList<decimal?> Work, decimal? Cases, decimal? Loss)
{
    public int OnTime { get; init; }
    public int Late { get; init; }
    public int Extended { get; init; }
    public int Missing { get; init; }
}
