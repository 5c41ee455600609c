using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Undertakings.Burden;

namespace AntiFraudBot.Storage;

/// <summary>What the bot said unasked, by whom it reached: the outbox read for the burden meter (rule W15). Answers to questions are no burden.</summary>
public sealed class SpokenLines
{
    private const string Between = """
        SELECT conversation_id, mentions, text, created_at FROM outbox
        WHERE lane = @Lane AND state = 'sent' AND created_at >= @From AND created_at < @To ORDER BY seq
        """;

    /// <summary>From (inclusive) to (exclusive). A private message is asked of its reader, a group's of those it calls by name.</summary>
    public async Task<IReadOnlyList<Ask>> BetweenAsync(Session s, DateTimeOffset from, DateTimeOffset to)
    {
        var asks = new List<Ask>();
        foreach (var row in await s.QueryAsync<Row>(Between, new { Lane = (int)Lane.Bulk, From = from, To = to }))
        {
            if (PrivateChats.MemberIn(row.ConversationId) is { } member) asks.Add(new Ask(member, row.CreatedAt, row.Text, ByName: false));
            else asks.AddRange(StoredText.List<string>(row.Mentions).Distinct().Select(m => new Ask(m, row.CreatedAt, row.Text, ByName: true)));
        }

        return asks;
    }

    private sealed record Row
    {
        public string ConversationId { get; init; } = "";
        public string Mentions { get; init; } = "[]";
        public string Text { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
    }
}
