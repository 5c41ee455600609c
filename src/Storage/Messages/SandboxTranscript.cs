using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>What was said in the sandbox's groups, people and bot alike.</summary>
public sealed class SandboxTranscript
{
    private const string Columns = "group_id, seq, message_id, reply_to, sender, from_bot, kind, text, attachments, mentions, at";

    // The counter outlives the rows, so numbers go on after a retention sweep.
    private const string NextSeq = """
        INSERT INTO sandbox_counters (group_id, last_seq) VALUES (@GroupId, 1)
        ON CONFLICT (group_id) DO UPDATE SET last_seq = sandbox_counters.last_seq + 1
        RETURNING last_seq
        """;

    private const string Insert = """
        INSERT INTO sandbox_messages (group_id, seq, message_id, reply_to, sender, from_bot, kind, text, attachments, mentions, at)
        VALUES (@GroupId, @Seq, @MessageId, @ReplyTo, @Sender, @FromBot, @Kind, @Text, @Attachments, @Mentions, @At)
        """;

    private const string Known = "SELECT COUNT(*) FROM sandbox_messages WHERE group_id = @GroupId AND message_id = @MessageId";

    private const string After = $"SELECT {Columns} FROM sandbox_messages WHERE group_id = @GroupId AND seq > @After ORDER BY seq LIMIT @Take";

    private const string ById = $"SELECT {Columns} FROM sandbox_messages WHERE group_id = @GroupId AND message_id = @MessageId";

    /// <summary>False when the group has the message already. Needs a write session.</summary>
    public async Task<bool> AppendAsync(Session s, TranscriptLine line)
    {
        if (await s.ScalarAsync<long>(Known, new { line.GroupId, line.MessageId }) > 0) return false;
        var seq = await s.ScalarAsync<long>(NextSeq, new { line.GroupId });
        await s.ExecuteAsync(Insert, Row.From(seq, line));
        return true;
    }

    /// <summary>Lines with seq greater than <paramref name="after"/>, in order.</summary>
    public async Task<IReadOnlyList<TranscriptRow>> AfterAsync(Session s, string groupId, long after, int take = 500) =>
        [.. (await s.QueryAsync<Row>(After, new { GroupId = groupId, After = after, Take = take })).Select(r => r.ToRow())];

    public Task MaskAsync(Session s, string messageId, string maskedText) =>
        s.ExecuteAsync("UPDATE sandbox_messages SET text = @Text WHERE message_id = @MessageId", new { MessageId = messageId, Text = maskedText });

    public async Task<TranscriptRow?> FindAsync(Session s, string groupId, string messageId) =>
        (await s.FirstAsync<Row>(ById, new { GroupId = groupId, MessageId = messageId }))?.ToRow();

    public async Task<IReadOnlyDictionary<string, long>> LastSeqAsync(Session s) =>
        (await s.QueryAsync<Row>("SELECT group_id, last_seq AS seq FROM sandbox_counters")).ToDictionary(r => r.GroupId, r => r.Seq);

    private sealed record Row
    {
        public string GroupId { get; init; } = "";
        public long Seq { get; init; }
        public string MessageId { get; init; } = "";
        public string? ReplyTo { get; init; }
        public string Sender { get; init; } = "";
        public bool FromBot { get; init; }
        public string Kind { get; init; } = "";
        public string Text { get; init; } = "";
        public string Attachments { get; init; } = "[]";
        public string Mentions { get; init; } = "[]";
        public DateTimeOffset At { get; init; }

        public static Row From(long seq, TranscriptLine line) => new()
        {
            GroupId = line.GroupId,
            Seq = seq,
            MessageId = line.MessageId,
            ReplyTo = line.ReplyTo,
            Sender = line.Sender,
            FromBot = line.FromBot,
            Kind = line.Kind,
            Text = StoredText.Clean(line.Text),
            Attachments = StoredText.Json(line.Attachments),
            Mentions = StoredText.Json(line.Mentions),
            At = line.At,
        };

        public TranscriptRow ToRow() => new(Seq, new TranscriptLine(
            GroupId, MessageId, ReplyTo, Sender, FromBot, Kind, Text, StoredText.List<Attachment>(Attachments), StoredText.List<string>(Mentions), At));
    }
}
