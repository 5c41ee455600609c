namespace AntiFraudBot.Storage;

/// <summary>How groups and people are found on their platforms. A change counts as one of the registry.</summary>
public sealed partial class Org
{
    private const string UpsertService = """
        INSERT INTO group_services (group_id, service, reference) VALUES (@GroupId, @Service, @Reference)
        ON CONFLICT (group_id, service) DO UPDATE SET reference = excluded.reference
        """;

    private const string AccountOf = "SELECT MIN(user_id) FROM identities WHERE channel = @Channel AND member_id = @MemberId";

    /// <summary>Group id → service → what the platform wants to know.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> ServicesAsync(Session s) =>
        (await s.QueryAsync<(string GroupId, string Service, string Reference)>("SELECT group_id, service, reference FROM group_services"))
            .GroupBy(r => r.GroupId)
            .ToDictionary(g => g.Key, IReadOnlyDictionary<string, string> (g) => g.ToDictionary(r => r.Service, r => r.Reference));

    /// <summary>Group id → what the platform wants to know, of one service.</summary>
    public async Task<IReadOnlyDictionary<string, string>> GroupsWithAsync(Session s, string service) =>
        (await s.QueryAsync<(string GroupId, string Reference)>("SELECT group_id, reference FROM group_services WHERE service = @Service", new { Service = service }))
            .ToDictionary(r => r.GroupId, r => r.Reference);

    public Task SetServiceAsync(Session s, string groupId, string service, string reference) =>
        ChangeAsync(s, UpsertService, new { GroupId = groupId, Service = service, Reference = reference });

    public Task EndServiceAsync(Session s, string groupId, string service) => ChangeAsync(
        s, "DELETE FROM group_services WHERE group_id = @GroupId AND service = @Service", new { GroupId = groupId, Service = service });

    /// <summary>The member's account on the platform; of several always the same one.</summary>
    public Task<string?> AccountOfAsync(Session s, string channel, string memberId) =>
        s.ScalarAsync<string>(AccountOf, new { Channel = channel, MemberId = memberId });

    /// <summary>Member id → account on the platform.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AccountsAsync(Session s, string channel) =>
        (await s.QueryAsync<(string MemberId, string UserId)>(
            "SELECT member_id, MIN(user_id) FROM identities WHERE channel = @Channel GROUP BY member_id", new { Channel = channel }))
            .ToDictionary(r => r.MemberId, r => r.UserId);
}
