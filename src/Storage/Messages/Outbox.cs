using System.Text;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>
/// What is to be sent, once a key for ever. Due times are campaign time; leases are machine time.
/// </summary>
public sealed partial class Outbox
{
    private const string Columns = """
        seq, id, key, channel, conversation_id, text, lane, reply_to, mentions, attachments, topic, delivery_id, not_before, held, due_at, attempts, form
        """;

    // A key that is already there means the message was planned before: that is success.
    private const string Insert = """
        INSERT INTO outbox (id, key, channel, conversation_id, text, lane, reply_to, mentions, attachments, topic, delivery_id, not_before,
            state, held, due_at, created_at, form)
        VALUES (@Id, @Key, @Channel, @ConversationId, @Text, @Lane, @ReplyTo, @Mentions, @Attachments, @Topic, @DeliveryId, @NotBefore,
            'pending', @Held, @DueAt, @CreatedAt, @Form)
        ON CONFLICT (key) DO NOTHING
        """;

    private const string Overtake = """
        UPDATE outbox SET state = 'cancelled', reason = 'overtaken', done_at = @CreatedAt
        WHERE state = 'pending' AND held = TRUE AND lease_owner IS NULL AND topic = @Topic
            AND channel = @Channel AND conversation_id = @ConversationId AND key <> @Key
        """;

    // The head of a conversation's lane is its oldest row that is due, in flight or waiting for a retry: nothing overtakes it.
    // A row that merely waits for its hour holds nobody up.
    private static string Claim(string whose) => $"""
        UPDATE outbox SET lease_owner = @Owner, lease_until = @Until, attempts = attempts + 1
        WHERE seq IN (
            SELECT o.seq FROM outbox o
            JOIN (SELECT MIN(seq) AS seq FROM outbox
                  WHERE state = 'pending' AND (due_at <= @Now OR attempts > 0) {whose}
                  GROUP BY channel, conversation_id, lane) heads ON heads.seq = o.seq
            WHERE o.due_at <= @Now AND (o.lease_until IS NULL OR o.lease_until <= @MachineNow)
            ORDER BY o.lane, o.seq LIMIT @Take)
        RETURNING {Columns}
        """;

    // Nothing of a conversation's lane overtakes its head: while that waits, what is behind it is not due either.
    private const string Overdue = """
        WHERE o.state = 'pending' AND o.due_at <= @Now AND NOT EXISTS (
            SELECT 1 FROM outbox h WHERE h.state = 'pending' AND h.attempts > 0 AND h.due_at > @Now
                AND h.channel = o.channel AND h.conversation_id = o.conversation_id AND h.lane = o.lane AND h.seq < o.seq)
        """;

    private const string Neighbours = """
        SELECT seq, text FROM outbox
        WHERE state = 'pending' AND held = TRUE AND attempts = 0 AND delivery_id IS NULL AND attachments = '[]' AND form IS NULL AND due_at <= @Now
            AND channel = @Channel AND conversation_id = @ConversationId AND lane = @Lane AND seq > @Seq
            AND (lease_until IS NULL OR lease_until <= @MachineNow)
        ORDER BY seq LIMIT 7
        """;

    private const string Companions = $"""
        UPDATE outbox SET lease_owner = @Owner, lease_until = @Until, attempts = attempts + 1
        WHERE seq > @Seq AND seq <= @Last AND state = 'pending' AND held = TRUE AND attempts = 0 AND delivery_id IS NULL
            AND attachments = '[]' AND form IS NULL AND due_at <= @Now AND channel = @Channel AND conversation_id = @ConversationId AND lane = @Lane
            AND (lease_until IS NULL OR lease_until <= @MachineNow)
        RETURNING {Columns}
        """;

    private const string Retry = """
        UPDATE outbox SET due_at = @DueAt, reason = @Code, lease_owner = NULL, lease_until = NULL WHERE id = @Id AND state = 'pending'
        """;

    // Nothing was tried: the claim is taken back. The row keeps its place, so that nothing of its conversation overtakes it.
    private const string Defer = """
        UPDATE outbox SET due_at = @DueAt, reason = @Quota, attempts = CASE WHEN attempts > 1 THEN attempts - 1 ELSE 1 END,
            lease_owner = NULL, lease_until = NULL
        WHERE id = @Id AND state = 'pending'
        """;

    // What stands behind a row that waits cannot go before it, so it is not due before it either.
    private const string Behind = """
        UPDATE outbox SET due_at = @DueAt
        WHERE state = 'pending' AND due_at < @DueAt AND EXISTS (SELECT 1 FROM outbox head WHERE head.id = @Id AND head.channel = outbox.channel
            AND head.conversation_id = outbox.conversation_id AND head.lane = outbox.lane AND head.seq < outbox.seq)
        """;

    private const string Fail = """
        UPDATE outbox SET state = 'failed', reason = @Reason, done_at = @Now, lease_owner = NULL, lease_until = NULL
        WHERE id = @Id AND state = 'pending'
        """;

    private const string Cancel = """
        UPDATE outbox SET state = 'cancelled', reason = @Reason, done_at = @Now
        WHERE state = 'pending' AND (topic = @What OR substr(key, 1, length(@What)) = @What)
        """;

    private const string Answers = """
        SELECT COUNT(*) FROM outbox WHERE conversation_id = @ConversationId AND lane = @Lane AND created_at >= @Since
        """;

    // The blank line between two texts that go out as one.
    private const int Between = 2;

    /// <summary>False when the key was planned before. A held row overtakes the older held ones of its topic and conversation.</summary>
    public async Task<bool> EnqueueAsync(Session s, OutboundMessage m, DateTimeOffset dueAt, bool held, DateTimeOffset now)
    {
        var row = OutboxRow.From(m, dueAt, held, now);
        if (await s.ExecuteAsync(Insert, row) == 0) return false;
        if (held && m.Topic is not null) await s.ExecuteAsync(Overtake, row);
        return true;
    }

    /// <summary>
    /// At most one row of each conversation and lane; urgent before reply before bulk, then oldest first. Channel = only rows of this one;
    /// null = of any but those of others.
    /// </summary>
    public async Task<IReadOnlyList<OutboxItem>> ClaimDueAsync(
        Session s, string owner, DateTimeOffset now, DateTimeOffset machineNow, TimeSpan lease, int take, string? channel = null,
        IReadOnlyCollection<string>? others = null)
    {
        var whose = channel is not null ? "AND channel = @Channel" : others is { Count: > 0 } ? $"AND NOT ({s.InList("channel", "Others")})" : "";
        var args = new
        {
            Owner = owner,
            Now = now,
            MachineNow = machineNow,
            Until = machineNow + lease,
            Take = take,
            Channel = channel,
            Others = others?.ToArray() ?? [],
        };
        var rows = await s.QueryAsync<OutboxRow>(Claim(whose), args);
        return [.. rows.OrderBy(r => r.Lane).ThenBy(r => r.Seq).Select(r => r.ToItem())];
    }

    public async Task RetryAsync(Session s, string id, string code, DateTimeOffset dueAt)
    {
        await s.ExecuteAsync(Retry, new { Id = id, Code = code, DueAt = dueAt });
        await s.ExecuteAsync(Behind, new { Id = id, DueAt = dueAt });
    }

    /// <summary>Waits for a quota: due again then, and the attempt does not count.</summary>
    public async Task DeferAsync(Session s, string id, string quota, DateTimeOffset dueAt)
    {
        await s.ExecuteAsync(Defer, new { Id = id, Quota = quota, DueAt = dueAt });
        await s.ExecuteAsync(Behind, new { Id = id, DueAt = dueAt });
    }

    public Task FailedAsync(Session s, string id, string reason, DateTimeOffset now) =>
        s.ExecuteAsync(Fail, new { Id = id, Reason = reason, Now = now });

    /// <summary>Cancels the pending rows whose topic is the word or whose key begins with it; returns how many.</summary>
    public Task<int> CancelAsync(Session s, string topicOrKeyPrefix, string reason, DateTimeOffset now) =>
        s.ExecuteAsync(Cancel, new { What = topicOrKeyPrefix, Reason = reason, Now = now });

    /// <summary>Pending rows due at or before now, those being sent included; not what stands behind a row that waits for a quota or a retry.</summary>
    public Task<int> DueAsync(Session s, DateTimeOffset now) => s.ScalarAsync<int>("SELECT COUNT(*) FROM outbox o " + Overdue, new { Now = now });

    /// <summary>Since when the row that is most overdue should have been sent; null when none is due.</summary>
    public async Task<DateTimeOffset?> OldestDueAsync(Session s, DateTimeOffset now) =>
        await s.ScalarAsync<long?>("SELECT MIN(o.due_at) FROM outbox o " + Overdue, new { Now = now })
            is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    public async Task<DateTimeOffset?> NextDueAsync(Session s, DateTimeOffset after) =>
        await s.ScalarAsync<long?>("SELECT MIN(due_at) FROM outbox WHERE state = 'pending' AND due_at > @After", new { After = after })
            is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    /// <summary>Our id of what the platform calls by its own; null when we did not say it.</summary>
    public Task<string?> IdOfAsync(Session s, string channel, string externalId) => s.ScalarAsync<string>(
        "SELECT id FROM outbox WHERE channel = @Channel AND external_id = @ExternalId AND channel <> 'sandbox' AND external_id IS NOT NULL",
        new { Channel = channel, ExternalId = externalId });

    /// <summary>What is not sent yet of the rows whose key begins so, in order.</summary>
    public async Task<IReadOnlyList<OutboundMessage>> PendingAsync(Session s, string keyPrefix) => [.. (await s.QueryAsync<OutboxRow>(
        $"SELECT {Columns} FROM outbox WHERE state = 'pending' AND substr(key, 1, length(@Prefix)) = @Prefix ORDER BY seq", new { Prefix = keyPrefix }))
        .Select(r => r.ToItem().Message)];

    /// <summary>Rows given up since then without knowing whether they arrived (rule P2).</summary>
    public Task<int> UnconfirmedAsync(Session s, DateTimeOffset since) => s.ScalarAsync<int>(
        "SELECT COUNT(*) FROM outbox WHERE state = 'failed' AND reason = 'unconfirmed' AND done_at >= @Since", new { Since = since });

    /// <summary>Rows of the reply lane planned for the conversation since then, whatever became of them.</summary>
    public Task<int> RecentAnswersAsync(Session s, string conversationId, DateTimeOffset since) =>
        s.ScalarAsync<int>(Answers, new { ConversationId = conversationId, Lane = (int)Lane.Reply, Since = since });

    public Task ReleaseLeasesAsync(Session s, string owner) => s.ExecuteAsync(
        "UPDATE outbox SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = @Owner AND state = 'pending'", new { Owner = owner });

    /// <summary>
    /// The other held texts of the item's conversation and lane that are due too: they go out with it as one message.
    /// Pushes and files always go alone, and together they stay inside what a platform takes (rule C13).
    /// </summary>
    public async Task<IReadOnlyList<OutboxItem>> ClaimCompanionsAsync(
        Session s, OutboxItem item, string owner, DateTimeOffset now, DateTimeOffset machineNow, TimeSpan lease)
    {
        var args = new
        {
            item.Seq,
            Last = item.Seq,
            item.Message.Channel,
            item.Message.ConversationId,
            Lane = (int)item.Message.Lane,
            Owner = owner,
            Now = now,
            MachineNow = machineNow,
            Until = machineNow + lease,
        };
        var room = TextLimits.MaxBytes - Encoding.UTF8.GetByteCount(item.Message.Text);
        var last = item.Seq;
        foreach (var (seq, text) in await s.QueryAsync<(long Seq, string Text)>(Neighbours, args))
        {
            room -= Encoding.UTF8.GetByteCount(text) + Between;
            if (room < 0) break;
            last = seq;
        }

        if (last == item.Seq) return [];
        var rows = await s.QueryAsync<OutboxRow>(Companions, args with { Last = last });
        return [.. rows.OrderBy(r => r.Seq).Select(r => r.ToItem())];
    }
}
