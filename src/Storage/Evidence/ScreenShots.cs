using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Storage;

/// <summary>Pictures sent as evidence: whose they are, what they are told apart by, how the office's review stands. No row is ever deleted; none holds what is on a picture.</summary>
public sealed partial class ScreenShots
{
    private const string Select = """
        SELECT seq AS number, id, message_id, conversation_id, member_id, unit_id, duty_id, week, material, sent_at, sha256, report_id, inspection,
            difference_hash, cosine_hash, state, issue, other_id, facts, reason FROM screenshots
        """;

    private const string Insert = """
        INSERT INTO screenshots (id, message_id, conversation_id, member_id, unit_id, duty_id, week, material, sent_at, sha256, report_id, inspection, state, issue)
        VALUES (@Id, @MessageId, @ConversationId, @MemberId, @UnitId, @DutyId, @Week, @Material, @SentAt, @Sha256, @ReportId, @Inspection, 'received', 'none')
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Join = """
        UPDATE screenshots SET unit_id = @UnitId, duty_id = @DutyId, week = @Week, report_id = @ReportId WHERE id = @Id AND report_id IS NULL
        """;

    // Exactly one inspector settles a picture; what the office has decided meanwhile stands.
    private const string Inspect = """
        UPDATE screenshots SET inspection = @Inspection, difference_hash = @Difference, cosine_hash = @Cosine, material = @Material, facts = @Facts,
            issue = @Issue, other_id = @OtherId, state = CASE WHEN @Issue = 'none' OR state <> 'received' THEN state ELSE 'issue' END
        WHERE id = @Id AND inspection = 'waiting'
        """;

    private const string Decide = """
        UPDATE screenshots SET state = @State, reviewer_id = @Reviewer, reviewed_at = @Now, reason = @Reason WHERE id = @Id AND state = 'issue'
        """;

    private const string Unjoined = $"""
        {Select} WHERE member_id = @MemberId AND conversation_id = @ConversationId AND sent_at >= @Since AND report_id IS NULL AND NOT material ORDER BY seq
        """;

    /// <summary>False when the picture is there already.</summary>
    public async Task<bool> AddAsync(Session s, Screenshot shot) => await s.ExecuteAsync(Insert, Row.From(shot)) == 1;

    /// <summary>Ties the picture to the numbers it goes with; a picture that has some already stays.</summary>
    public Task JoinAsync(Session s, string id, string reportId, string unitId, string? dutyId, string week) =>
        s.ExecuteAsync(Join, new { Id = id, ReportId = reportId, UnitId = unitId, DutyId = dutyId, Week = week });

    /// <summary>What an inspection found: hash, facts, issue. False when another inspector was faster.</summary>
    public async Task<bool> InspectedAsync(Session s, Screenshot shot) => await s.ExecuteAsync(Inspect, Row.From(shot)) == 1;

    /// <summary>Approved or returned, by whom and why. False when somebody else of the office was faster.</summary>
    public async Task<bool> DecideAsync(Session s, string id, ScreenState state, string reviewer, string? reason, DateTimeOffset now) =>
        await s.ExecuteAsync(Decide, new { Id = id, State = StoredText.Word(state), Reviewer = reviewer, Reason = reason, Now = now }) == 1;

    public async Task<Screenshot?> FindAsync(Session s, string id) => (await s.FirstAsync<Row>($"{Select} WHERE id = @Id", new { Id = id }))?.ToShot();

    /// <summary>Pictures nobody has looked at: materials first, then the oldest.</summary>
    public Task<IReadOnlyList<Screenshot>> WaitingAsync(Session s, int take) =>
        ShotsAsync(s, $"{Select} WHERE inspection = 'waiting' ORDER BY material DESC, seq LIMIT @Take", new { Take = take });

    public Task<int> UninspectedAsync(Session s) => s.ScalarAsync<int>("SELECT COUNT(*) FROM screenshots WHERE inspection = 'waiting'");

    /// <summary>The member's pictures of one conversation since then that go with no numbers yet, oldest first.</summary>
    public Task<IReadOnlyList<Screenshot>> UnjoinedAsync(Session s, string memberId, string conversationId, DateTimeOffset since) =>
        ShotsAsync(s, Unjoined, new { MemberId = memberId, ConversationId = conversationId, Since = since });

    /// <summary>Earlier pictures of the same bytes, oldest first.</summary>
    public Task<IReadOnlyList<Screenshot>> SameBytesAsync(Session s, string sha256, long before) =>
        ShotsAsync(s, $"{Select} WHERE sha256 = @Sha256 AND seq < @Before ORDER BY seq", new { Sha256 = sha256, Before = before });

    public Task<IReadOnlyList<Screenshot>> NumberedAsync(Session s, IReadOnlyCollection<long> numbers) =>
        ShotsAsync(s, $"{Select} WHERE {s.InList("seq", "Numbers")} ORDER BY seq", new { Numbers = numbers.ToArray() });

    /// <summary>Hashes of all pictures after the given number, for the index in memory.</summary>
    public async Task<IReadOnlyList<(long Number, PictureHash Hash)>> HashesAsync(Session s, long after) =>
        [.. (await s.QueryAsync<HashRow>(Hashes, new { After = after })).Select(r => (r.Number, new PictureHash(unchecked((ulong)r.DifferenceHash), unchecked((ulong)r.CosineHash))))];

    /// <summary>The number up to which every picture has been looked at.</summary>
    public Task<long> SettledAsync(Session s) => s.ScalarAsync<long>(
        "SELECT COALESCE((SELECT MIN(seq) - 1 FROM screenshots WHERE inspection = 'waiting'), (SELECT MAX(seq) FROM screenshots), 0)");

    /// <summary>What the office has to look at in these units, oldest first.</summary>
    public Task<IReadOnlyList<Screenshot>> IssuesAsync(Session s, IReadOnlyCollection<string> unitIds) =>
        ShotsAsync(s, $"{Select} WHERE state = 'issue' AND {s.InList("unit_id", "UnitIds")} ORDER BY seq", new { UnitIds = unitIds.ToArray() });

    /// <summary>Whether a message was said in this conversation; false also when its words are forgotten.</summary>
    public async Task<bool> IsOfConversationAsync(Session s, string messageId, string conversationId) => await s.ScalarAsync<int>(
        "SELECT COUNT(*) FROM inbox WHERE id = @Id AND conversation_id = @ConversationId", new { Id = messageId, ConversationId = conversationId }) > 0;

    private const string Hashes = """
        SELECT seq AS number, difference_hash, cosine_hash FROM screenshots WHERE seq > @After AND difference_hash IS NOT NULL ORDER BY seq
        """;

    private static async Task<IReadOnlyList<Screenshot>> ShotsAsync(Session s, string sql, object args) => [.. (await s.QueryAsync<Row>(sql, args)).Select(r => r.ToShot())];

    private sealed record HashRow
    {
        public long Number { get; init; }
        public long DifferenceHash { get; init; }
        public long CosineHash { get; init; }
    }
}
