using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>
/// Every message ever delivered, once. Leases and retries run on machine time, so a campaign clock that jumps cannot expire them.
/// Add, claim, fail and release open their own write; the rest works in the caller's session.
/// </summary>
public sealed class Inbox : IAsyncDisposable
{
    private const string Columns = """
        seq, id, channel, conversation_id, external_id, sender_id, sender_known, sender_is_bot, sent_at, text,
        reply_to, quoted_text, mentions_bot, attachments, received_at, attempts
        """;

    private const string Insert = """
        INSERT INTO inbox (id, channel, conversation_id, external_id, sender_id, sender_known, sender_is_bot, sent_at, text,
            reply_to, quoted_text, mentions_bot, attachments, state, received_at, due_at)
        VALUES (@Id, @Channel, @ConversationId, @ExternalId, @SenderId, @SenderKnown, @SenderIsBot, @SentAt, @Text,
            @ReplyTo, @QuotedText, @MentionsBot, @Attachments, 'new', @ReceivedAt, @DueAt)
        ON CONFLICT (channel, conversation_id, external_id) DO NOTHING
        """;

    private const string FirstId = """
        SELECT id FROM inbox WHERE channel = @Channel AND conversation_id = @ConversationId AND external_id = @ExternalId
        """;

    // Only the head of a conversation can be claimed: a message never overtakes an older one of its conversation.
    private const string Claim = $"""
        UPDATE inbox SET lease_owner = @Owner, lease_until = @Until, attempts = attempts + 1
        WHERE seq IN (
            SELECT i.seq FROM inbox i
            JOIN (SELECT MIN(seq) AS seq FROM inbox WHERE state = 'new' GROUP BY channel, conversation_id) heads ON heads.seq = i.seq
            WHERE i.due_at <= @Now AND (i.lease_until IS NULL OR i.lease_until <= @Now)
            ORDER BY i.seq LIMIT @Take)
        RETURNING {Columns}
        """;

    private const string Handled = """
        UPDATE inbox SET state = 'handled', handled_at = @Now, text = @Text, quoted_text = @Quoted, lease_owner = NULL, lease_until = NULL
        WHERE id = @Id AND state = 'new'
        """;

    private const string Failed = """
        UPDATE inbox SET state = @State, due_at = @DueAt, last_error = @Error, lease_owner = NULL, lease_until = NULL
        WHERE id = @Id AND state = 'new'
        """;

    private const string FilesCame = """
        UPDATE inbox SET attachments = @Attachments, due_at = @Now WHERE id = @Id AND state = 'new' AND attempts = 0
        """;

    private const string Release = "UPDATE inbox SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = @Owner AND state = 'new'";

    private const string Hold = "UPDATE inbox SET lease_until = @Until WHERE id = @Id AND lease_owner = @Owner AND state = 'new'";

    // What only waited for its file was not tried.
    private const string Return = """
        UPDATE inbox SET lease_owner = NULL, lease_until = NULL, attempts = attempts - 1 WHERE id = @Id AND lease_owner = @Owner AND state = 'new'
        """;

    // Handled texts are masked already; only the others must be looked at.
    private const string Alike = """
        SELECT text FROM inbox
        WHERE conversation_id = @ConversationId AND sender_id = @SenderId AND sent_at >= @Since AND seq < (SELECT seq FROM inbox WHERE id = @Id)
            AND (state <> 'handled' OR text = @Masked)
        """;

    private readonly Database _db;
    private readonly TimeProvider _machine;
    private readonly SandboxTranscript _transcript = new();
    private readonly GroupCommit<Arrival, InboxAdded> _writer;

    public Inbox(Database db, TimeProvider machine)
    {
        _db = db;
        _machine = machine;
        _writer = new(db, InsertAsync);
    }

    /// <summary>
    /// Returns after the durable insert. The transcript line, if any, is written in the same commit and only with the first delivery.
    /// A call cancelled while it waits may have stored the message all the same.
    /// </summary>
    public Task<InboxAdded> AddAsync(InboundMessage message, TranscriptLine? transcript, CancellationToken ct) =>
        AddAsync(new Arrival(message) { Transcript = transcript }, ct);

    /// <summary>As above, with what else belongs to the arrival.</summary>
    public Task<InboxAdded> AddAsync(Arrival arrival, CancellationToken ct) => _writer.AddAsync(arrival, ct);

    /// <summary>At most one message a conversation, oldest first; a lease that ran out is claimed again.</summary>
    public async Task<IReadOnlyList<InboxItem>> ClaimAsync(string owner, TimeSpan lease, int take, CancellationToken ct)
    {
        var now = _machine.GetUtcNow();
        var rows = await _db.WriteAsync(
            s => s.QueryAsync<InboxRow>(Claim, new { Owner = owner, Until = now + lease, Now = now, Take = take }), ct);
        return [.. rows.OrderBy(r => r.Seq).Select(r => new InboxItem(r.ToMessage(), r.ReceivedAt, r.Attempts))];
    }

    /// <summary>Part of the handler's commit: throws <see cref="AlreadyHandledException"/> when somebody else was faster.</summary>
    public async Task HandledAsync(Session s, string id, string maskedText, DateTimeOffset now, bool keepsQuoted = true)
    {
        var quoted = await s.ScalarAsync<string>("SELECT quoted_text FROM inbox WHERE id = @Id", new { Id = id });
        var args = new { Id = id, Text = maskedText, Quoted = quoted is null ? null : keepsQuoted ? Masking.Mask(quoted) : "", Now = now };
        if (await s.ExecuteAsync(Handled, args) == 0) throw new AlreadyHandledException(id);
    }

    /// <summary>With a delay the message is tried again after it and holds its conversation until then; with null it is parked for good.</summary>
    public Task FailedAsync(string id, string error, TimeSpan? retryAfter, CancellationToken ct)
    {
        var dueAt = _machine.GetUtcNow() + (retryAfter ?? TimeSpan.Zero);
        var args = new { Id = id, Error = error, DueAt = dueAt, State = retryAfter is null ? "failed" : "new" };
        return _db.WriteAsync(s => s.ExecuteAsync(Failed, args), ct);
    }

    public Task ReleaseLeasesAsync(string owner, CancellationToken ct) =>
        _db.WriteAsync(s => s.ExecuteAsync(Release, new { Owner = owner }), ct);

    /// <summary>Keeps claimed messages for as long again: something of theirs is being read.</summary>
    public Task HoldAsync(string owner, IReadOnlyCollection<string> ids, TimeSpan lease, CancellationToken ct)
    {
        var until = _machine.GetUtcNow() + lease;
        return _db.WriteAsync(s => s.ExecuteAsync(Hold, ids.Select(id => new { Id = id, Owner = owner, Until = until })), ct);
    }

    /// <summary>Gives a claimed message back untried: it is the next of its conversation again. False when the lease was lost meanwhile.</summary>
    public async Task<bool> ReturnAsync(string owner, string id, CancellationToken ct) =>
        await _db.WriteAsync(s => s.ExecuteAsync(Return, new { Id = id, Owner = owner }), ct) == 1;

    /// <summary>Messages waiting to be handled, those waiting for a retry included, parked ones not.</summary>
    public Task<int> UnhandledAsync(Session s) => s.ScalarAsync<int>("SELECT COUNT(*) FROM inbox WHERE state = 'new'");

    public Task<int> ParkedAsync(Session s) => s.ScalarAsync<int>("SELECT COUNT(*) FROM inbox WHERE state = 'failed'");

    /// <summary>When the message that waits longest arrived (machine time); null when none waits.</summary>
    public Task<DateTimeOffset?> OldestUnhandledAsync(Session s) => InstantAsync(s, "SELECT MIN(received_at) FROM inbox WHERE state = 'new'");

    /// <summary>When the newest message arrived (machine time).</summary>
    public Task<DateTimeOffset?> NewestReceivedAsync(Session s) =>
        InstantAsync(s, "SELECT received_at FROM inbox ORDER BY seq DESC LIMIT 1");

    /// <summary>Our id of a message the platform calls by its own; null when it never came or is deleted.</summary>
    public Task<string?> IdOfAsync(Session s, string channel, string conversationId, string externalId) =>
        s.ScalarAsync<string>(FirstId, new { Channel = channel, ConversationId = conversationId, ExternalId = externalId });

    /// <summary>
    /// The files of a held message are here, as far as they will come: it may be handled now. False when it was handled without them,
    /// because its patience was over.
    /// </summary>
    public async Task<bool> FilesCameAsync(Session s, string id, IReadOnlyList<Attachment> files) =>
        await s.ExecuteAsync(FilesCame, new { Id = id, Attachments = StoredText.Json(files), Now = _machine.GetUtcNow() }) == 1;

    public async Task<InboundMessage?> FindAsync(Session s, string id) =>
        (await s.FirstAsync<InboxRow>($"SELECT {Columns} FROM inbox WHERE id = @Id", new { Id = id }))?.ToMessage();

    /// <summary>How many earlier messages of its sender in its conversation since then (platform time) say the same once they are masked.</summary>
    public async Task<int> AlikeAsync(Session s, InboundMessage message, DateTimeOffset since)
    {
        var masked = Masking.Mask(message.Text);
        var args = new { message.Id, message.ConversationId, message.SenderId, Since = since, Masked = masked };
        return (await s.QueryAsync<string>(Alike, args)).Count(text => text == masked || Masking.Mask(text) == masked);
    }

    /// <summary>The newest message of the same conversation before this one that had words and did not itself ask 怎么读的, or null.</summary>
    public async Task<InboundMessage?> LastBeforeAsync(Session s, InboundMessage message)
    {
        const string Sql = $"""
            SELECT {Columns} FROM inbox WHERE conversation_id = @ConversationId AND sender_is_bot = @Bot AND text <> '' AND text NOT LIKE '%怎么读%'
                AND seq < (SELECT seq FROM inbox WHERE id = @Id) ORDER BY seq DESC LIMIT 1
            """;
        return (await s.FirstAsync<InboxRow>(Sql, new { message.ConversationId, message.Id, Bot = false }))?.ToMessage();
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static async Task<DateTimeOffset?> InstantAsync(Session s, string sql) =>
        await s.ScalarAsync<long?>(sql) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    private async Task<InboxAdded> InsertAsync(Session s, Arrival arrival)
    {
        var row = InboxRow.From(arrival.Message, _machine.GetUtcNow(), arrival.HeldFor);
        if (await s.ExecuteAsync(Insert, row) == 0) return new InboxAdded((await s.ScalarAsync<string>(FirstId, row))!, Duplicate: true);
        if (arrival.Transcript is not null) await _transcript.AppendAsync(s, arrival.Transcript);
        if (arrival.Beside is not null) await arrival.Beside(s);
        return new InboxAdded(arrival.Message.Id, Duplicate: false);
    }
}
