using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Storage;

/// <summary>Proposals and decisions about units. A measure changes only in its state; each change leaves a step, and no step is ever changed.</summary>
public sealed class Measures
{
    private const string Select = """
        SELECT seq AS number, id, unit_id, office_unit_id, kind, rule, day, points, most_points, reason, ground, source, replaces, state,
            proposed_at, decided_at, appeal_until FROM measures
        """;

    private const string Insert = """
        INSERT INTO measures (id, unit_id, office_unit_id, kind, rule, day, points, most_points, reason, ground, source, replaces, state, proposed_at, decided_at, appeal_until)
        VALUES (@Id, @UnitId, @OfficeUnitId, @Kind, @Rule, @Day, @Points, @MostPoints, @Reason, @Ground, @Source, @Replaces, @State, @ProposedAt, @DecidedAt, @AppealUntil)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Update = """
        UPDATE measures SET state = @State, points = @Points, decided_at = @DecidedAt, appeal_until = @AppealUntil WHERE id = @Id
        """;

    private const string InsertStep = """
        INSERT INTO measure_steps (measure_id, step, actor, words, at) VALUES (@MeasureId, @Step, @Actor, @Words, @At)
        """;

    /// <summary>False when the same ground was proposed before.</summary>
    public async Task<bool> ProposeAsync(Session s, Measure m, string actor, string words)
    {
        if (await s.ExecuteAsync(Insert, Row.From(m)) == 0) return false;
        await s.ExecuteAsync(InsertStep, new MeasureStep(m.Id, "proposed", actor, words, m.ProposedAt));
        return true;
    }

    public async Task SaveAsync(Session s, Measure m, string step, string actor, string words, DateTimeOffset now)
    {
        await s.ExecuteAsync(Update, Row.From(m));
        await s.ExecuteAsync(InsertStep, new MeasureStep(m.Id, step, actor, words, now));
    }

    public async Task<Measure?> NumberedAsync(Session s, long number) =>
        (await s.FirstAsync<Row>($"{Select} WHERE seq = @Number", new { Number = number }))?.ToMeasure();

    public async Task<Measure?> FindAsync(Session s, string id) => (await s.FirstAsync<Row>($"{Select} WHERE id = @Id", new { Id = id }))?.ToMeasure();

    /// <summary>Of the units, from the day on, every state, by number.</summary>
    public async Task<IReadOnlyList<Measure>> OfUnitsAsync(Session s, IReadOnlyCollection<string> unitIds, DateOnly from) => [.. (await s.QueryAsync<Row>(
        $"{Select} WHERE {s.InList("unit_id", "UnitIds")} AND day >= @From ORDER BY seq", new { UnitIds = unitIds.ToArray(), From = from })).Select(r => r.ToMeasure())];

    /// <summary>A word the office had said to a unit below any measure; its id begins with remind/.</summary>
    public Task RemindAsync(Session s, string id, string actor, string words, DateTimeOffset now) => s.ExecuteAsync(InsertStep, new MeasureStep(id, "reminded", actor, words, now));

    public async Task<IReadOnlySet<string>> RemindedAsync(Session s) =>
        (await s.QueryAsync<string>("SELECT DISTINCT measure_id FROM measure_steps WHERE step = 'reminded'", new { })).ToHashSet();

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<MeasureStep>> StepsAsync(Session s, string id) => [.. (await s.QueryAsync<StepRow>(
        "SELECT measure_id, step, actor, words, at FROM measure_steps WHERE measure_id = @Id ORDER BY seq", new { Id = id })).Select(r => new MeasureStep(r.MeasureId, r.Step, r.Actor, r.Words, r.At))];

    private sealed record StepRow
    {
        public string MeasureId { get; init; } = "";
        public string Step { get; init; } = "";
        public string Actor { get; init; } = "";
        public string Words { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }

    private sealed record Row
    {
        public long Number { get; init; }
        public string Id { get; init; } = "";
        public string UnitId { get; init; } = "";
        public string OfficeUnitId { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Rule { get; init; } = "";
        public DateOnly Day { get; init; }
        public long? Points { get; init; }
        public long? MostPoints { get; init; }
        public string Reason { get; init; } = "";
        public string Ground { get; init; } = "";
        public string? Source { get; init; }
        public string? Replaces { get; init; }
        public string State { get; init; } = "";
        public DateTimeOffset ProposedAt { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public DateOnly? AppealUntil { get; init; }

        public static Row From(Measure m) => new()
        {
            Id = m.Id,
            UnitId = m.UnitId,
            OfficeUnitId = m.OfficeUnitId,
            Kind = StoredText.Word(m.Kind),
            Rule = m.Rule,
            Day = m.Day,
            Points = (long?)(m.Points * 1000),
            MostPoints = (long?)(m.MostPoints * 1000),
            Reason = m.Reason,
            Ground = m.Ground,
            Source = m.Source,
            Replaces = m.Replaces,
            State = StoredText.Word(m.State),
            ProposedAt = m.ProposedAt,
            DecidedAt = m.DecidedAt,
            AppealUntil = m.AppealUntil,
        };

        public Measure ToMeasure() => new()
        {
            Number = Number,
            Id = Id,
            UnitId = UnitId,
            OfficeUnitId = OfficeUnitId,
            Kind = Enum.Parse<MeasureKind>(Kind, ignoreCase: true),
            Rule = Rule,
            Day = Day,
            Points = Points / 1000m,
            MostPoints = MostPoints / 1000m,
            Reason = Reason,
            Ground = Ground,
            Source = Source,
            Replaces = Replaces,
            State = Enum.Parse<MeasureState>(State, ignoreCase: true),
            ProposedAt = ProposedAt,
            DecidedAt = DecidedAt,
            AppealUntil = AppealUntil,
        };
    }
}
