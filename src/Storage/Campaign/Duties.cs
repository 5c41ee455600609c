using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Storage;

/// <summary>Who owes which form for which week, and who was reminded of it.</summary>
public sealed class Duties
{
    private const string Select = """
        SELECT id, unit_id, form, week, period_from, period_to, due, freeze_at, state, done_at, extension_reason, pictures FROM duties
        """;

    private const string Insert = """
        INSERT INTO duties (id, unit_id, form, week, period_from, period_to, due, freeze_at, state, done_at, extension_reason, pictures)
        VALUES (@Id, @UnitId, @Form, @Week, @PeriodFrom, @PeriodTo, @Due, @FreezeAt, @State, @DoneAt, @ExtensionReason, @Pictures)
        ON CONFLICT (unit_id, form, week) DO NOTHING
        """;

    private const string Set = """
        UPDATE duties SET state = @State, done_at = @DoneAt, extension_reason = COALESCE(@Reason, extension_reason) WHERE id = @Id
        """;

    private const string Remind = """
        INSERT INTO reminders (duty_id, member_id, step, at) VALUES (@DutyId, @MemberId, @Step, @Now)
        ON CONFLICT (duty_id, member_id, step) DO NOTHING
        """;

    private const string Open = $"{Select} WHERE freeze_at >= @Now OR state IN ('open', 'partial', 'extended') ORDER BY due, id";

    /// <summary>False when the unit owes this form for this week already.</summary>
    public async Task<bool> AddAsync(Session s, Duty d) => await s.ExecuteAsync(Insert, Row.From(d)) == 1;

    /// <summary>DoneAt is taken as it is, null included (a retracted report); a null reason leaves what stands.</summary>
    public Task SetAsync(Session s, string id, DutyState state, DateTimeOffset? doneAt, string? reason) =>
        s.ExecuteAsync(Set, new { Id = id, State = StoredText.Word(state), DoneAt = doneAt, Reason = reason });

    /// <summary>A closed unit has nobody left who could fill what falls due from then on (rule D2).</summary>
    public Task DropUnfilledAsync(Session s, string unitId, DateTimeOffset dueFrom) => s.ExecuteAsync(
        "DELETE FROM duties WHERE unit_id = @UnitId AND due >= @DueFrom AND state IN ('open', 'partial', 'extended')", new { UnitId = unitId, DueFrom = dueFrom });

    /// <summary>A task was taken back or moved to another day: what is not done of it is owed no more.</summary>
    public Task DropUnfilledFormAsync(Session s, string form) =>
        s.ExecuteAsync("DELETE FROM duties WHERE form = @Form AND state NOT IN ('done', 'late')", new { Form = form });

    /// <summary>All duties of one form (null = of every task), by due time.</summary>
    public Task<IReadOnlyList<Duty>> OfFormAsync(Session s, string? form) => DutiesAsync(
        s, $"{Select} WHERE form = @Form OR (@Form IS NULL AND form LIKE 'task-%') ORDER BY due, id", new { Form = form });

    public Task AddPicturesAsync(Session s, string id, int count) =>
        s.ExecuteAsync("UPDATE duties SET pictures = pictures + @Count WHERE id = @Id", new { Id = id, Count = count });

    /// <summary>Of one unit and one week; null = all.</summary>
    public Task<IReadOnlyList<Duty>> ListAsync(Session s, string? unitId, string? week) => DutiesAsync(
        s,
        $"{Select} WHERE (@UnitId IS NULL OR unit_id = @UnitId) AND (@Week IS NULL OR week = @Week) ORDER BY week, due, id",
        new { UnitId = unitId, Week = week });

    /// <summary>Those whose freeze has not passed, and those still open, partial or extended.</summary>
    public Task<IReadOnlyList<Duty>> OpenAsync(Session s, DateTimeOffset now) => DutiesAsync(s, Open, new { Now = now });

    /// <summary>True for exactly one caller a duty, member and step.</summary>
    public async Task<bool> NoteReminderAsync(Session s, string dutyId, string memberId, string step, DateTimeOffset now) =>
        await s.ExecuteAsync(Remind, new { DutyId = dutyId, MemberId = memberId, Step = step, Now = now }) == 1;

    public Task<IReadOnlyList<Reminder>> RemindersAsync(Session s, IReadOnlyCollection<string> dutyIds) => s.QueryAsync<Reminder>(
        $"SELECT duty_id, member_id, step FROM reminders WHERE {s.InList("duty_id", "DutyIds")} ORDER BY at, duty_id, member_id",
        new { DutyIds = dutyIds.ToArray() });

    private static async Task<IReadOnlyList<Duty>> DutiesAsync(Session s, string sql, object args) =>
        [.. (await s.QueryAsync<Row>(sql, args)).Select(r => r.ToDuty())];

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string UnitId { get; init; } = "";
        public string Form { get; init; } = "";
        public string Week { get; init; } = "";
        public DateOnly PeriodFrom { get; init; }
        public DateOnly PeriodTo { get; init; }
        public DateTimeOffset Due { get; init; }
        public DateTimeOffset FreezeAt { get; init; }
        public string State { get; init; } = "";
        public DateTimeOffset? DoneAt { get; init; }
        public string? ExtensionReason { get; init; }
        public int Pictures { get; init; }

        public static Row From(Duty d) => new()
        {
            Id = d.Id,
            UnitId = d.UnitId,
            Form = d.Form,
            Week = d.Week,
            PeriodFrom = d.Period.From,
            PeriodTo = d.Period.To,
            Due = d.Due,
            FreezeAt = d.FreezeAt,
            State = StoredText.Word(d.State),
            DoneAt = d.DoneAt,
            ExtensionReason = d.ExtensionReason,
            Pictures = d.Pictures,
        };

        public Duty ToDuty() => new()
        {
            Id = Id,
            UnitId = UnitId,
            Form = Form,
            Week = Week,
            Period = new Period(PeriodFrom, PeriodTo),
            Due = Due,
            FreezeAt = FreezeAt,
            State = Enum.Parse<DutyState>(State, ignoreCase: true),
            DoneAt = DoneAt,
            ExtensionReason = ExtensionReason,
            Pictures = Pictures,
        };
    }
}
