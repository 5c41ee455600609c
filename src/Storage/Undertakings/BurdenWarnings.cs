namespace AntiFraudBot.Storage;

/// <summary>An office was warned and went on: what it gave out, which rules it broke, the document it named.</summary>
public sealed record BurdenNote(string OfficeUnitId, string Subject, IReadOnlyList<string> Rules, string? Document, string MemberId, DateTimeOffset At);

/// <summary>The warnings an office went past; the monthly burden answer tells of them.</summary>
public sealed class BurdenWarnings
{
    private const string Insert = """
        INSERT INTO burden_warnings (office_unit_id, subject, rules, document, member_id, at) VALUES (@OfficeUnitId, @Subject, @Rules, @Document, @MemberId, @At)
        """;

    private const string Between = """
        SELECT office_unit_id, subject, rules, document, member_id, at FROM burden_warnings
        WHERE office_unit_id = @OfficeUnitId AND at >= @From AND at < @To ORDER BY seq
        """;

    public Task AddAsync(Session s, BurdenNote n) => s.ExecuteAsync(Insert, new
    {
        n.OfficeUnitId,
        Subject = StoredText.Clean(n.Subject),
        Rules = StoredText.Json(n.Rules),
        n.Document,
        n.MemberId,
        n.At,
    });

    public async Task<IReadOnlyList<BurdenNote>> BetweenAsync(Session s, string officeUnitId, DateTimeOffset from, DateTimeOffset to) =>
        [.. (await s.QueryAsync<Row>(Between, new { OfficeUnitId = officeUnitId, From = from, To = to }))
            .Select(r => new BurdenNote(r.OfficeUnitId, r.Subject, StoredText.List<string>(r.Rules), r.Document, r.MemberId, r.At))];

    private sealed record Row
    {
        public string OfficeUnitId { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Rules { get; init; } = "[]";
        public string? Document { get; init; }
        public string MemberId { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }
}
