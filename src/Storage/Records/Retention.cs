namespace AntiFraudBot.Storage;

/// <summary>
/// Deletes what may no longer be kept and notes how much it was. Call Database.CheckpointAsync after the commit: until then
/// SQLite's write-ahead log may still hold the words.
/// </summary>
/// <param name="attachments">The files that go with their rows.</param>
/// <param name="machine">Machine time, by which files are dated.</param>
/// <param name="periods">How long the office keeps what; null = as long as the settings say by themselves.</param>
public sealed class Retention(Attachments attachments, TimeProvider machine, RetentionPeriods? periods = null)
{
    private static readonly TimeSpan UploadTime = TimeSpan.FromHours(6);

    private const string Record = "INSERT INTO retention_runs (at, counts) VALUES (@Now, @Counts)";

    // The files of an edition stay as long as the edition: 素材 hands them out again; what proves a task, shows an inspection
    // or a highlight, and the minutes of a meeting stay with them. All keep their attachments as JSON.
    private const string OldFile = """
        (added_at <= @ChatBefore OR id IN (SELECT attachment_id FROM passing_files WHERE until <= @Now))
            AND NOT EXISTS (SELECT 1 FROM edition_items i WHERE i.attachment LIKE '%"' || attachments.id || '"%')
            AND NOT EXISTS (SELECT 1 FROM task_proofs p WHERE p.files LIKE '%"' || attachments.id || '"%')
            AND NOT EXISTS (SELECT 1 FROM inspections n WHERE n.files LIKE '%"' || attachments.id || '"%')
            AND NOT EXISTS (SELECT 1 FROM highlights h WHERE h.files LIKE '%"' || attachments.id || '"%')
            AND NOT EXISTS (SELECT 1 FROM meetings m WHERE m.minutes_files LIKE '%"' || attachments.id || '"%')
        """;

    // Lists of people to be called: names and numbers, of no use the day after (rule E9).
    private const string OldList = "key LIKE 'calls/%' AND created_at <= @DayBefore AND state <> 'pending' AND text <> ''";

    // A message nobody has handled yet is work, not history; it goes once it is handled or parked. An outbox key must stay
    // unique for ever, so there only the words go.
    private static readonly (string Table, string Sql)[] Sweeps =
    [
        ("inbox", "DELETE FROM inbox WHERE sent_at <= @ChatBefore AND state <> 'new'"),
        ("attachments", $"DELETE FROM attachments WHERE {OldFile}"),
        ("sandbox_messages", $"UPDATE sandbox_messages SET text = '' WHERE message_id IN (SELECT id FROM outbox WHERE {OldList}) AND text <> ''"),
        ("outbox", $"UPDATE outbox SET text = '' WHERE {OldList}"),
        ("passing_files", "DELETE FROM passing_files WHERE until <= @Now"),
        ("roster_people", "DELETE FROM roster_people WHERE roster_id NOT IN (SELECT id FROM rosters WHERE at > @RosterBefore AND replaced = @No)"),
        ("sandbox_messages", "DELETE FROM sandbox_messages WHERE at <= @ChatBefore"),
        ("questions", "DELETE FROM questions WHERE asked_at <= @ChatBefore"),
        ("fraud_pictures", "DELETE FROM fraud_pictures WHERE at <= @ChatBefore"),
        ("tickets", "DELETE FROM tickets WHERE at <= @CaseBefore"),
        ("warnings", "UPDATE warnings SET subject = '', tail = '', suspicion = '' WHERE raised_at <= @CaseBefore AND closed_at IS NOT NULL AND subject <> ''"),
        ("fraud_cases", "UPDATE fraud_cases SET how = NULL WHERE opened_at <= @CaseBefore AND how IS NOT NULL"),
        ("tips", "UPDATE tips SET content = '' WHERE at <= @CaseBefore AND content <> ''"),
        ("tip_files", "DELETE FROM tip_files WHERE at <= @CaseBefore"),
        ("tip_identities", "DELETE FROM tip_identities WHERE at <= @CaseBefore"),
        ("outbox", "UPDATE outbox SET text = '', attachments = '[]' WHERE created_at <= @ChatBefore AND state <> 'pending' AND (text <> '' OR attachments <> '[]')"),
        ("errands", "DELETE FROM errands WHERE closed_at <= @ChatBefore"),
        ("file_fetches", "DELETE FROM file_fetches WHERE added_at <= @ChatBefore"),
        ("reply_addresses", "DELETE FROM reply_addresses WHERE valid_until <= @Now"),
        ("message_reads", "DELETE FROM message_reads WHERE at <= @ChatBefore"),
        ("person_codes", "DELETE FROM person_codes WHERE expires_at <= @Now"),
        ("code_tries", "DELETE FROM code_tries WHERE window_until <= @Now"),
    ];

    private readonly RetentionPeriods _periods = periods ?? new();

    /// <summary>Rows gone (of the outbox: emptied) by table, and files nobody refers to. The files go first: one too few is repaired by the next sweep, one too many never.</summary>
    public async Task<IReadOnlyDictionary<string, int>> SweepAsync(Session s, DateTimeOffset now)
    {
        var args = new { Now = now, ChatBefore = now.AddDays(-_periods.ChatDays), CaseBefore = now.AddDays(-_periods.CaseDays), RosterBefore = now.AddDays(-_periods.RosterDays), DayBefore = now.AddDays(-1), No = false };
        foreach (var id in await s.QueryAsync<string>($"SELECT id FROM attachments WHERE {OldFile}", args)) attachments.Discard(id);
        var counts = new Dictionary<string, int>();
        foreach (var (table, sql) in Sweeps) counts[table] = counts.GetValueOrDefault(table) + await s.ExecuteAsync(sql, args);
        counts["orphans"] = await attachments.DiscardOrphansAsync(s, machine.GetUtcNow() - UploadTime);
        await s.ExecuteAsync(Record, new { Now = now, Counts = StoredText.Json(counts) });
        return counts;
    }

    /// <summary>The newest sweep; null when there was none.</summary>
    public static async Task<RetentionRun?> LastAsync(Session s) =>
        await s.FirstAsync<Row>("SELECT at, counts FROM retention_runs ORDER BY seq DESC LIMIT 1") is { } row
            ? new RetentionRun(row.At, StoredText.Value<Dictionary<string, int>>(row.Counts)!)
            : null;

    private sealed record Row
    {
        public DateTimeOffset At { get; init; }
        public string Counts { get; init; } = "{}";
    }
}
