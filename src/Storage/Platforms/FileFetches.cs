using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>A file that lies with the platform. Ordinal counts the files of its message from 0. Reference is the channel's own and is never logged.</summary>
public sealed record FileFetch
{
    public string MessageId { get; init; } = "";
    public int Ordinal { get; init; }
    public string Channel { get; init; } = "";
    public string Name { get; init; } = "";
    public string ContentType { get; init; } = "";
    public string Reference { get; init; } = "";
    public DateTimeOffset ValidUntil { get; init; }

    /// <summary>Counts claims, this one included.</summary>
    public int Attempts { get; init; }
}

/// <summary>The files that are still to be fetched (rule P12). Due times are machine time.</summary>
public sealed class FileFetches
{
    private const string Insert = """
        INSERT INTO file_fetches (message_id, ordinal, channel, name, content_type, reference, valid_until, state, due_at, added_at)
        VALUES (@MessageId, @Ordinal, @Channel, @Name, @ContentType, @Reference, @ValidUntil, 'waiting', @Now, @Now)
        """;

    // A claim pushes the row away by the lease: a process that dies in between leaves it to the next.
    private const string Claim = """
        UPDATE file_fetches SET due_at = @Until, attempts = attempts + 1
        WHERE state = 'waiting' AND due_at <= @Now
        RETURNING message_id, ordinal, channel, name, content_type, reference, valid_until, attempts
        """;

    private const string Settle = """
        UPDATE file_fetches SET state = @State, reference = NULL, attachment = @Attachment, reason = @Reason
        WHERE message_id = @MessageId AND ordinal = @Ordinal AND state = 'waiting'
        """;

    private const string Fetched = "SELECT attachment FROM file_fetches WHERE message_id = @MessageId AND state = 'fetched' ORDER BY ordinal";

    public Task AddAsync(Session s, FileFetch fetch, DateTimeOffset now) => s.ExecuteAsync(Insert, new
    {
        fetch.MessageId,
        fetch.Ordinal,
        fetch.Channel,
        Name = StoredText.Clean(fetch.Name),
        fetch.ContentType,
        fetch.Reference,
        fetch.ValidUntil,
        Now = now,
    });

    public Task<IReadOnlyList<FileFetch>> ClaimAsync(Session s, DateTimeOffset now, TimeSpan lease) =>
        s.QueryAsync<FileFetch>(Claim, new { Now = now, Until = now + lease });

    /// <summary>What was claimed by a process that is gone is due at once.</summary>
    public Task ReleaseAsync(Session s, DateTimeOffset now) =>
        s.ExecuteAsync("UPDATE file_fetches SET due_at = @Now WHERE state = 'waiting' AND due_at > @Now", new { Now = now });

    public Task RetryAsync(Session s, FileFetch fetch, DateTimeOffset dueAt) => s.ExecuteAsync(
        "UPDATE file_fetches SET due_at = @DueAt WHERE message_id = @MessageId AND ordinal = @Ordinal",
        new { fetch.MessageId, fetch.Ordinal, DueAt = dueAt });

    /// <summary>The bytes are here, or (attachment null) cannot be had; the reference is forgotten either way.</summary>
    public Task SettleAsync(Session s, FileFetch fetch, Attachment? attachment, string? reason) => s.ExecuteAsync(Settle, new
    {
        fetch.MessageId,
        fetch.Ordinal,
        State = attachment is null ? "failed" : "fetched",
        Attachment = attachment is null ? null : StoredText.Json(attachment),
        Reason = reason,
    });

    public async Task<int> WaitingAsync(Session s, string messageId) => await s.ScalarAsync<int>(
        "SELECT COUNT(*) FROM file_fetches WHERE message_id = @MessageId AND state = 'waiting'", new { MessageId = messageId });

    public async Task<int> FailedAsync(Session s, string messageId) => await s.ScalarAsync<int>(
        "SELECT COUNT(*) FROM file_fetches WHERE message_id = @MessageId AND state = 'failed'", new { MessageId = messageId });

    /// <summary>What was fetched for the message, in its order.</summary>
    public async Task<IReadOnlyList<Attachment>> FetchedAsync(Session s, string messageId) =>
        [.. (await s.QueryAsync<string>(Fetched, new { MessageId = messageId })).Select(json => StoredText.Value<Attachment>(json)!)];
}
