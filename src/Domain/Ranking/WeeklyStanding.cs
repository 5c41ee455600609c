using System.Text.Json.Serialization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>One week's frozen result: serialisable, and enough to print the issue again letter for letter.</summary>
public sealed record WeeklyStanding
{
    public required string ScopeUnitId { get; init; }
    public required string ScopeName { get; init; }

    /// <summary>ISO week of the data, 2026-W24, and its number.</summary>
    public required string Week { get; init; }
    public required int WeekNumber { get; init; }
    public required Period Period { get; init; }

    /// <summary>Freeze, UTC: nothing sent later is in here.</summary>
    public required DateTimeOffset Cutoff { get; init; }

    /// <summary>The highest running number the ledger had given when the issue was made; 0 in issues that did not keep it.</summary>
    public long LastNumber { get; init; }

    /// <summary>Number of the last change of state when the issue was made; null in issues that did not keep it.</summary>
    public long? LastChange { get; init; }
    public required InstallList Install { get; init; }
    public IReadOnlyList<League> Leagues { get; init; } = [];

    /// <summary>Running total and base (people 16–60) of the units that have both; null when none has.</summary>
    public decimal? Installed { get; init; }
    public int? Base { get; init; }
    public decimal? NewInstalls { get; init; }
    public decimal? NewRegistrations { get; init; }

    /// <summary>Planned rate at the end of the week, percent.</summary>
    public decimal? Plan { get; init; }
    public IncidentCount This { get; init; } = new();
    public IncidentCount Last { get; init; } = new();
    public decimal? RepatriatedInAll { get; init; }
    public IReadOnlyList<UnitCount> CasesByUnit { get; init; } = [];

    /// <summary>Cases reported by units and not yet confirmed: shown, never added (rule B5).</summary>
    public IReadOnlyList<UnitCount> Unverified { get; init; } = [];
    public Timeliness Timeliness { get; init; } = new();
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Cases that came to stand in weeks already posted, or left them, since the previous issue (rule K7).</summary>
    public IReadOnlyList<CaseShift> CaseShifts { get; init; } = [];
    public IReadOnlyList<BaseChange> BaseChanges { get; init; } = [];
    public bool FirstIssue { get; init; }

    /// <summary>Whether the group reads the verified figures too (rule E10).</summary>
    public bool VerifiedPosted { get; init; }

    /// <summary>The campaign's stage at the end of the week in one line, empty without stages (rule J13).</summary>
    public string Stage { get; init; } = "";

    /// <summary>Where the issue cut the ledger.</summary>
    [JsonIgnore]
    public LedgerMark Mark => new(Period, Cutoff, LastChange);

    /// <summary>Install rate of the whole scope in percent, unrounded.</summary>
    public decimal? Rate() => Installed is { } installed && Base is > 0 ? installed / Base.Value * 100 : null;
}

/// <summary>Units that may be compared: 村（社区）, 单位 or 乡镇. Ranked false = one unit only, or all equal: no list.</summary>
public sealed record League(string Name, bool Ranked, IReadOnlyList<Place> Places)
{
    public IReadOnlyList<string> Unreported { get; init; } = [];

    /// <summary>Base under the limit: counts without a rank.</summary>
    public IReadOnlyList<Place> Small { get; init; } = [];

    /// <summary>New or merged this week: 不参与本期排名.</summary>
    public IReadOnlyList<string> NotTakingPart { get; init; } = [];

    /// <summary>No running total or no base: no rate.</summary>
    public IReadOnlyList<string> WithoutRate { get; init; } = [];

    /// <summary>Base at the freeze, by unit id, of those that have neither place nor count here (未报, new, merged).</summary>
    public IReadOnlyDictionary<string, int> OtherBases { get; init; } = new Dictionary<string, int>();
}

/// <summary>
/// A unit's place. Rank 0 = none. Rate in percent, unrounded. Change in percentage points against the previous issue,
/// Climb in places (positive = up); both null when the unit was not in it.
/// </summary>
public sealed record Place(int Rank, string UnitId, string Unit, decimal Installed, int? Base, decimal? Rate, decimal? Change, int? Climb)
{
    /// <summary>Rate as far as spot checks bear it out, percent, and how many people were reached; null and 0 without enough calls (rule E10).</summary>
    public decimal? Verified { get; init; }

    public int Reached { get; init; }
}

/// <summary>What police and office entered for one week; null = not reported. Money in yuan.</summary>
public sealed record IncidentCount(
    decimal? Cases = null, decimal? Loss = null, decimal? Dissuaded = null, decimal? LossAvoided = null, decimal? Repatriated = null);

public sealed record UnitCount(string Unit, decimal Count);

/// <summary>Who answered the weekly form how (names in registry order).</summary>
public sealed record Timeliness
{
    public int OnTime { get; init; }
    public IReadOnlyList<string> Late { get; init; } = [];
    public IReadOnlyList<string> Extended { get; init; } = [];
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether anybody owed the form.</summary>
    [JsonIgnore]
    public bool Anybody => OnTime + Late.Count + Extended.Count + Missing.Count > 0;
}

/// <summary>One correction since the previous issue.</summary>
public sealed record Correction(string Unit, Metric Metric, decimal Old, decimal New);

/// <summary>Cases of a unit on these days, with what was lost of it, booked late; or moved there from other days or another unit. From null = they were not counted before.</summary>
public sealed record CaseShift(string Unit, Period Days, decimal Count, decimal? Loss, Period? From = null, string? FromUnit = null);

/// <summary>From = the day the new base is of, when the registry says it.</summary>
public sealed record BaseChange(string Unit, int? Old, int? New, DateOnly? From = null);
