using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Storage;

/// <summary>The registry: units, people and groups. Every change bumps the version, so whoever caches the tree knows when it is old.</summary>
public sealed partial class Org
{
    private const string SelectUnits = """
        SELECT id, name, aliases, tier, kind, parent_id, base, households, head_id, liaison_id, opening_install, opening_register,
            opening_date, opened, closed, ordinal, base_date FROM units
        """;

    private const string UpsertUnit = """
        INSERT INTO units (id, name, aliases, tier, kind, parent_id, base, households, head_id, liaison_id, opening_install, opening_register,
            opening_date, opened, closed, ordinal, base_date)
        VALUES (@Id, @Name, @Aliases, @Tier, @Kind, @ParentId, @Base, @Households, @HeadId, @LiaisonId, @OpeningInstall, @OpeningRegister,
            @OpeningDate, @Opened, @Closed, @Ordinal, @BaseDate)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases, tier = excluded.tier, kind = excluded.kind,
            parent_id = excluded.parent_id, base = excluded.base, households = excluded.households, head_id = excluded.head_id,
            liaison_id = excluded.liaison_id, opening_install = excluded.opening_install, opening_register = excluded.opening_register,
            opening_date = excluded.opening_date, opened = excluded.opened, closed = excluded.closed, ordinal = excluded.ordinal,
            base_date = excluded.base_date
        """;

    private const string UpsertMember = """
        INSERT INTO members (id, name, role, unit_id, phone) VALUES (@Id, @Name, @Role, @UnitId, @Phone)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, unit_id = excluded.unit_id,
            phone = COALESCE(excluded.phone, members.phone)
        """;

    private const string SelectMembers = "SELECT id, name, role, unit_id FROM members";

    private const string SelectGroups = "SELECT id, channel, name, unit_id, kind, bot, relay_id, headcount, audience, member_ids FROM chat_groups";

    private const string UpsertGroup = """
        INSERT INTO chat_groups (id, channel, name, unit_id, kind, bot, relay_id, headcount, audience, member_ids)
        VALUES (@Id, @Channel, @Name, @UnitId, @Kind, @Bot, @RelayId, @Headcount, @Audience, @MemberIds)
        ON CONFLICT (id) DO UPDATE SET channel = excluded.channel, name = excluded.name, unit_id = excluded.unit_id, kind = excluded.kind,
            bot = excluded.bot, relay_id = excluded.relay_id, headcount = excluded.headcount, audience = excluded.audience, member_ids = excluded.member_ids
        """;

    private const string BindGroup = "UPDATE chat_groups SET unit_id = @UnitId, kind = @Kind WHERE id = @GroupId";

    private static readonly string[] Tables = ["deputies", "binding_requests", "identities", "group_services", "chat_groups", "members", "units"];

    public async Task<OrgTree> TreeAsync(Session s) => new((await s.QueryAsync<UnitRow>(SelectUnits)).Select(r => r.ToUnit()));

    public async Task<IReadOnlyList<Member>> MembersAsync(Session s) =>
        [.. (await s.QueryAsync<MemberRow>($"{SelectMembers} ORDER BY id")).Select(r => r.ToMember())];

    public async Task<Member?> MemberAsync(Session s, string id) =>
        (await s.FirstAsync<MemberRow>($"{SelectMembers} WHERE id = @Id", new { Id = id }))?.ToMember();

    /// <summary>Member id → phone, of those whose phone is known.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PhonesAsync(Session s) =>
        (await s.QueryAsync<(string Id, string Phone)>("SELECT id, phone FROM members WHERE phone IS NOT NULL")).ToDictionary(p => p.Id, p => p.Phone);

    public async Task<IReadOnlyList<Group>> GroupsAsync(Session s) =>
        [.. (await s.QueryAsync<GroupRow>($"{SelectGroups} ORDER BY id")).Select(r => r.ToGroup())];

    public async Task<Group?> GroupAsync(Session s, string id) =>
        (await s.FirstAsync<GroupRow>($"{SelectGroups} WHERE id = @Id", new { Id = id }))?.ToGroup();

    public Task UpsertUnitAsync(Session s, OrgUnit u) => ChangeAsync(s, UpsertUnit, UnitRow.From(u));

    /// <summary>A null phone leaves the one that stands.</summary>
    public Task UpsertMemberAsync(Session s, Member m, string? phone) =>
        ChangeAsync(s, UpsertMember, new { m.Id, m.Name, Role = StoredText.Word(m.Role), m.UnitId, Phone = phone });

    public Task UpsertGroupAsync(Session s, Group g) => ChangeAsync(s, UpsertGroup, GroupRow.From(g));

    public Task BindGroupAsync(Session s, string groupId, string unitId, GroupKind kind) =>
        ChangeAsync(s, BindGroup, new { GroupId = groupId, UnitId = unitId, Kind = StoredText.Word(kind) });

    /// <summary>Null = everybody.</summary>
    public Task SetAudienceAsync(Session s, string groupId, string? audience) =>
        ChangeAsync(s, "UPDATE chat_groups SET audience = @Audience WHERE id = @GroupId", new { GroupId = groupId, Audience = audience });

    /// <summary>Grows with every change of units, members, groups or identities.</summary>
    public Task<long> VersionAsync(Session s) => s.ScalarAsync<long>("SELECT version FROM registry_version WHERE id = 1");

    public async Task ClearAsync(Session s)
    {
        foreach (var table in Tables) await ChangeAsync(s, $"DELETE FROM {table}", null);
    }

    private static async Task ChangeAsync(Session s, string sql, object? args)
    {
        await s.ExecuteAsync(sql, args);
        await s.ExecuteAsync("UPDATE registry_version SET version = version + 1 WHERE id = 1");
    }

    private sealed record MemberRow
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public Role Role { get; init; }
        public string UnitId { get; init; } = "";

        public Member ToMember() => new(Id, Name, Role, UnitId);
    }
}
