namespace AntiFraudBot.Storage;

/// <summary>The errands on platforms; what is not finished is gone on with after a restart. Due times are campaign time, leases machine time.</summary>
public sealed class Errands
{
    private const string Select = "SELECT id, channel, kind, payload AS payload_json, due_at, attempts FROM errands";

    private const string Insert = """
        INSERT INTO errands (id, channel, kind, payload, state, due_at, added_at) VALUES (@Id, @Channel, @Kind, @Payload, 'waiting', @DueAt, @Now)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Claim = """
        UPDATE errands SET lease_until = @Until
        WHERE state = 'waiting' AND due_at <= @Now AND lease_until <= @MachineNow AND id IN (
            SELECT id FROM errands WHERE state = 'waiting' AND due_at <= @Now AND lease_until <= @MachineNow ORDER BY due_at, id LIMIT @Take)
        RETURNING id, channel, kind, payload AS payload_json, due_at, attempts
        """;

    private const string Postpone = """
        UPDATE errands SET payload = @Payload, due_at = @DueAt, attempts = @Attempts, lease_until = 0 WHERE id = @Id AND state = 'waiting'
        """;

    private const string Close = "UPDATE errands SET state = @State, note = @Note, closed_at = @Now, lease_until = 0 WHERE id = @Id AND state = 'waiting'";

    private const string Next = "SELECT MIN(due_at) FROM errands WHERE state = 'waiting' AND due_at > @After";

    /// <summary>False when it was ordered before.</summary>
    public async Task<bool> AddAsync<T>(Session s, string id, string channel, string kind, T payload, DateTimeOffset dueAt, DateTimeOffset now) => await s.ExecuteAsync(
        Insert, new { Id = id, Channel = channel, Kind = kind, Payload = StoredText.Json(payload), DueAt = dueAt, Now = now }) == 1;

    /// <summary>Some of those due, for whoever claims them; a process that dies with them leaves them to the next when the lease is over.</summary>
    public Task<IReadOnlyList<Errand>> ClaimAsync(Session s, DateTimeOffset now, DateTimeOffset machineNow, TimeSpan lease, int take) =>
        s.QueryAsync<Errand>(Claim, new { Now = now, MachineNow = machineNow, Until = machineNow + lease, Take = take });

    /// <summary>What was claimed by a process that is gone is free at once.</summary>
    public Task ReleaseAsync(Session s) => s.ExecuteAsync("UPDATE errands SET lease_until = 0 WHERE state = 'waiting' AND lease_until > 0");

    /// <summary>Keeps how far it came without giving it out of the hand.</summary>
    public Task KeepAsync<T>(Session s, string id, T payload) =>
        s.ExecuteAsync("UPDATE errands SET payload = @Payload WHERE id = @Id", new { Id = id, Payload = StoredText.Json(payload) });

    public Task PostponeAsync<T>(Session s, string id, T payload, DateTimeOffset dueAt, int attempts) =>
        s.ExecuteAsync(Postpone, new { Id = id, Payload = StoredText.Json(payload), DueAt = dueAt, Attempts = attempts });

    /// <summary>The same, of an errand that was not understood.</summary>
    public Task PostponeAsync(Session s, Errand errand, DateTimeOffset dueAt) =>
        s.ExecuteAsync(Postpone, new { errand.Id, Payload = errand.PayloadJson, DueAt = dueAt, Attempts = errand.Attempts + 1 });

    /// <summary>state: done or failed. The payload stays until the retention sweep.</summary>
    public Task CloseAsync(Session s, string id, string state, string? note, DateTimeOffset now) =>
        s.ExecuteAsync(Close, new { Id = id, State = state, Note = note, Now = now });

    /// <summary>Those that wait and whose id begins so are due now.</summary>
    public Task HurryAsync(Session s, string idPrefix, DateTimeOffset now) => s.ExecuteAsync(
        "UPDATE errands SET due_at = @Now WHERE state = 'waiting' AND due_at > @Now AND SUBSTR(id, 1, @Length) = @Prefix",
        new { Now = now, Prefix = idPrefix, idPrefix.Length });

    public Task<IReadOnlyList<Errand>> WaitingAsync(Session s, string idPrefix) => s.QueryAsync<Errand>(
        $"{Select} WHERE state = 'waiting' AND SUBSTR(id, 1, @Length) = @Prefix ORDER BY id", new { Prefix = idPrefix, idPrefix.Length });

    public Task<int> DueAsync(Session s, DateTimeOffset now) =>
        s.ScalarAsync<int>("SELECT COUNT(*) FROM errands WHERE state = 'waiting' AND due_at <= @Now", new { Now = now });

    public async Task<DateTimeOffset?> NextDueAsync(Session s, DateTimeOffset after) =>
        await s.ScalarAsync<long?>(Next, new { After = after }) is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
}
