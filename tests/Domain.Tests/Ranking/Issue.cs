using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>A township of five villages and one unit, with the ledger of two weeks; frozen on 6.9 and 6.16 at 12:00.</summary>
internal sealed class Issue
{
    public static readonly Period Week23 = new(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 7));
    public static readonly Period Week24 = new(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 14));

    private readonly List<LedgerEntry> _entries = [];
    private readonly Dictionary<string, DutyState> _states = [];

    public List<OrgUnit> Units { get; } =
    [
        new() { Id = "county", Name = "云岭县", Tier = Tier.County, Kind = UnitKind.County },
        new() { Id = "town", Name = "清溪乡", Tier = Tier.Township, Kind = UnitKind.Township, ParentId = "county", Order = 1 },
        Village("sp", "上坪村", 2, 500, 400), Village("sq", "石桥村", 3, 500, 420), Village("xz", "圩镇社区", 4, 1000, 840) with { Kind = UnitKind.Community },
        Village("lk", "龙口村", 5, 800, 480), Village("xj", "新街社区", 6, 600, 300) with { Kind = UnitKind.Community },
        Village("wsy", "卫生院", 7, 45, 38) with { Kind = UnitKind.Unit },
    ];

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public RankingPolicy Policy { get; set; } = new() { Install = InstallList.Full };

    public Issue Install(string unit, decimal value, Period week, Action<EntryEdit>? edit = null) => Add(unit, Metric.AppInstall, value, week, edit);

    public Issue Add(string unit, Metric metric, decimal value, Period week, Action<EntryEdit>? edit = null)
    {
        var entry = new EntryEdit(new LedgerEntry
        {
            Id = $"e{_entries.Count + 1}", UnitId = unit, Metric = metric, Aspect = Aspect.New, Value = value, Period = week, State = EntryState.Accepted,
            MessageId = $"m{_entries.Count + 1}", SpeakerId = "s", At = Local(week.To.AddDays(1), 10), Rule = "report", Authoritative = metric.NeedsPolice(),
        });
        edit?.Invoke(entry);
        _entries.Add(entry.Entry);
        return this;
    }

    public Issue Duty(string unit, DutyState state)
    {
        _states[unit] = state;
        return this;
    }

    public WeeklyStanding Compute(Period week, WeeklyStanding? previous = null, string scope = "town", DateTimeOffset? cutoff = null)
    {
        var number = week == Week24 ? 24 : 23;
        return WeeklyRanking.Compute(new RankingRequest
        {
            Tree = new OrgTree(Units), ScopeUnitId = scope, Week = $"2026-W{number}", WeekNumber = number, Period = week,
            Cutoff = cutoff ?? Local(week.To.AddDays(2), 12), Entries = _entries, Changes = Replaced(), LastChange = 0, Previous = previous, Policy = Policy,
            Duties = [.. Units.Where(u => u.Tier == Tier.Village && u.Opened is null).Select(u => new Duty
            {
                Id = $"weekly/{u.Id}", UnitId = u.Id, Form = "weekly", Week = $"2026-W{number}", Period = week, Due = Local(week.To.AddDays(1), 18),
                FreezeAt = Local(week.To.AddDays(2), 12), State = _states.GetValueOrDefault(u.Id, DutyState.Done),
            })],
        });
    }

    /// <summary>The history of what is superseded by now: it was accepted until the message that replaced it.</summary>
    private List<StateChange> Replaced() => [.. _entries.Where(e => e.Supersedes is not null).Select((e, i) => (New: e, Number: i + 1))
        .Where(e => _entries.Any(old => old.Id == e.New.Supersedes && old.State == EntryState.Superseded))
        .Select(e => new StateChange { Number = e.Number, EntryId = e.New.Supersedes!, OldState = EntryState.Accepted, At = e.New.At })];

    public static DateTimeOffset Local(DateOnly day, int hour) => new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(8)).ToUniversalTime();

    public static OrgUnit Village(string id, string name, int order, int people, int opening) => new()
    {
        Id = id, Name = name, Tier = Tier.Village, Kind = UnitKind.Village, ParentId = "town", Order = order, Base = people,
        OpeningInstall = opening, OpeningDate = new DateOnly(2026, 5, 1),
    };
}

internal sealed class EntryEdit(LedgerEntry entry)
{
    public LedgerEntry Entry { get; set; } = entry;
}
