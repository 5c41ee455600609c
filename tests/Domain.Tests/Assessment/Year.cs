using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>A township of twelve villages and one school in 2026, with what happened there.</summary>
internal sealed class Year
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<WeeklyStanding> _issues = [];
    private readonly List<Duty> _duties = [];
    private readonly List<SpotCheckFact> _checks = [];
    private readonly List<Measure> _measures = [];
    private Func<CaseFact, CaseFact> _known = c => c;

    public static WorkCalendar Calendar { get; } = new([], [], [2026]);

    public static AssessmentPolicy Policy { get; } = new();

    public DateOnly Today { get; set; } = new(2026, 6, 16);

    public bool InstallCounts { get; set; } = true;

    public Year Case(string unit, int month, int day, decimal count = 1, decimal? loss = null)
    {
        Add(unit, Metric.Case, count, new DateOnly(2026, month, day));
        if (loss is { } yuan) Add(unit, Metric.Loss, yuan, new DateOnly(2026, month, day), message: _entries[^1].MessageId);
        return this;
    }

    public Year Add(string unit, Metric metric, decimal value, DateOnly day, Aspect aspect = Aspect.New, string? message = null)
    {
        var number = _entries.Count + 1;
        _entries.Add(new LedgerEntry
        {
            Id = $"e{number}", Number = number, UnitId = unit, Metric = metric, Aspect = aspect, Value = value, Period = Period.Of(day), State = EntryState.Accepted,
            MessageId = message ?? $"m{number}", SpeakerId = "p", At = At(day), Rule = "report", Authoritative = true,
        });
        return this;
    }

    public Year Known(bool? staff = null, bool? reached = null)
    {
        _known = c => c with { StaffOrFamily = staff, PublicityReached = reached };
        return this;
    }

    /// <summary>An issue in which v1 … v12 stand in this order, from first to last, one point apart; the first has the given rate.</summary>
    public Year Week(int number, decimal first, decimal plan, params string[] order)
    {
        string[] units = order.Length > 0 ? order : [.. Enumerable.Range(1, 12).Select(n => $"v{n}")];
        var week = CampaignWeek.Of(2026, number)!;
        var places = units.Select((u, i) => new Place(i + 1, u, u, 0, 1000, first - i, null, null)).ToList();
        _issues.Add(new WeeklyStanding
        {
            ScopeUnitId = "town", ScopeName = "清溪乡", Week = week.ToString(), WeekNumber = number, Period = week.Period, Cutoff = At(week.Sunday.AddDays(2)),
            Install = InstallList.Full, Plan = plan, Leagues = [new League("村（社区）", true, places)],
        });
        return this;
    }

    public Year Missed(string unit, int week)
    {
        var w = CampaignWeek.Of(2026, week)!;
        _duties.Add(new Duty
        {
            Id = $"weekly/{w}/{unit}", UnitId = unit, Form = "weekly", Week = w.ToString(), Period = w.Period, Due = At(w.Sunday.AddDays(1)), FreezeAt = At(w.Sunday.AddDays(2)), State = DutyState.Missed,
        });
        return this;
    }

    public Year Check(string unit, int reached, int mismatched, bool falsified = false)
    {
        _checks.Add(new SpotCheckFact($"c{_checks.Count + 1}", unit, Today.AddDays(-1), reached, mismatched, falsified));
        return this;
    }

    public Year Decided(Measure measure, int month, int day, MeasureState state = MeasureState.InForce)
    {
        _measures.Add(measure with { Number = _measures.Count + 1, State = state, DecidedAt = At(new DateOnly(2026, month, day)) });
        return this;
    }

    public AssessmentFacts Facts()
    {
        var book = new TotalsBook(Tree, _entries);
        var facts = new AssessmentFacts { Scope = Tree["town"], Now = At(Today), Book = book, InstallCounts = InstallCounts, Issues = _issues, Duties = _duties, SpotChecks = _checks, Measures = _measures };
        return facts with { Cases = [.. CaseFact.Of(book, facts.Units, facts.Year).Select(_known)] };
    }

    public IReadOnlyList<Measure> Proposed(AssessmentPolicy? policy = null) => Proposals.New(Facts(), policy ?? Policy);

    /// <summary>What is proposed of one kind, as unit and rule.</summary>
    public IReadOnlyList<string> Proposed(MeasureKind kind) => [.. Proposed().Where(m => m.Kind == kind).Select(m => $"{m.UnitId} {m.Rule}")];

    public static OrgTree Tree { get; } = new(
    [
        new() { Id = "town", Name = "清溪乡", Tier = Tier.Township, Kind = UnitKind.Township },
        .. Enumerable.Range(1, 12).Select(n => new OrgUnit { Id = $"v{n}", Name = $"第{n}村", Tier = Tier.Village, Kind = UnitKind.Village, ParentId = "town", Base = 1000, Households = 400, Order = n }),
        new() { Id = "school", Name = "中心小学", Tier = Tier.Village, Kind = UnitKind.Unit, ParentId = "town", Base = 60, Order = 20 },
    ]);

    public static DateTimeOffset At(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(16, 30)), TimeSpan.FromHours(8)).ToUniversalTime();
}
