using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage;

/// <summary>The weeks' materials and the one push each office makes of them.</summary>
public sealed partial class Editions
{
    private const string Select = """
        SELECT id, number, week, title, state, office_unit_id, focus, flash, author_id, approved_by, pushed_at FROM editions
        """;

    private const string Upsert = """
        INSERT INTO editions (id, number, week, title, state, office_unit_id, focus, flash, author_id, approved_by, pushed_at)
        VALUES (@Id, @Number, @Week, @Title, @State, @OfficeUnitId, @Focus, @Flash, @AuthorId, @ApprovedBy, @PushedAt)
        ON CONFLICT (id) DO UPDATE SET number = excluded.number, week = excluded.week, title = excluded.title, state = excluded.state,
            office_unit_id = excluded.office_unit_id, focus = excluded.focus, flash = excluded.flash, author_id = excluded.author_id,
            approved_by = excluded.approved_by, pushed_at = excluded.pushed_at
        """;

    private const string InsertItem = """
        INSERT INTO edition_items (edition_id, ordinal, kind, title, body, audience, attachment)
        VALUES (@EditionId, @Ordinal, @Kind, @Title, @Body, @Audience, @Attachment)
        """;

    private const string SelectItems = "SELECT edition_id, ordinal, kind, title, body, audience, attachment FROM edition_items";

    private const string SetState = """
        UPDATE editions SET state = @State, approved_by = COALESCE(@ApprovedBy, approved_by), pushed_at = COALESCE(@PushedAt, pushed_at)
        WHERE id = @Id
        """;

    private const string StartPush = """
        INSERT INTO push_runs (week, office_unit_id, edition_id, started_at) VALUES (@Week, @OfficeUnitId, @EditionId, @Now)
        ON CONFLICT (week, office_unit_id) DO NOTHING
        """;

    /// <summary>Inserts or replaces the edition with all its items.</summary>
    public async Task SaveAsync(Session s, Edition e)
    {
        await s.ExecuteAsync(Upsert, new
        {
            e.Id,
            e.Number,
            e.Week,
            e.Title,
            State = StoredText.Word(e.State),
            e.OfficeUnitId,
            e.Focus,
            e.Flash,
            e.AuthorId,
            e.ApprovedBy,
            e.PushedAt,
        });
        await s.ExecuteAsync("DELETE FROM edition_items WHERE edition_id = @Id", new { e.Id });
        foreach (var item in e.Items) await s.ExecuteAsync(InsertItem, ItemRow.From(e.Id, item));
    }

    /// <summary>All editions by week, then number.</summary>
    public Task<IReadOnlyList<Edition>> ListAsync(Session s) => EditionsAsync(s, $"{Select} ORDER BY week, number, id", SelectItems, null);

    public async Task<Edition?> FindAsync(Session s, string id) => (await EditionsAsync(
        s, $"{Select} WHERE id = @Id", $"{SelectItems} WHERE edition_id = @Id", new { Id = id })).SingleOrDefault();

    /// <summary>The weekly edition 第N期; should several offices number alike, the latest week's.</summary>
    public async Task<Edition?> ByNumberAsync(Session s, int number)
    {
        var id = await s.ScalarAsync<string>(
            "SELECT id FROM editions WHERE number = @Number ORDER BY week DESC, id LIMIT 1", new { Number = number });
        return id is null ? null : await FindAsync(s, id);
    }

    /// <summary>Null leaves what stands for the approver and the time of the push.</summary>
    public Task SetStateAsync(Session s, string id, EditionState state, string? approvedBy, DateTimeOffset? pushedAt) =>
        s.ExecuteAsync(SetState, new { Id = id, State = StoredText.Word(state), ApprovedBy = approvedBy, PushedAt = pushedAt });

    /// <summary>True for exactly one caller a week and office; a flash edition's week is "flash:" and its id.</summary>
    public async Task<bool> TryStartPushAsync(Session s, string week, string officeUnitId, string editionId, DateTimeOffset now) =>
        await s.ExecuteAsync(StartPush, new { Week = week, OfficeUnitId = officeUnitId, EditionId = editionId, Now = now }) == 1;

    private static async Task<IReadOnlyList<Edition>> EditionsAsync(Session s, string sql, string itemsSql, object? args)
    {
        var editions = await s.QueryAsync<Edition>(sql, args);
        var items = (await s.QueryAsync<ItemRow>($"{itemsSql} ORDER BY edition_id, ordinal", args)).ToLookup(i => i.EditionId);
        return [.. editions.Select(e => e with { Items = [.. items[e.Id].Select(i => i.ToItem())] })];
    }

    private sealed record ItemRow
    {
        public string EditionId { get; init; } = "";
        public int Ordinal { get; init; }
        public string Kind { get; init; } = "";
        public string Title { get; init; } = "";
        public string? Body { get; init; }
        public string? Audience { get; init; }
        public string? Attachment { get; init; }

        public static ItemRow From(string editionId, EditionItem item) => new()
        {
            EditionId = editionId,
            Ordinal = item.Ordinal,
            Kind = item.Kind,
            Title = item.Title,
            Body = item.Body,
            Audience = item.Audience,
            Attachment = item.Attachment is null ? null : StoredText.Json(item.Attachment),
        };

        public EditionItem ToItem() => new(Ordinal, Kind, Title, Body, Audience, StoredText.Value<Attachment>(Attachment));
    }
}
