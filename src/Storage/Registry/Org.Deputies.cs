using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Storage;

/// <summary>Who stands in for a unit's liaison (rule D18). A change counts as one of the registry.</summary>
public sealed partial class Org
{
    private const string SelectDeputies = "SELECT unit_id, member_id, from_day, until_day FROM deputies ORDER BY unit_id";

    private const string UpsertDeputy = """
        INSERT INTO deputies (unit_id, member_id, from_day, until_day) VALUES (@UnitId, @MemberId, @From, @Until)
        ON CONFLICT (unit_id) DO UPDATE SET member_id = excluded.member_id, from_day = excluded.from_day, until_day = excluded.until_day
        """;

    public async Task<IReadOnlyList<Deputyship>> DeputiesAsync(Session s) =>
        [.. (await s.QueryAsync<DeputyRow>(SelectDeputies)).Select(r => new Deputyship(r.UnitId, r.MemberId, r.FromDay, r.UntilDay))];

    /// <summary>Takes the place of an earlier deputy of the unit.</summary>
    public Task SetDeputyAsync(Session s, Deputyship d) => ChangeAsync(s, UpsertDeputy, d);

    public Task EndDeputyAsync(Session s, string unitId) => ChangeAsync(s, "DELETE FROM deputies WHERE unit_id = @UnitId", new { UnitId = unitId });

    private sealed record DeputyRow
    {
        public string UnitId { get; init; } = "";
        public string MemberId { get; init; } = "";
        public DateOnly FromDay { get; init; }
        public DateOnly UntilDay { get; init; }
    }
}
