using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Storage;

/// <summary>Every reported number. Nothing is deleted or overwritten but the state, and every change of it leaves a line of history.</summary>
public sealed class Ledger
{
    private const string Select = """
        SELECT seq AS number, id, unit_id, metric, aspect, value, period_from, period_to, state, pending, adds, message_id, speaker_id, at, rule,
            supersedes, authoritative, after_freeze FROM ledger
        """;

    private const string Insert = """
        INSERT INTO ledger (id, unit_id, metric, aspect, value, period_from, period_to, state, pending, adds, message_id, speaker_id, at, rule,
            supersedes, authoritative, after_freeze)
        VALUES (@Id, @UnitId, @Metric, @Aspect, @Value, @PeriodFrom, @PeriodTo, @State, @Pending, @Adds, @MessageId, @SpeakerId, @At, @Rule,
            @Supersedes, @Authoritative, @AfterFreeze)
        """;

    private const string Remember = """
        INSERT INTO ledger_history (entry_id, old_state, old_pending, new_state, actor, why, at)
        SELECT id, state, pending, @State, @Actor, @Why, @At FROM ledger WHERE id = @Id
        """;

    private const string Change = "UPDATE ledger SET state = @State, pending = @Pending WHERE id = @Id";

    private const string History = """
        SELECT entry_id, old_state, new_state, actor, why, at FROM ledger_history WHERE entry_id = @Id ORDER BY seq
        """;

    private const string OfSpeaker = $"{Select} WHERE speaker_id = @SpeakerId AND at >= @Since ORDER BY at DESC, message_id DESC, seq";

    public Task AddAsync(Session s, LedgerEntry e) => s.ExecuteAsync(Insert, LedgerRow.From(e));

    /// <summary>At = when the message behind it was sent, UTC. Throws when there is no such entry: a correction of nothing is a fault, not an answer.</summary>
    public async Task SetStateAsync(Session s, string id, EntryState state, PendingReason pending, string actor, string why, DateTimeOffset at)
    {
        var args = new { Id = id, State = StoredText.Word(state), Pending = StoredText.Word(pending), Actor = actor, Why = why, At = at };
        if (await s.ExecuteAsync(Remember, args) == 0) throw new KeyNotFoundException($"The ledger has no entry {id}.");
        await s.ExecuteAsync(Change, args);
    }

    /// <summary>What became of an entry, oldest change first.</summary>
    public Task<IReadOnlyList<LedgerChange>> HistoryAsync(Session s, string id) => s.QueryAsync<LedgerChange>(History, new { Id = id });

    /// <summary>Changes to entries of the units that an issue with this mark does not have, in the order they were made.</summary>
    public Task<IReadOnlyList<StateChange>> ChangedSinceAsync(Session s, IReadOnlyCollection<string> unitIds, LedgerMark mark) => s.QueryAsync<StateChange>(
        $"""
        SELECT h.seq AS number, h.entry_id, h.old_state, h.old_pending, h.at FROM ledger_history h JOIN ledger l ON l.id = h.entry_id
        WHERE (h.at >= @End OR h.seq > @Last) AND {s.InList("l.unit_id", "UnitIds")} ORDER BY h.seq
        """,
        new { mark.End, Last = mark.LastChange ?? long.MaxValue, UnitIds = unitIds.ToArray() });

    /// <summary>Number of the last change of state there was; 0 before the first.</summary>
    public Task<long> LastChangeAsync(Session s) => s.ScalarAsync<long>("SELECT COALESCE(MAX(seq), 0) FROM ledger_history");

    /// <summary>Entries of all states whose period overlaps the inclusive local dates (null = open end), ordered by time, then id.</summary>
    public Task<IReadOnlyList<LedgerEntry>> OfUnitsAsync(
        Session s, IReadOnlyCollection<string> unitIds, IReadOnlyCollection<Metric>? metrics, DateOnly? from, DateOnly? to)
    {
        var ofMetrics = metrics is null ? "" : $"AND {s.InList("metric", "Metrics")}";
        var sql = $"""
            {Select} WHERE {s.InList("unit_id", "UnitIds")} {ofMetrics}
                AND (@From IS NULL OR period_to >= @From) AND (@To IS NULL OR period_from <= @To) ORDER BY at, id
            """;
        string[] keys = [.. (metrics ?? []).Select(m => m.Key())];
        return EntriesAsync(s, sql, new { UnitIds = unitIds.ToArray(), Metrics = keys, From = from, To = to });
    }

    public Task<IReadOnlyList<LedgerEntry>> OfMessageAsync(Session s, string messageId) =>
        EntriesAsync(s, $"{Select} WHERE message_id = @MessageId ORDER BY seq", new { MessageId = messageId });

    public async Task<LedgerEntry?> FindAsync(Session s, string id) =>
        (await s.FirstAsync<LedgerRow>($"{Select} WHERE id = @Id", new { Id = id }))?.ToEntry();

    /// <summary>The entry with the short number people type, or null.</summary>
    public async Task<LedgerEntry?> NumberedAsync(Session s, long number) =>
        (await s.FirstAsync<LedgerRow>($"{Select} WHERE seq = @Number", new { Number = number }))?.ToEntry();

    /// <summary>One unit only (null = all) and one metric key (null = all), by time.</summary>
    public Task<IReadOnlyList<LedgerEntry>> QueryAsync(Session s, string? unitId, string? metricKey) => EntriesAsync(
        s,
        $"{Select} WHERE (@UnitId IS NULL OR unit_id = @UnitId) AND (@Metric IS NULL OR metric = @Metric) ORDER BY at, seq",
        new { UnitId = unitId, Metric = metricKey });

    public Task<IReadOnlyList<LedgerEntry>> PendingAsync(Session s, IReadOnlyCollection<string> unitIds) => EntriesAsync(
        s, $"{Select} WHERE state = 'pending' AND {s.InList("unit_id", "UnitIds")} ORDER BY at, seq", new { UnitIds = unitIds.ToArray() });

    /// <summary>What the speaker booked since then: newest message first, within a message as booked.</summary>
    public Task<IReadOnlyList<LedgerEntry>> LastOfSpeakerAsync(Session s, string speakerId, DateTimeOffset since) =>
        EntriesAsync(s, OfSpeaker, new { SpeakerId = speakerId, Since = since });

    /// <summary>Entries whose message was sent from (inclusive) to (exclusive), by time.</summary>
    public Task<IReadOnlyList<LedgerEntry>> BookedBetweenAsync(Session s, DateTimeOffset from, DateTimeOffset to) =>
        EntriesAsync(s, $"{Select} WHERE at >= @From AND at < @To ORDER BY at, seq", new { From = from, To = to });

    private static async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(Session s, string sql, object args) =>
        [.. (await s.QueryAsync<LedgerRow>(sql, args)).Select(r => r.ToEntry())];
}
