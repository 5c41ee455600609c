using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Storage;

/// <summary>Cases as their forms tell them, and the three talks that follow each.</summary>
public sealed class FraudCases
{
    private const string Select = """
        SELECT number, unit_id, opened_at, message_id, state, type, happened_on, hour, loss, staff, family, publicity, app, reported, people, how,
            confirmed_by, confirmed_at, called_back_at
        FROM fraud_cases
        """;

    private const string Upsert = """
        INSERT INTO fraud_cases (number, unit_id, opened_at, message_id, state, type, happened_on, hour, loss, staff, family, publicity, app, reported,
            people, how, confirmed_by, confirmed_at, called_back_at)
        VALUES (@Number, @UnitId, @OpenedAt, @MessageId, @State, @Type, @HappenedOn, @Hour, @Loss, @Staff, @Family, @Publicity, @App, @Reported,
            @People, @How, @ConfirmedBy, @ConfirmedAt, @CalledBackAt)
        ON CONFLICT (number) DO UPDATE SET unit_id = excluded.unit_id, state = excluded.state, type = excluded.type, happened_on = excluded.happened_on, hour = excluded.hour,
            loss = excluded.loss, staff = excluded.staff, family = excluded.family, publicity = excluded.publicity, app = excluded.app,
            reported = excluded.reported, people = excluded.people, how = excluded.how, confirmed_by = excluded.confirmed_by,
            confirmed_at = excluded.confirmed_at, called_back_at = excluded.called_back_at
        """;

    private const string Talk = """
        INSERT INTO case_talks (case_number, place, people, member_id, at) VALUES (@Number, @Place, @People, @MemberId, @At)
        ON CONFLICT (case_number, place) DO UPDATE SET people = excluded.people, member_id = excluded.member_id, at = excluded.at
        """;

    public Task SaveAsync(Session s, FraudCase c) => s.ExecuteAsync(Upsert, FraudCaseRow.From(c));

    public async Task<FraudCase?> FindAsync(Session s, string number) =>
        (await s.FirstAsync<FraudCaseRow>($"{Select} WHERE number = @Number", new { Number = number }))?.ToCase();

    /// <summary>Opened since the instant, oldest first.</summary>
    public async Task<IReadOnlyList<FraudCase>> ListAsync(Session s, DateTimeOffset since) =>
        [.. (await s.QueryAsync<FraudCaseRow>($"{Select} WHERE opened_at >= @Since ORDER BY opened_at, number", new { Since = since })).Select(r => r.ToCase())];

    /// <summary>The newest word on a place stands.</summary>
    public Task TalkedAsync(Session s, CaseTalk talk, string memberId) => s.ExecuteAsync(
        Talk, new { Number = talk.CaseNumber, Place = StoredText.Word(talk.Place), talk.People, MemberId = memberId, talk.At });

    public async Task<IReadOnlyList<CaseTalk>> TalksAsync(Session s, string number) =>
        [.. (await s.QueryAsync<TalkRow>("SELECT case_number, place, people, at FROM case_talks WHERE case_number = @Number ORDER BY place", new { Number = number }))
            .Select(r => new CaseTalk(r.CaseNumber, Enum.Parse<TalkPlace>(r.Place, ignoreCase: true), r.People, r.At))];

    private sealed record TalkRow
    {
        public string CaseNumber { get; init; } = "";
        public string Place { get; init; } = "";
        public int People { get; init; }
        public DateTimeOffset At { get; init; }
    }
}
