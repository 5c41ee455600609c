using AntiFraudBot.Domain.Organization.Changes;

namespace AntiFraudBot.Storage;

/// <summary>A change an office ordered. OfficeUnitId: the township or county whose office it is.</summary>
public sealed record OrderedChange(string Id, UnitChange Change, string OfficeUnitId, string AskedBy, DateTimeOffset AskedAt);

/// <summary>The orders to change the tree, from the day they were given on. A row is never deleted.</summary>
public sealed class UnitChanges
{
    private const string Insert = """
        INSERT INTO unit_changes (id, kind, date, units, names, parent_id, office_unit_id, asked_by, asked_at, state)
        VALUES (@Id, @Kind, @Date, @Units, @Names, @ParentId, @OfficeUnitId, @AskedBy, @AskedAt, 'planned') ON CONFLICT (id) DO NOTHING
        """;

    private const string Planned = """
        SELECT id, kind, date, units, names, parent_id, office_unit_id, asked_by, asked_at FROM unit_changes
        WHERE state = 'planned' ORDER BY date, seq
        """;

    private const string Close = "UPDATE unit_changes SET state = @State, reason = @Reason, closed_at = @Now WHERE id = @Id AND state = 'planned'";

    public Task PlanAsync(Session s, OrderedChange c) => s.ExecuteAsync(Insert, new
    {
        c.Id,
        Kind = StoredText.Word(c.Change.Kind),
        c.Change.Date,
        Units = StoredText.Json(c.Change.UnitIds),
        Names = StoredText.Json(c.Change.Names),
        c.Change.ParentId,
        c.OfficeUnitId,
        c.AskedBy,
        c.AskedAt,
    });

    /// <summary>Those whose day has not come or that have not been carried out, the next first.</summary>
    public async Task<IReadOnlyList<OrderedChange>> PlannedAsync(Session s) => [.. (await s.QueryAsync<Row>(Planned)).Select(r => r.ToOrder())];

    /// <summary>State is applied, cancelled or failed. True for exactly one caller.</summary>
    public async Task<bool> CloseAsync(Session s, string id, string state, string? reason, DateTimeOffset now) =>
        await s.ExecuteAsync(Close, new { Id = id, State = state, Reason = reason, Now = now }) == 1;

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateOnly Date { get; init; }
        public string Units { get; init; } = "[]";
        public string Names { get; init; } = "[]";
        public string? ParentId { get; init; }
        public string OfficeUnitId { get; init; } = "";
        public string AskedBy { get; init; } = "";
        public DateTimeOffset AskedAt { get; init; }

        public OrderedChange ToOrder() => new(
            Id,
            new UnitChange(Enum.Parse<ChangeKind>(Kind, ignoreCase: true), Date, StoredText.List<string>(Units), StoredText.List<string>(Names)) { ParentId = ParentId },
            OfficeUnitId,
            AskedBy,
            AskedAt);
    }
}
