namespace AntiFraudBot.Storage;

/// <summary>The one-time codes by which an account becomes a member (rule P10). Hashes only; campaign time.</summary>
public sealed class PersonCodes
{
    private const string Insert = """
        INSERT INTO person_codes (hash, member_id, given_by, expires_at) VALUES (@Hash, @MemberId, @GivenBy, @ExpiresAt)
        """;

    private const string Use = """
        UPDATE person_codes SET used_at = @Now WHERE hash = @Hash AND used_at IS NULL AND expires_at > @Now RETURNING member_id
        """;

    private const string Miss = """
        INSERT INTO code_tries (channel, user_id, tries, window_until) VALUES (@Channel, @UserId, 1, @Until)
        ON CONFLICT (channel, user_id) DO UPDATE SET
            tries = CASE WHEN code_tries.window_until <= @Now THEN 1 ELSE code_tries.tries + 1 END,
            window_until = CASE WHEN code_tries.window_until <= @Now THEN excluded.window_until ELSE code_tries.window_until END
        """;

    private const string Tries = "SELECT tries FROM code_tries WHERE channel = @Channel AND user_id = @UserId AND window_until > @Now";

    public Task AddAsync(Session s, string hash, string memberId, string givenBy, DateTimeOffset expiresAt) =>
        s.ExecuteAsync(Insert, new { Hash = hash, MemberId = memberId, GivenBy = givenBy, ExpiresAt = expiresAt });

    /// <summary>A new code of a member takes the place of the earlier ones.</summary>
    public Task WithdrawAsync(Session s, string memberId) =>
        s.ExecuteAsync("DELETE FROM person_codes WHERE member_id = @MemberId AND used_at IS NULL", new { MemberId = memberId });

    /// <summary>The member the code was given for, once; null when there is no such code, or it is used or too old.</summary>
    public Task<string?> UseAsync(Session s, string hash, DateTimeOffset now) => s.ScalarAsync<string>(Use, new { Hash = hash, Now = now });

    /// <summary>Wrong codes this account typed in the window that is open.</summary>
    public Task<int> TriesAsync(Session s, string channel, string userId, DateTimeOffset now) =>
        s.ScalarAsync<int>(Tries, new { Channel = channel, UserId = userId, Now = now });

    public Task MissedAsync(Session s, string channel, string userId, DateTimeOffset now, TimeSpan window) =>
        s.ExecuteAsync(Miss, new { Channel = channel, UserId = userId, Now = now, Until = now + window });
}
