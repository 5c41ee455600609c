namespace AntiFraudBot.Storage;

/// <summary>How groups and people of a platform become units and members of the registry.</summary>
public sealed partial class Org
{
    // A code is drawn afresh by the caller; one that was used before is taken over by the newer request.
    private const string InsertRequest = """
        INSERT INTO binding_requests (code, group_id, unit_id, asked_by, expires_at) VALUES (@Code, @GroupId, @UnitId, @AskedBy, @ExpiresAt)
        ON CONFLICT (code) DO UPDATE SET group_id = excluded.group_id, unit_id = excluded.unit_id, asked_by = excluded.asked_by,
            expires_at = excluded.expires_at, closed_by = NULL, closed_at = NULL
        """;

    private const string OpenRequest = """
        SELECT code, group_id, unit_id, asked_by, expires_at FROM binding_requests WHERE code = @Code AND closed_at IS NULL AND expires_at > @Now
        """;

    private const string CloseRequest = "UPDATE binding_requests SET closed_by = @By, closed_at = @Now WHERE code = @Code AND closed_at IS NULL";

    private const string Link = """
        INSERT INTO identities (channel, user_id, member_id) VALUES (@Channel, @UserId, @MemberId)
        ON CONFLICT (channel, user_id) DO UPDATE SET member_id = excluded.member_id
        """;

    private const string Linked = "SELECT member_id FROM identities WHERE channel = @Channel AND user_id = @UserId";

    public Task AddBindingRequestAsync(Session s, BindingRequest r) => s.ExecuteAsync(InsertRequest, r);

    /// <summary>The request of this code, unless it is closed or expired.</summary>
    public Task<BindingRequest?> OpenBindingRequestAsync(Session s, string code, DateTimeOffset now) =>
        s.FirstAsync<BindingRequest>(OpenRequest, new { Code = code, Now = now });

    public Task CloseBindingRequestAsync(Session s, string code, string by, DateTimeOffset now) =>
        s.ExecuteAsync(CloseRequest, new { Code = code, By = by, Now = now });

    public Task LinkIdentityAsync(Session s, string channel, string userId, string memberId) =>
        ChangeAsync(s, Link, new { Channel = channel, UserId = userId, MemberId = memberId });

    public Task<string?> MemberOfIdentityAsync(Session s, string channel, string userId) =>
        s.ScalarAsync<string>(Linked, new { Channel = channel, UserId = userId });
}
