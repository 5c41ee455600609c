using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Storage;

/// <summary>Rosters by their figures (rule E5), and what a unit's headings mean. The people are <see cref="RosterPeople"/>'s.</summary>
public sealed class RosterCabinet
{
    private const string Select = "SELECT id, unit_id, week, sender_id, message_id, at, sha256, replaced, figures FROM rosters";

    private const string Insert = """
        INSERT INTO rosters (id, unit_id, week, sender_id, message_id, at, sha256, replaced, figures)
        VALUES (@Id, @UnitId, @Week, @SenderId, @MessageId, @At, @Sha256, @Replaced, @Figures)
        """;

    private const string InsertSponsor = """
        INSERT INTO roster_sponsors (roster_id, member_id, people, installed, registered, alerted)
        VALUES (@RosterId, @MemberId, @People, @Installed, @Registered, @Alerted)
        """;

    private const string Remember = """
        INSERT INTO roster_columns (unit_id, heading, meaning) VALUES (@UnitId, @Heading, @Meaning)
        ON CONFLICT (unit_id, heading) DO UPDATE SET meaning = excluded.meaning
        """;

    private const string Pass = """
        INSERT INTO passing_files (attachment_id, until) VALUES (@Id, @Until) ON CONFLICT (attachment_id) DO UPDATE SET until = excluded.until
        """;

    /// <summary>The newest file for a unit and week stands; of those before it only the figures do. Their people are many and go in writes of their own.</summary>
    public async Task AddAsync(Session s, StoredRoster roster, IReadOnlyCollection<StoredSponsor> sponsors)
    {
        var same = new { roster.UnitId, roster.Week, Yes = true };
        await s.ExecuteAsync("UPDATE rosters SET replaced = @Yes WHERE unit_id = @UnitId AND week = @Week", same);
        await s.ExecuteAsync(Insert, new
        {
            roster.Id,
            roster.UnitId,
            roster.Week,
            roster.SenderId,
            roster.MessageId,
            roster.At,
            roster.Sha256,
            Replaced = false,
            Figures = StoredText.Json(roster.Figures),
        });
        foreach (var sponsor in sponsors)
            await s.ExecuteAsync(InsertSponsor, new { RosterId = roster.Id, sponsor.MemberId, sponsor.People, sponsor.Installed, sponsor.Registered, sponsor.Alerted });
    }

    /// <summary>Those that stand, of these units, the newest week first.</summary>
    public async Task<IReadOnlyList<StoredRoster>> OfUnitsAsync(Session s, IReadOnlyCollection<string> unitIds) => unitIds.Count == 0 ? [] :
    [
        .. (await s.QueryAsync<Row>($"{Select} WHERE replaced = @No AND {s.InList("unit_id", "UnitIds")} ORDER BY week DESC, seq DESC", new { No = false, UnitIds = unitIds.ToArray() }))
            .Select(r => r.ToRoster()),
    ];

    /// <summary>Whether the unit sent these very bytes for another week.</summary>
    public async Task<bool> SameFileAsync(Session s, string unitId, string week, string sha256) => await s.ScalarAsync<int>(
        "SELECT COUNT(*) FROM rosters WHERE unit_id = @UnitId AND week <> @Week AND sha256 = @Sha256", new { UnitId = unitId, Week = week, Sha256 = sha256 }) > 0;

    public Task<IReadOnlyList<StoredSponsor>> SponsorsAsync(Session s, string rosterId) => s.QueryAsync<StoredSponsor>(
        "SELECT member_id, people, installed, registered, alerted FROM roster_sponsors WHERE roster_id = @Id ORDER BY people DESC, member_id", new { Id = rosterId });

    public async Task<IReadOnlyDictionary<string, RosterColumn>> ColumnsAsync(Session s, string unitId) =>
        (await s.QueryAsync<ColumnRow>("SELECT heading, meaning FROM roster_columns WHERE unit_id = @UnitId", new { UnitId = unitId }))
            .ToDictionary(r => r.Heading, r => Enum.Parse<RosterColumn>(r.Meaning, ignoreCase: true));

    public Task RememberAsync(Session s, string unitId, string heading, RosterColumn column) =>
        s.ExecuteAsync(Remember, new { UnitId = unitId, Heading = StoredText.Clean(heading), Meaning = StoredText.Word(column) });

    /// <summary>The next nightly sweep after this moment takes the file away (rule E6).</summary>
    public Task PassAsync(Session s, string attachmentId, DateTimeOffset until) => s.ExecuteAsync(Pass, new { Id = attachmentId, Until = until });

    private sealed record ColumnRow
    {
        public string Heading { get; init; } = "";
        public string Meaning { get; init; } = "";
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string UnitId { get; init; } = "";
        public string Week { get; init; } = "";
        public string SenderId { get; init; } = "";
        public string MessageId { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string Sha256 { get; init; } = "";
        public bool Replaced { get; init; }
        public string Figures { get; init; } = "";

        public StoredRoster ToRoster() => new()
        {
            Id = Id,
            UnitId = UnitId,
            Week = Week,
            SenderId = SenderId,
            MessageId = MessageId,
            At = At,
            Sha256 = Sha256,
            Replaced = Replaced,
            Figures = StoredText.Value<RosterFigures>(Figures)!,
        };
    }
}
