using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Storage;

/// <summary>What office or police enter by hand. Rows are only added; the newest of a unit, kind and month counts.</summary>
public sealed class EnteredFigures
{
    private const string Insert = """
        INSERT INTO entered_figures (unit_id, kind, month, part, whole, entered_by, message_id, at)
        VALUES (@UnitId, @Kind, @Month, @Part, @Whole, @EnteredBy, @MessageId, @At)
        """;

    private const string Select = "SELECT unit_id, kind, month, part, whole, entered_by, at FROM entered_figures";

    public Task AddAsync(Session s, EnteredFigure f, string messageId) => s.ExecuteAsync(Insert, new
    {
        f.UnitId,
        Kind = StoredText.Word(f.Kind),
        f.Month,
        Part = (long)(f.Part * 1000),
        Whole = (long?)(f.Whole * 1000),
        f.EnteredBy,
        MessageId = messageId,
        f.At,
    });

    /// <summary>Of the units, from the month on, in the order they were entered.</summary>
    public async Task<IReadOnlyList<EnteredFigure>> OfUnitsAsync(Session s, IReadOnlyCollection<string> unitIds, DateOnly from) => [.. (await s.QueryAsync<Row>(
        $"{Select} WHERE {s.InList("unit_id", "UnitIds")} AND month >= @From ORDER BY seq", new { UnitIds = unitIds.ToArray(), From = from })).Select(r => r.ToFigure())];

    private sealed record Row
    {
        public string UnitId { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateOnly Month { get; init; }
        public long Part { get; init; }
        public long? Whole { get; init; }
        public string EnteredBy { get; init; } = "";
        public DateTimeOffset At { get; init; }

        public EnteredFigure ToFigure() => new(UnitId, Enum.Parse<EnteredKind>(Kind, ignoreCase: true), Month, Part / 1000m, Whole / 1000m, EnteredBy, At);
    }
}
