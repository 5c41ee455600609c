using System.Globalization;

namespace AntiFraudBot.Storage;

/// <summary>Cases, tips and safety matters. They name people, so they are deleted 180 days on.</summary>
public sealed class Tickets
{
    private const string Select = """
        SELECT id, number, kind, unit_id, conversation_id, speaker_id, message_id, at, state, detail AS detail_json FROM tickets
        """;

    private const string Insert = """
        INSERT INTO tickets (id, number, kind, unit_id, conversation_id, speaker_id, message_id, at, state, detail)
        VALUES (@Id, @Number, @Kind, @UnitId, @ConversationId, @SpeakerId, @MessageId, @At, @State, @DetailJson)
        """;

    private const string Next = """
        INSERT INTO ticket_counters (prefix, last_number) VALUES (@Prefix, 1)
        ON CONFLICT (prefix) DO UPDATE SET last_number = ticket_counters.last_number + 1
        RETURNING last_number
        """;

    private const string List = $"""
        {Select} WHERE (@Kind IS NULL OR kind = @Kind) AND (@Since IS NULL OR at >= @Since) ORDER BY at, number
        """;

    public Task AddAsync(Session s, Ticket t) => s.ExecuteAsync(Insert, new
    {
        t.Id,
        t.Number,
        t.Kind,
        t.UnitId,
        t.ConversationId,
        t.SpeakerId,
        t.MessageId,
        t.At,
        t.State,
        t.DetailJson,
    });

    /// <summary>A0615 gives A0615-01, A0615-02 … and never the same twice.</summary>
    public async Task<string> NextNumberAsync(Session s, string prefix)
    {
        var number = await s.ScalarAsync<int>(Next, new { Prefix = prefix });
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:00}");
    }

    public Task<Ticket?> FindAsync(Session s, string number) => s.FirstAsync<Ticket>($"{Select} WHERE number = @Number", new { Number = number });

    /// <summary>Tickets of the member whose state is open, newest first.</summary>
    public Task<IReadOnlyList<Ticket>> OpenOfAsync(Session s, string memberId) => s.QueryAsync<Ticket>(
        $"{Select} WHERE speaker_id = @MemberId AND state = 'open' ORDER BY at DESC, number DESC", new { MemberId = memberId });

    /// <summary>Of one kind since an instant, oldest first; null = all.</summary>
    public Task<IReadOnlyList<Ticket>> ListAsync(Session s, string? kind = null, DateTimeOffset? since = null) =>
        s.QueryAsync<Ticket>(List, new { Kind = kind, Since = since });

    public Task SetStateAsync(Session s, string id, string state) =>
        s.ExecuteAsync("UPDATE tickets SET state = @State WHERE id = @Id", new { Id = id, State = state });
}
