using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Undertakings.Tasks;

namespace AntiFraudBot.Storage;

/// <summary>What a unit handed in about a task.</summary>
public sealed record TaskProof(int TaskNumber, string UnitId, string MemberId, string MessageId, string Words, IReadOnlyList<Attachment> Files, DateTimeOffset At);

/// <summary>Tasks and what was handed in about them. Nothing is deleted; whether a unit has done its task stands in the duties.</summary>
public sealed class TownTasks
{
    private const string Select = """
        SELECT number, office_unit_id, kind, title, leads, co_units, due, document, made_by, made_at, cancelled_at FROM tasks
        """;

    private const string Insert = """
        INSERT INTO tasks (number, office_unit_id, kind, title, leads, co_units, due, document, made_by, made_at)
        VALUES (@Number, @OfficeUnitId, @Kind, @Title, @Leads, @CoUnits, @Due, @Document, @MadeBy, @MadeAt)
        """;

    private const string InsertProof = """
        INSERT INTO task_proofs (task_number, unit_id, member_id, message_id, words, files, at)
        VALUES (@TaskNumber, @UnitId, @MemberId, @MessageId, @Words, @Files, @At)
        """;

    private const string Proofs = """
        SELECT task_number, unit_id, member_id, message_id, words, files, at FROM task_proofs WHERE task_number = @Number ORDER BY seq
        """;

    private const string ProofsOf = """
        SELECT task_number, unit_id, member_id, message_id, words, files, at FROM task_proofs WHERE at >= @From AND at < @To
        """;

    public Task<int> NextNumberAsync(Session s) => s.ScalarAsync<int>("SELECT COALESCE(MAX(number), 0) + 1 FROM tasks");

    public Task AddAsync(Session s, TownTask t) => s.ExecuteAsync(Insert, new
    {
        t.Number,
        t.OfficeUnitId,
        Kind = StoredText.Word(t.Kind),
        Title = StoredText.Clean(t.Title),
        Leads = StoredText.Json(t.Leads),
        CoUnits = StoredText.Json(t.CoUnits),
        t.Due,
        t.Document,
        t.MadeBy,
        t.MadeAt,
    });

    public Task CancelAsync(Session s, int number, DateTimeOffset now) =>
        s.ExecuteAsync("UPDATE tasks SET cancelled_at = @Now WHERE number = @Number AND cancelled_at IS NULL", new { Number = number, Now = now });

    public Task PostponeAsync(Session s, int number, DateOnly due) =>
        s.ExecuteAsync("UPDATE tasks SET due = @Due WHERE number = @Number", new { Number = number, Due = due });

    public async Task<TownTask?> FindAsync(Session s, int number) =>
        (await s.FirstAsync<Row>($"{Select} WHERE number = @Number", new { Number = number }))?.ToTask();

    /// <summary>Those not cancelled that are due on or after the day (null = all), first due first.</summary>
    public async Task<IReadOnlyList<TownTask>> StandingAsync(Session s, DateOnly? dueFrom = null) =>
        [.. (await s.QueryAsync<Row>($"{Select} WHERE cancelled_at IS NULL AND (@From IS NULL OR due >= @From) ORDER BY due, number", new { From = dueFrom })).Select(r => r.ToTask())];

    public Task ProveAsync(Session s, TaskProof p) => s.ExecuteAsync(InsertProof, new
    {
        p.TaskNumber,
        p.UnitId,
        p.MemberId,
        p.MessageId,
        Words = StoredText.Clean(p.Words),
        Files = StoredText.Json(p.Files),
        p.At,
    });

    public async Task<IReadOnlyList<TaskProof>> ProofsAsync(Session s, int number) => [.. (await s.QueryAsync<ProofRow>(Proofs, new { Number = number })).Select(r => r.ToProof())];

    /// <summary>Of these units, from (inclusive) to (exclusive), oldest first.</summary>
    public async Task<IReadOnlyList<TaskProof>> ProofsOfAsync(Session s, IReadOnlyCollection<string> unitIds, DateTimeOffset from, DateTimeOffset to) =>
        [.. (await s.QueryAsync<ProofRow>($"{ProofsOf} AND {s.InList("unit_id", "UnitIds")} ORDER BY seq", new { From = from, To = to, UnitIds = unitIds.ToArray() })).Select(r => r.ToProof())];

    private sealed record Row
    {
        public int Number { get; init; }
        public string OfficeUnitId { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string Leads { get; init; } = "[]";
        public string CoUnits { get; init; } = "[]";
        public DateOnly Due { get; init; }
        public string? Document { get; init; }
        public string MadeBy { get; init; } = "";
        public DateTimeOffset MadeAt { get; init; }
        public DateTimeOffset? CancelledAt { get; init; }

        public TownTask ToTask() => new()
        {
            Number = Number,
            OfficeUnitId = OfficeUnitId,
            Kind = Enum.Parse<TaskKind>(Kind, ignoreCase: true),
            Title = Title,
            Leads = StoredText.List<string>(Leads),
            CoUnits = StoredText.List<string>(CoUnits),
            Due = Due,
            Document = Document,
            MadeBy = MadeBy,
            MadeAt = MadeAt,
            CancelledAt = CancelledAt,
        };
    }

    private sealed record ProofRow
    {
        public int TaskNumber { get; init; }
        public string UnitId { get; init; } = "";
        public string MemberId { get; init; } = "";
        public string MessageId { get; init; } = "";
        public string Words { get; init; } = "";
        public string Files { get; init; } = "[]";
        public DateTimeOffset At { get; init; }

        public TaskProof ToProof() => new(TaskNumber, UnitId, MemberId, MessageId, Words, StoredText.List<Attachment>(Files), At);
    }
}
