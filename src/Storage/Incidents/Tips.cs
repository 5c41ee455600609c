using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Storage;

/// <summary>Tips, sealed identities beside them, and the ledger of rewards.</summary>
public sealed class Tips
{
    private const string Select = "SELECT number, unit_id, at, state, content, saved, changed_by, changed_at FROM tips";

    private const string Upsert = """
        INSERT INTO tips (number, unit_id, at, state, content, saved, changed_by, changed_at)
        VALUES (@Number, @UnitId, @At, @State, @Content, @Saved, @ChangedBy, @ChangedAt)
        ON CONFLICT (number) DO UPDATE SET state = excluded.state, saved = excluded.saved, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """;

    private const string Identify = """
        INSERT INTO tip_identities (number, key_id, sealed, at) VALUES (@Number, @KeyId, @Sealed, @At)
        ON CONFLICT (number) DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed, at = excluded.at
        """;

    private const string AddReward = """
        INSERT INTO rewards (subject, unit_id, member_id, amount, approved_by, approved_at) VALUES (@Subject, @UnitId, @MemberId, @Amount, @By, @At)
        ON CONFLICT (subject) DO NOTHING
        """;

    public Task SaveAsync(Session s, Tip t) => s.ExecuteAsync(Upsert, new
    {
        t.Number,
        t.UnitId,
        t.At,
        State = StoredText.Word(t.State),
        t.Content,
        Saved = (long?)t.Saved,
        t.ChangedBy,
        t.ChangedAt,
    });

    public async Task<Tip?> FindAsync(Session s, string number) => (await s.FirstAsync<TipRow>($"{Select} WHERE number = @Number", new { Number = number }))?.ToTip();

    /// <summary>Told since the instant, oldest first.</summary>
    public async Task<IReadOnlyList<Tip>> ListAsync(Session s, DateTimeOffset since) =>
        [.. (await s.QueryAsync<TipRow>($"{Select} WHERE at >= @Since ORDER BY at, number", new { Since = since })).Select(r => r.ToTip())];

    public Task KeepIdentityAsync(Session s, string number, string keyId, string @sealed, DateTimeOffset at) =>
        s.ExecuteAsync(Identify, new { Number = number, KeyId = keyId, Sealed = @sealed, At = at });

    public Task<SealedIdentity?> IdentityAsync(Session s, string number) =>
        s.FirstAsync<SealedIdentity>("SELECT key_id, sealed FROM tip_identities WHERE number = @Number", new { Number = number });

    /// <summary>False when there is a reward for the subject already: one case, one reward.</summary>
    public async Task<bool> RewardAsync(Session s, Reward r) => await s.ExecuteAsync(
        AddReward, new { r.Subject, r.UnitId, r.MemberId, Amount = (long)r.Amount, By = r.ApprovedBy, At = r.ApprovedAt }) == 1;

    public Task PaidAsync(Session s, string subject, string by, DateTimeOffset at) => s.ExecuteAsync(
        "UPDATE rewards SET paid_by = @By, paid_at = @At WHERE subject = @Subject AND paid_at IS NULL", new { Subject = subject, By = by, At = at });

    public async Task<Reward?> RewardOfAsync(Session s, string subject) => (await RewardsAsync(s, DateTimeOffset.UnixEpoch)).FirstOrDefault(r => r.Subject == subject);

    /// <summary>Approved since the instant, oldest first.</summary>
    public async Task<IReadOnlyList<Reward>> RewardsAsync(Session s, DateTimeOffset since) =>
        [.. (await s.QueryAsync<RewardRow>(
            "SELECT subject, unit_id, member_id, amount, approved_by, approved_at, paid_at FROM rewards WHERE approved_at >= @Since ORDER BY approved_at, subject", new { Since = since }))
            .Select(r => new Reward(r.Subject, r.UnitId, r.MemberId, r.Amount, r.ApprovedBy, r.ApprovedAt, r.PaidAt))];

    private sealed record TipRow
    {
        public string Number { get; init; } = "";
        public string UnitId { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string State { get; init; } = "";
        public string Content { get; init; } = "";
        public long? Saved { get; init; }
        public string? ChangedBy { get; init; }
        public DateTimeOffset? ChangedAt { get; init; }

        public Tip ToTip() => new()
        {
            Number = Number, UnitId = UnitId, At = At, State = Enum.Parse<TipState>(State, ignoreCase: true), Content = Content,
            Saved = Saved, ChangedBy = ChangedBy, ChangedAt = ChangedAt,
        };
    }

    private sealed record RewardRow
    {
        public string Subject { get; init; } = "";
        public string UnitId { get; init; } = "";
        public string? MemberId { get; init; }
        public long Amount { get; init; }
        public string ApprovedBy { get; init; } = "";
        public DateTimeOffset ApprovedAt { get; init; }
        public DateTimeOffset? PaidAt { get; init; }
    }
}

/// <summary>An identity as it is kept: sealed, under the id of the key that opens it.</summary>
public sealed record SealedIdentity
{
    public string KeyId { get; init; } = "";
    public string Sealed { get; init; } = "";
}
