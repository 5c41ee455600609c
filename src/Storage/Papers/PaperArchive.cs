using AntiFraudBot.Domain.Papers;

namespace AntiFraudBot.Storage;

/// <summary>
/// A paper's figures as they stood (JSON). Subject is unique of its kind and scope: 2026-W24, 2026-06, 2026/3. UnitId: whom a notice is about. MadeBy null =
/// drafted by the timetable. MadeAt: the moment of the figures, UTC.
/// </summary>
public sealed record KeptPaper(PaperKind Kind, string ScopeUnitId, string Subject, int Year, int Number, string FactsJson, DateTimeOffset MadeAt)
{
    public string? UnitId { get; init; }
    public string? MadeBy { get; init; }
}

/// <summary>What was once drafted is never computed again (rule N3).</summary>
public sealed class PaperArchive
{
    private const string Insert = """
        INSERT INTO papers (kind, scope_unit_id, subject, year, number, unit_id, facts, made_by, made_at)
        VALUES (@Kind, @ScopeUnitId, @Subject, @Year, @Number, @UnitId, @FactsJson, @MadeBy, @MadeAt)
        ON CONFLICT (kind, scope_unit_id, subject) DO NOTHING
        """;

    private const string Facts = "SELECT facts FROM papers WHERE kind = @Kind AND scope_unit_id = @ScopeUnitId AND subject = @Subject";

    private const string Newest = "SELECT COALESCE(MAX(number), 0) FROM papers WHERE kind = @Kind AND scope_unit_id = @ScopeUnitId AND year = @Year";

    /// <summary>False when the subject is kept already: the older figures stand.</summary>
    public async Task<bool> KeepAsync(Session s, KeptPaper paper) => await s.ExecuteAsync(Insert, new
    {
        Kind = StoredText.Word(paper.Kind),
        paper.ScopeUnitId,
        paper.Subject,
        paper.Year,
        paper.Number,
        paper.UnitId,
        paper.FactsJson,
        paper.MadeBy,
        paper.MadeAt,
    }) == 1;

    /// <summary>The kept figures (JSON), or null.</summary>
    public Task<string?> FactsAsync(Session s, PaperKind kind, string scopeUnitId, string subject) =>
        s.ScalarAsync<string>(Facts, new { Kind = StoredText.Word(kind), ScopeUnitId = scopeUnitId, Subject = subject });

    /// <summary>The highest number of the kind in the year, 0 before the first.</summary>
    public async Task<int> NewestNumberAsync(Session s, PaperKind kind, string scopeUnitId, int year) =>
        (int)await s.ScalarAsync<long>(Newest, new { Kind = StoredText.Word(kind), ScopeUnitId = scopeUnitId, Year = year });
}
