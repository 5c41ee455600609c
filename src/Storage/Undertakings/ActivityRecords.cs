using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Domain.Undertakings.Repatriation;

namespace AntiFraudBot.Storage;

/// <summary>A count of what stands in a unit for good. Kind: slogan or board.</summary>
public sealed record Stock(string UnitId, string Kind, int Count, string MemberId, string MessageId, DateTimeOffset At);

/// <summary>A unit's self-check of a month (2026-06). Kind: eight or risk.</summary>
public sealed record SelfCheck(string UnitId, string Kind, string Month, IReadOnlyDictionary<string, int> Figures, string Words, string MemberId, string MessageId, DateTimeOffset At);

/// <summary>Something good a unit tells of. UsedAt: when the office took it into a bulletin.</summary>
public sealed record Highlight(int Number, string UnitId, string Words, IReadOnlyList<Attachment> Files, string MemberId, DateTimeOffset At, DateTimeOffset? UsedAt);

/// <summary>Further words about entries of the ledger (rule W10).</summary>
public sealed class EntryTags
{
    private const string Insert = """
        INSERT INTO entry_tags (entry_id, tag, amount) VALUES (@EntryId, @Tag, @Amount) ON CONFLICT (entry_id, tag) DO NOTHING
        """;

    public Task AddAsync(Session s, string entryId, EntryTag tag) => s.ExecuteAsync(Insert, new { EntryId = entryId, Tag = tag.Word, tag.Amount });

    /// <summary>Those of these entries that have any.</summary>
    public async Task<ILookup<string, EntryTag>> OfAsync(Session s, IReadOnlyCollection<string> entryIds) => (entryIds.Count == 0 ? []
        : await s.QueryAsync<Row>($"SELECT entry_id, tag, amount FROM entry_tags WHERE {s.InList("entry_id", "Ids")} ORDER BY entry_id, tag", new { Ids = entryIds.ToArray() }))
        .ToLookup(r => r.EntryId, r => new EntryTag(r.Tag, r.Amount));

    private sealed record Row
    {
        public string EntryId { get; init; } = "";
        public string Tag { get; init; } = "";
        public int? Amount { get; init; }
    }
}

/// <summary>What units count and check beside the ledger: stocks, self-checks, highlights, repatriation. The newest row of a kind holds.</summary>
public sealed class ActivityRecords
{
    private const string NewestStocks = """
        SELECT unit_id, kind, count, member_id, message_id, at FROM stocks
        WHERE seq IN (SELECT MAX(seq) FROM stocks GROUP BY unit_id, kind) ORDER BY unit_id, kind
        """;

    private const string NewestChecks = """
        SELECT unit_id, kind, month, figures, words, member_id, message_id, at FROM self_checks
        WHERE kind = @Kind AND month = @Month AND seq IN (SELECT MAX(seq) FROM self_checks GROUP BY unit_id, kind, month) ORDER BY unit_id
        """;

    private const string NewestCounts = """
        SELECT unit_id, day, base, reduced, added FROM repatriations WHERE seq IN (SELECT MAX(seq) FROM repatriations GROUP BY unit_id) ORDER BY unit_id
        """;

    public Task AddStockAsync(Session s, Stock k) => s.ExecuteAsync(
        "INSERT INTO stocks (unit_id, kind, count, member_id, message_id, at) VALUES (@UnitId, @Kind, @Count, @MemberId, @MessageId, @At)",
        new { k.UnitId, k.Kind, k.Count, k.MemberId, k.MessageId, k.At });

    public async Task<IReadOnlyList<Stock>> StocksAsync(Session s) => [.. (await s.QueryAsync<StockRow>(NewestStocks))
        .Select(r => new Stock(r.UnitId, r.Kind, r.Count, r.MemberId, r.MessageId, r.At))];

    public Task AddCheckAsync(Session s, SelfCheck c) => s.ExecuteAsync(
        """
        INSERT INTO self_checks (unit_id, kind, month, figures, words, member_id, message_id, at)
        VALUES (@UnitId, @Kind, @Month, @Figures, @Words, @MemberId, @MessageId, @At)
        """,
        new { c.UnitId, c.Kind, c.Month, Figures = StoredText.Json(c.Figures), Words = StoredText.Clean(c.Words), c.MemberId, c.MessageId, c.At });

    public async Task<IReadOnlyList<SelfCheck>> ChecksAsync(Session s, string kind, string month) =>
        [.. (await s.QueryAsync<CheckRow>(NewestChecks, new { Kind = kind, Month = month })).Select(r => new SelfCheck(
            r.UnitId, r.Kind, r.Month, StoredText.Value<Dictionary<string, int>>(r.Figures)!, r.Words, r.MemberId, r.MessageId, r.At))];

    public Task<int> NextHighlightAsync(Session s) => s.ScalarAsync<int>("SELECT COALESCE(MAX(number), 0) + 1 FROM highlights");

    public Task AddHighlightAsync(Session s, Highlight h) => s.ExecuteAsync(
        "INSERT INTO highlights (number, unit_id, words, files, member_id, at) VALUES (@Number, @UnitId, @Words, @Files, @MemberId, @At)",
        new { h.Number, h.UnitId, Words = StoredText.Clean(h.Words), Files = StoredText.Json(h.Files), h.MemberId, h.At });

    /// <summary>Null = not used after all.</summary>
    public async Task<bool> UseHighlightAsync(Session s, int number, DateTimeOffset? now) =>
        await s.ExecuteAsync("UPDATE highlights SET used_at = @Now WHERE number = @Number", new { Number = number, Now = now }) == 1;

    /// <summary>Since then, newest first.</summary>
    public async Task<IReadOnlyList<Highlight>> HighlightsAsync(Session s, DateTimeOffset since) =>
        [.. (await s.QueryAsync<HighlightRow>("SELECT number, unit_id, words, files, member_id, at, used_at FROM highlights WHERE at >= @Since ORDER BY number DESC", new { Since = since }))
            .Select(r => new Highlight(r.Number, r.UnitId, r.Words, StoredText.List<Attachment>(r.Files), r.MemberId, r.At, r.UsedAt))];

    public Task AddCountAsync(Session s, RepatriationCount c, string memberId, string messageId, DateTimeOffset at) => s.ExecuteAsync(
        "INSERT INTO repatriations (unit_id, day, base, reduced, added, member_id, message_id, at) VALUES (@UnitId, @Day, @Base, @Reduced, @Added, @MemberId, @MessageId, @At)",
        new { c.UnitId, c.Day, c.Base, c.Reduced, c.Added, MemberId = memberId, MessageId = messageId, At = at });

    public async Task<IReadOnlyList<RepatriationCount>> CountsAsync(Session s) =>
        [.. (await s.QueryAsync<CountRow>(NewestCounts)).Select(r => new RepatriationCount(r.UnitId, r.Day, r.Base, r.Reduced, r.Added))];

    private sealed record StockRow
    {
        public string UnitId { get; init; } = "";
        public string Kind { get; init; } = "";
        public int Count { get; init; }
        public string MemberId { get; init; } = "";
        public string MessageId { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }

    private sealed record CheckRow
    {
        public string UnitId { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Month { get; init; } = "";
        public string Figures { get; init; } = "{}";
        public string Words { get; init; } = "";
        public string MemberId { get; init; } = "";
        public string MessageId { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }

    private sealed record HighlightRow
    {
        public int Number { get; init; }
        public string UnitId { get; init; } = "";
        public string Words { get; init; } = "";
        public string Files { get; init; } = "[]";
        public string MemberId { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public DateTimeOffset? UsedAt { get; init; }
    }

    private sealed record CountRow
    {
        public string UnitId { get; init; } = "";
        public DateOnly Day { get; init; }
        public int Base { get; init; }
        public int Reduced { get; init; }
        public int Added { get; init; }
    }
}
