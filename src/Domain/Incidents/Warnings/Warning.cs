namespace AntiFraudBot.Domain.Incidents;

/// <summary>Red: being defrauded now, or money is on its way. Orange: in touch with a fraudster. Yellow: likely to be.</summary>
public enum WarningLevel { Red, Orange, Yellow }

/// <summary>The only four ways a warning ends (rule I8).</summary>
public enum WarningOutcome { NotDefrauded, Defrauded, FalseAlarm, HandedOver }

/// <summary>Who is tried next when the person cannot be reached (rule I6): a second call, the family, neighbours and grid, the police.</summary>
public enum SearchStage { None, SecondCall, Family, Neighbours, Police }

/// <summary>What the clock has said already of a warning; each is said once.</summary>
[Flags]
public enum WarningAlarm { None = 0, AcceptLate = 1, CallSoon = 2, CallLate = 4, MeetSoon = 8, MeetLate = 16, PoliceLate = 32 }

/// <summary>
/// One person who must be warned, as a ticket with a clock. It holds as little as lets the village find the person: a family name, the last four
/// digits of the number, the unit. Money in yuan.
/// </summary>
public sealed record Warning
{
    public required string Id { get; init; }

    /// <summary>What people write and say: 0618-03.</summary>
    public required string Number { get; init; }
    public required WarningLevel Level { get; init; }
    public required string UnitId { get; init; }

    /// <summary>刘某; empty once its time is over.</summary>
    public required string Subject { get; init; }

    /// <summary>The last four digits, or empty.</summary>
    public string Tail { get; init; } = "";
    public required string Suspicion { get; init; }

    /// <summary>Raised because money moved (资金端): what goes out after it is a re-transfer.</summary>
    public bool FundSide { get; init; }

    /// <summary>The person is not in the village: meeting takes longer.</summary>
    public bool Away { get; init; }

    /// <summary>The officer's member id; empty when it came over HTTP.</summary>
    public required string RaisedBy { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The caller's own id of a warning that came over HTTP or in a file; never taken twice.</summary>
    public string? ExternalId { get; init; }
    public string? OwnerId { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? ContactedAt { get; init; }
    public DateTimeOffset? MetAt { get; init; }
    public SearchStage Stage { get; init; }
    public DateTimeOffset? StageAt { get; init; }
    public WarningAlarm Alarms { get; init; }
    public DateTimeOffset? RemindedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosedBy { get; init; }
    public WarningOutcome? Outcome { get; init; }

    /// <summary>What was lost; of a warning closed as defrauded.</summary>
    public decimal? Lost { get; init; }

    /// <summary>What stayed with the person because somebody came in time.</summary>
    public decimal? Saved { get; init; }

    public bool IsOpen => ClosedAt is null;
}
