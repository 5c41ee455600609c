using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>A visit of an inspector: what was found, what was demanded, and the task that came of it.</summary>
public sealed record Inspection(
    int Number, string UnitId, string InspectorId, string Found, string? Demand, int? TaskNumber, IReadOnlyList<Attachment> Files, DateTimeOffset At);

/// <summary>督导检查 records; a row is never changed.</summary>
public sealed class Inspections
{
    private const string Insert = """
        INSERT INTO inspections (number, unit_id, inspector_id, found, demand, task_number, files, at)
        VALUES (@Number, @UnitId, @InspectorId, @Found, @Demand, @TaskNumber, @Files, @At)
        """;

    private const string Select = "SELECT number, unit_id, inspector_id, found, demand, task_number, files, at FROM inspections";

    public Task<int> NextNumberAsync(Session s) => s.ScalarAsync<int>("SELECT COALESCE(MAX(number), 0) + 1 FROM inspections");

    public Task AddAsync(Session s, Inspection i) => s.ExecuteAsync(Insert, new
    {
        i.Number,
        i.UnitId,
        i.InspectorId,
        Found = StoredText.Clean(i.Found),
        Demand = i.Demand is null ? null : StoredText.Clean(i.Demand),
        i.TaskNumber,
        Files = StoredText.Json(i.Files),
        i.At,
    });

    /// <summary>Of these units, newest first.</summary>
    public async Task<IReadOnlyList<Inspection>> OfUnitsAsync(Session s, IReadOnlyCollection<string> unitIds) =>
        [.. (await s.QueryAsync<Row>($"{Select} WHERE {s.InList("unit_id", "UnitIds")} ORDER BY number DESC", new { UnitIds = unitIds.ToArray() }))
            .Select(r => new Inspection(r.Number, r.UnitId, r.InspectorId, r.Found, r.Demand, r.TaskNumber, StoredText.List<Attachment>(r.Files), r.At))];

    private sealed record Row
    {
        public int Number { get; init; }
        public string UnitId { get; init; } = "";
        public string InspectorId { get; init; } = "";
        public string Found { get; init; } = "";
        public string? Demand { get; init; }
        public int? TaskNumber { get; init; }
        public string Files { get; init; } = "[]";
        public DateTimeOffset At { get; init; }
    }
}
