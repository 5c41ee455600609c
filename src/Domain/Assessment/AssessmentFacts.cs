using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>Everything the proposals of one township are drawn from. The lists are plain facts: whoever has better ones hands them in.</summary>
public sealed record AssessmentFacts
{
    public required OrgUnit Scope { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required TotalsBook Book { get; init; }

    /// <summary>Cases of this year, by day.</summary>
    public IReadOnlyList<CaseFact> Cases { get; init; } = [];

    /// <summary>The township's frozen issues, oldest first.</summary>
    public IReadOnlyList<WeeklyStanding> Issues { get; init; } = [];

    /// <summary>Weekly duties of the year.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [];
    public IReadOnlyList<SpotCheckFact> SpotChecks { get; init; } = [];

    /// <summary>Measures of the township, every state.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>Ids of reminders the office sent before.</summary>
    public IReadOnlySet<string> Reminded { get; init; } = new HashSet<string>();

    /// <summary>Whether a superior document asks for install rates to be assessed (rule J6): without one they ground nothing.</summary>
    public bool InstallCounts { get; init; }

    public OrgTree Tree => Book.Tree;

    public DateOnly Today => Figures.LocalDate(Now);

    public Period Year => new(new DateOnly(Today.Year, 1, 1), new DateOnly(Today.Year, 12, 31));

    /// <summary>The tier-village units that stand today.</summary>
    public IEnumerable<OrgUnit> Units => Tree.Subtree(Scope.Id).Where(u => u.Tier == Tier.Village && !(u.Closed <= Today) && !(u.Opened > Today));

    public Measure New(string id, string unitId, MeasureKind kind, string rule, DateOnly day, string reason, string ground) => new()
    {
        Id = id,
        UnitId = unitId,
        OfficeUnitId = Scope.Id,
        Kind = kind,
        Rule = rule,
        Day = day,
        Reason = reason,
        Ground = ground,
        ProposedAt = Now,
    };
}
