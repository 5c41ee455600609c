namespace AntiFraudBot.Storage;

/// <summary>Frozen rankings: one a scope and week, and the numbers in it never change again.</summary>
public sealed class Rankings
{
    private const string Select = """
        SELECT id, scope_unit_id, week, snapshot AS snapshot_json, text, state, frozen_at, posted_at FROM rankings
        """;

    private const string Insert = """
        INSERT INTO rankings (id, scope_unit_id, week, snapshot, text, state, frozen_at, posted_at)
        VALUES (@Id, @ScopeUnitId, @Week, @SnapshotJson, @Text, @State, @FrozenAt, @PostedAt)
        ON CONFLICT (scope_unit_id, week) DO NOTHING
        """;

    private const string Set = """
        UPDATE rankings SET state = @State, posted_at = CASE WHEN @State = 'posted' THEN @At ELSE posted_at END WHERE id = @Id
        """;

    /// <summary>False when the scope's week is frozen already.</summary>
    public async Task<bool> FreezeAsync(Session s, FrozenRanking ranking) => await s.ExecuteAsync(Insert, ranking) == 1;

    public Task<FrozenRanking?> FindAsync(Session s, string scopeUnitId, string week) => s.FirstAsync<FrozenRanking>(
        $"{Select} WHERE scope_unit_id = @ScopeUnitId AND week = @Week", new { ScopeUnitId = scopeUnitId, Week = week });

    /// <summary>All weeks of a scope, oldest first.</summary>
    public Task<IReadOnlyList<FrozenRanking>> ListAsync(Session s, string scopeUnitId) =>
        s.QueryAsync<FrozenRanking>($"{Select} WHERE scope_unit_id = @ScopeUnitId ORDER BY week", new { ScopeUnitId = scopeUnitId });

    /// <summary>The newest frozen week (2026-W24) of the scope, without loading its snapshot; null before the first.</summary>
    public Task<string?> NewestWeekAsync(Session s, string scopeUnitId) =>
        s.ScalarAsync<string>("SELECT MAX(week) FROM rankings WHERE scope_unit_id = @Scope", new { Scope = scopeUnitId });

    /// <summary>State is frozen, held, approved or posted; at becomes the time of posting when it is posted.</summary>
    public Task SetStateAsync(Session s, string id, string state, DateTimeOffset at) =>
        s.ExecuteAsync(Set, new { Id = id, State = state, At = at });
}
