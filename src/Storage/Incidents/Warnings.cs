using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Storage;

/// <summary>Warnings with their receivers and steps. NextAt, when the clock has something to say, is the caller's to compute.</summary>
public sealed class Warnings
{
    private const string Select = """
        SELECT id, number, level, unit_id, subject, tail, suspicion, fund_side, away, raised_by, raised_at, external_id, owner_id, accepted_at,
            contacted_at, met_at, stage, stage_at, alarms, reminded_at, closed_at, closed_by, outcome, lost, saved, next_at
        FROM warnings
        """;

    private const string Insert = """
        INSERT INTO warnings (id, number, level, unit_id, subject, tail, suspicion, fund_side, away, raised_by, raised_at, external_id, owner_id, accepted_at,
            contacted_at, met_at, stage, stage_at, alarms, reminded_at, closed_at, closed_by, outcome, lost, saved, next_at)
        VALUES (@Id, @Number, @Level, @UnitId, @Subject, @Tail, @Suspicion, @FundSide, @Away, @RaisedBy, @RaisedAt, @ExternalId, @OwnerId, @AcceptedAt,
            @ContactedAt, @MetAt, @Stage, @StageAt, @Alarms, @RemindedAt, @ClosedAt, @ClosedBy, @Outcome, @Lost, @Saved, @NextAt)
        """;

    private const string Update = """
        UPDATE warnings SET owner_id = @OwnerId, accepted_at = @AcceptedAt, contacted_at = @ContactedAt, met_at = @MetAt, stage = @Stage,
            stage_at = @StageAt, alarms = @Alarms, reminded_at = @RemindedAt, closed_at = @ClosedAt, closed_by = @ClosedBy, outcome = @Outcome,
            lost = @Lost, saved = @Saved, next_at = @NextAt
        WHERE id = @Id
        """;

    private const string Tell = """
        INSERT INTO warning_receivers (warning_id, member_id, told_at) VALUES (@Id, @MemberId, @At) ON CONFLICT (warning_id, member_id) DO NOTHING
        """;

    private const string OfReceiver = $"""
        {Select} WHERE closed_at IS NULL AND id IN (SELECT warning_id FROM warning_receivers WHERE member_id = @MemberId) ORDER BY raised_at, number
        """;

    private const string Remember = "INSERT INTO callback_nonces (nonce, until_at) VALUES (@Nonce, @Until) ON CONFLICT (nonce) DO NOTHING";

    public Task AddAsync(Session s, Warning w, DateTimeOffset? nextAt) => s.ExecuteAsync(Insert, WarningRow.From(w, nextAt));

    public Task SaveAsync(Session s, Warning w, DateTimeOffset? nextAt) => s.ExecuteAsync(Update, WarningRow.From(w, nextAt));

    /// <summary>Notes that the member was given the ticket; once is enough.</summary>
    public Task TellAsync(Session s, string id, string memberId, DateTimeOffset at) => s.ExecuteAsync(Tell, new { Id = id, MemberId = memberId, At = at });

    public Task<IReadOnlyList<string>> ReceiversAsync(Session s, string id) =>
        s.QueryAsync<string>("SELECT member_id FROM warning_receivers WHERE warning_id = @Id ORDER BY told_at, member_id", new { Id = id });

    public Task NoteAsync(Session s, string id, string memberId, string step, DateTimeOffset at) => s.ExecuteAsync(
        "INSERT INTO warning_steps (warning_id, member_id, step, at) VALUES (@Id, @MemberId, @Step, @At)", new { Id = id, MemberId = memberId, Step = step, At = at });

    public Task<IReadOnlyList<WarningNote>> NotesAsync(Session s, string id) =>
        s.QueryAsync<WarningNote>("SELECT member_id, step, at FROM warning_steps WHERE warning_id = @Id ORDER BY seq", new { Id = id });

    public async Task<Warning?> FindAsync(Session s, string number) =>
        (await s.FirstAsync<WarningRow>($"{Select} WHERE number = @Number", new { Number = number }))?.ToWarning();

    public Task<string?> NumberOfAsync(Session s, string externalId) =>
        s.ScalarAsync<string>("SELECT number FROM warnings WHERE external_id = @Id", new { Id = externalId });

    /// <summary>Open warnings the member was given, oldest first.</summary>
    public async Task<IReadOnlyList<Warning>> OpenOfAsync(Session s, string memberId) =>
        [.. (await s.QueryAsync<WarningRow>(OfReceiver, new { MemberId = memberId })).Select(r => r.ToWarning())];

    /// <summary>Raised in the span (until excluded) or still open, oldest first.</summary>
    public async Task<IReadOnlyList<Warning>> ListAsync(Session s, DateTimeOffset from, DateTimeOffset until, bool orOpen = false) =>
        [.. (await s.QueryAsync<WarningRow>(
            $"{Select} WHERE (raised_at >= @From AND raised_at < @Until) OR (@OrOpen AND closed_at IS NULL) ORDER BY raised_at, number",
            new { From = from, Until = until, OrOpen = orOpen })).Select(r => r.ToWarning())];

    /// <summary>Ids of warnings whose clock has something to say at or before the instant, in the order of its time.</summary>
    public Task<IReadOnlyList<string>> DueAsync(Session s, DateTimeOffset now) =>
        s.QueryAsync<string>("SELECT id FROM warnings WHERE next_at <= @Now ORDER BY next_at, number", new { Now = now });

    /// <summary>Null when its clock has nothing to say yet.</summary>
    public async Task<Warning?> FindDueAsync(Session s, string id, DateTimeOffset now) =>
        (await s.FirstAsync<WarningRow>($"{Select} WHERE id = @Id AND next_at <= @Now", new { Id = id, Now = now }))?.ToWarning();

    public Task<int> CountDueAsync(Session s, DateTimeOffset now) =>
        s.ScalarAsync<int>("SELECT COUNT(*) FROM warnings WHERE next_at <= @Now", new { Now = now });

    public async Task<DateTimeOffset?> NextDueAsync(Session s, DateTimeOffset after) =>
        await s.ScalarAsync<long?>("SELECT MIN(next_at) FROM warnings WHERE next_at > @After", new { After = after }) is { } at
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : null;

    /// <summary>False when the call was taken before. Those whose time is over are forgotten.</summary>
    public async Task<bool> RememberAsync(Session s, string nonce, DateTimeOffset now, DateTimeOffset until)
    {
        await s.ExecuteAsync("DELETE FROM callback_nonces WHERE until_at <= @Now", new { Now = now });
        return await s.ExecuteAsync(Remember, new { Nonce = nonce, Until = until }) == 1;
    }
}

/// <summary>Who reported which step when (UTC).</summary>
public sealed record WarningNote
{
    public string MemberId { get; init; } = "";
    public string Step { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
