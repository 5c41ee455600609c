using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Undertakings.Meetings;

namespace AntiFraudBot.Storage;

/// <summary>Meetings, who comes, and their minutes.</summary>
public sealed class Meetings
{
    private const string Select = """
        SELECT id, office_unit_id, kind, title, starts_at, place, called_by, announced_at, cancelled_at, minutes, minutes_at FROM meetings
        """;

    private const string Insert = """
        INSERT INTO meetings (id, office_unit_id, kind, title, starts_at, place, called_by)
        VALUES (@Id, @OfficeUnitId, @Kind, @Title, @StartsAt, @Place, @CalledBy) ON CONFLICT (id) DO NOTHING
        """;

    private const string Answer = """
        INSERT INTO meeting_answers (meeting_id, unit_id, member_id, answer, reason, at) VALUES (@MeetingId, @UnitId, @MemberId, @Answer, @Reason, @At)
        ON CONFLICT (meeting_id, unit_id) DO UPDATE SET member_id = excluded.member_id, answer = excluded.answer, reason = excluded.reason, at = excluded.at
        """;

    private const string Minute = """
        UPDATE meetings SET minutes = CASE WHEN @Minutes = '' THEN COALESCE(minutes, '') ELSE @Minutes END,
            minutes_files = COALESCE(@Files, minutes_files), minutes_at = @Now WHERE id = @Id
        """;

    public Task AddAsync(Session s, Meeting m) => s.ExecuteAsync(Insert, new
    {
        m.Id,
        m.OfficeUnitId,
        Kind = StoredText.Word(m.Kind),
        Title = StoredText.Clean(m.Title),
        m.StartsAt,
        m.Place,
        m.CalledBy,
    });

    /// <summary>True for exactly one caller.</summary>
    public async Task<bool> AnnouncedAsync(Session s, string id, DateTimeOffset now) =>
        await s.ExecuteAsync("UPDATE meetings SET announced_at = @Now WHERE id = @Id AND announced_at IS NULL", new { Id = id, Now = now }) == 1;

    public Task CancelAsync(Session s, string id, DateTimeOffset now) =>
        s.ExecuteAsync("UPDATE meetings SET cancelled_at = @Now WHERE id = @Id AND cancelled_at IS NULL", new { Id = id, Now = now });

    /// <summary>Empty words leave the words that stand; no files leave the files that stand.</summary>
    public Task FileMinutesAsync(Session s, string id, string minutes, IReadOnlyList<Attachment> files, DateTimeOffset now) =>
        s.ExecuteAsync(Minute, new { Id = id, Minutes = StoredText.Clean(minutes), Files = files.Count == 0 ? null : StoredText.Json(files), Now = now });

    public async Task<IReadOnlyList<Attachment>> MinutesFilesAsync(Session s, string id) =>
        await s.ScalarAsync<string>("SELECT minutes_files FROM meetings WHERE id = @Id", new { Id = id }) is { } files ? StoredText.List<Attachment>(files) : [];

    /// <summary>Those that begin since then, the first first, cancelled ones too.</summary>
    public async Task<IReadOnlyList<Meeting>> SinceAsync(Session s, DateTimeOffset since) =>
        [.. (await s.QueryAsync<Row>($"{Select} WHERE starts_at >= @Since ORDER BY starts_at, id", new { Since = since })).Select(r => r.ToMeeting())];

    public Task AnswerAsync(Session s, MeetingAnswer a) => s.ExecuteAsync(Answer, new
    {
        a.MeetingId, a.UnitId, a.MemberId, Answer = a.Present ? "present" : "leave", Reason = StoredText.Clean(a.Reason), a.At,
    });

    public async Task<IReadOnlyList<MeetingAnswer>> AnswersAsync(Session s, string meetingId) =>
        [.. (await s.QueryAsync<AnswerRow>("SELECT meeting_id, unit_id, member_id, answer, reason, at FROM meeting_answers WHERE meeting_id = @Id ORDER BY at", new { Id = meetingId }))
            .Select(r => new MeetingAnswer(r.MeetingId, r.UnitId, r.MemberId, r.Answer == "present", r.Reason, r.At))];

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string OfficeUnitId { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public DateTimeOffset StartsAt { get; init; }
        public string Place { get; init; } = "";
        public string CalledBy { get; init; } = "";
        public DateTimeOffset? AnnouncedAt { get; init; }
        public DateTimeOffset? CancelledAt { get; init; }
        public string? Minutes { get; init; }
        public DateTimeOffset? MinutesAt { get; init; }

        public Meeting ToMeeting() => new()
        {
            Id = Id,
            OfficeUnitId = OfficeUnitId,
            Kind = Enum.Parse<MeetingKind>(Kind, ignoreCase: true),
            Title = Title,
            StartsAt = StartsAt,
            Place = Place,
            CalledBy = CalledBy,
            AnnouncedAt = AnnouncedAt,
            CancelledAt = CancelledAt,
            Minutes = Minutes,
            MinutesAt = MinutesAt,
        };
    }

    private sealed record AnswerRow
    {
        public string MeetingId { get; init; } = "";
        public string UnitId { get; init; } = "";
        public string MemberId { get; init; } = "";
        public string Answer { get; init; } = "";
        public string Reason { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }
}
