using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Storage;

/// <summary>Counted by unit, and how a row is read.</summary>
public sealed partial class ScreenShots
{
    private const string Facts = """
        SELECT unit_id, COUNT(*) AS received,
            SUM(CASE WHEN issue IN ('samefile', 'samepicture', 'samepagewithoutbar', 'returnedbefore') AND state <> 'approved' THEN 1 ELSE 0 END) AS reused,
            SUM(CASE WHEN state = 'issue' THEN 1 ELSE 0 END) AS waiting,
            SUM(CASE WHEN state = 'approved' THEN 1 ELSE 0 END) AS approved,
            SUM(CASE WHEN state = 'returned' THEN 1 ELSE 0 END) AS returned
        FROM screenshots
        """;

    /// <summary>Of each of the units that sent any in these data weeks (2026-W24, inclusive).</summary>
    public async Task<IReadOnlyDictionary<string, ReuseFacts>> FactsAsync(Session s, IReadOnlyCollection<string> unitIds, string fromWeek, string toWeek)
    {
        var sql = $"{Facts} WHERE {s.InList("unit_id", "UnitIds")} AND NOT material AND week >= @From AND week <= @To GROUP BY unit_id";
        var rows = await s.QueryAsync<ReuseFacts>(sql, new { UnitIds = unitIds.ToArray(), From = fromWeek, To = toWeek });
        return rows.ToDictionary(r => r.UnitId);
    }

    private sealed record Row
    {
        public long Number { get; init; }
        public string Id { get; init; } = "";
        public string MessageId { get; init; } = "";
        public string ConversationId { get; init; } = "";
        public string MemberId { get; init; } = "";
        public string UnitId { get; init; } = "";
        public string? DutyId { get; init; }
        public string Week { get; init; } = "";
        public bool Material { get; init; }
        public DateTimeOffset SentAt { get; init; }
        public string Sha256 { get; init; } = "";
        public string? ReportId { get; init; }
        public string Inspection { get; init; } = "";
        public long? DifferenceHash { get; init; }
        public long? CosineHash { get; init; }
        public string State { get; init; } = "";
        public string Issue { get; init; } = "";
        public string? OtherId { get; init; }
        public string? Facts { get; init; }
        public string? Reason { get; init; }

        public static object From(Screenshot shot) => new
        {
            shot.Id,
            shot.MessageId,
            shot.ConversationId,
            shot.MemberId,
            shot.UnitId,
            shot.DutyId,
            shot.Week,
            Material = shot.IsMaterial,
            shot.SentAt,
            shot.Sha256,
            shot.ReportId,
            Inspection = StoredText.Word(shot.Inspection),
            Difference = shot.Hash is { } hash ? unchecked((long)hash.Difference) : (long?)null,
            Cosine = shot.Hash is { } other ? unchecked((long)other.Cosine) : (long?)null,
            Issue = StoredText.Word(shot.Issue),
            shot.OtherId,
            Facts = shot.Facts is null ? null : StoredText.Json(shot.Facts),
        };

        public Screenshot ToShot() => new()
        {
            Number = Number,
            Id = Id,
            MessageId = MessageId,
            ConversationId = ConversationId,
            MemberId = MemberId,
            UnitId = UnitId,
            DutyId = DutyId,
            Week = Week,
            IsMaterial = Material,
            SentAt = SentAt,
            Sha256 = Sha256,
            ReportId = ReportId,
            Inspection = Enum.Parse<Inspected>(Inspection, ignoreCase: true),
            Hash = DifferenceHash is { } difference && CosineHash is { } cosine ? new PictureHash(unchecked((ulong)difference), unchecked((ulong)cosine)) : null,
            State = Enum.Parse<ScreenState>(State, ignoreCase: true),
            Issue = Enum.Parse<ScreenIssue>(Issue, ignoreCase: true),
            OtherId = OtherId,
            Facts = StoredText.Value<ScreenFacts>(Facts),
            Reason = Reason,
        };
    }
}
