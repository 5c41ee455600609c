using System.Globalization;
using System.Security.Cryptography;
using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Storage;

/// <summary>
/// The people of rosters, sealed (rule E6). Keys null = the office keeps counts only: nothing is written and nothing found. Deleted with their roster's time.
/// </summary>
public sealed class RosterPeople(SealingKeys? keys)
{
    // As many parameters as every engine takes.
    private const int Batch = 400;

    private const string Insert = """
        INSERT INTO roster_people (roster_id, unit_id, line, key_id, mark, sealed, valid, installed, registered, alerted)
        SELECT @RosterId, @UnitId, CAST(value ->> 0 AS INTEGER), @KeyId, value ->> 1, value ->> 2, (value ->> 3) = '1', (value ->> 4) = '1', (value ->> 5) = '1', (value ->> 6) = '1'
        FROM
        """;

    private const string OfRoster = """
        SELECT seq, roster_id, line, key_id, sealed, valid, installed, registered, alerted FROM roster_people WHERE roster_id = @Id ORDER BY line
        """;

    private const string PageOf = """
        SELECT seq, roster_id, line, key_id, sealed, valid, installed, registered, alerted FROM roster_people
        WHERE roster_id = @Id AND line >= @From AND line < @To ORDER BY line
        """;

    private const string Reseal = "UPDATE roster_people SET key_id = @KeyId, mark = @Mark, sealed = @Sealed WHERE seq = @Seq";

    public bool Kept => keys is not null;

    /// <summary>
    /// Some people of a roster, from a line on, ready to be stored. Takes its time: not inside a write. Good by the people's place: whether the line is valid.
    /// </summary>
    public SealedPeople Seal(string rosterId, int from, IReadOnlyList<RosterPerson> people, IReadOnlyList<bool> good)
    {
        var sealing = keys ?? throw new InvalidOperationException("Only counts are kept.");
        return new SealedPeople(sealing.Current, StoredText.Json(people.Select((p, i) => (string[])
        [
            (from + i).ToString(CultureInfo.InvariantCulture),
            sealing.Mark(p.Key),
            sealing.Seal(StoredText.Json(new Secret(p.Name, p.Phone, p.Sponsor, p.Grid)), Place(rosterId, from + i)),
            Bit(good[i]),
            Bit(p.IsInstalled),
            Bit(p.Registered == true),
            Bit(p.IsAlerted),
        ])));
    }

    /// <summary>People are stored piece by piece, in short writes, before their roster is; whom no roster follows the sweep takes away.</summary>
    public Task AddAsync(Session s, string rosterId, string unitId, SealedPeople people) =>
        s.ExecuteAsync($"{Insert} {s.Elements("Rows")}", new { RosterId = rosterId, UnitId = unitId, people.KeyId, people.Rows });

    /// <summary>Some of the roster's people go; returns how many, none when there are no more. A thousand take a few milliseconds.</summary>
    public Task<int> ClearSliceAsync(Session s, string rosterId) => s.ExecuteAsync(
        "DELETE FROM roster_people WHERE seq IN (SELECT seq FROM roster_people WHERE roster_id = @Id ORDER BY line LIMIT 1000)", new { Id = rosterId });

    /// <summary>Ids of rosters that were replaced and have people still.</summary>
    public Task<IReadOnlyList<string>> ReplacedAsync(Session s) => s.QueryAsync<string>(
        "SELECT id FROM rosters r WHERE replaced = @Yes AND EXISTS (SELECT 1 FROM roster_people p WHERE p.roster_id = r.id) ORDER BY seq", new { Yes = true });

    /// <summary>The id itself when people are stored under it and no roster is.</summary>
    public Task<IReadOnlyList<string>> UnbookedAsync(Session s, string rosterId) => s.QueryAsync<string>(
        "SELECT DISTINCT roster_id FROM roster_people WHERE roster_id = @Id AND NOT EXISTS (SELECT 1 FROM rosters WHERE id = @Id)", new { Id = rosterId });

    public Task<int> CountAsync(Session s, string rosterId) => s.ScalarAsync<int>("SELECT COUNT(*) FROM roster_people WHERE roster_id = @Id", new { Id = rosterId });

    /// <summary>Up to so many lines from a line on.</summary>
    public async Task<IReadOnlyList<RosterPersonRow>> PageAsync(Session s, string rosterId, int from, int count) =>
        keys is null ? [] : [.. (await s.QueryAsync<Row>(PageOf, new { Id = rosterId, From = from, To = from + count })).Select(Opened)];

    public async Task<IReadOnlyList<RosterPersonRow>> OfRosterAsync(Session s, string rosterId) =>
        keys is null ? [] : [.. (await s.QueryAsync<Row>(OfRoster, new { Id = rosterId })).Select(Opened)];

    /// <summary>Of these numbers those that stand in rosters of other units, with the unit's id; any one of several.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ElsewhereAsync(Session s, IReadOnlyCollection<string> phones, Func<string, bool> isOther)
    {
        var found = new Dictionary<string, string>();
        if (keys is null) return found;
        var phoneOf = phones.SelectMany(p => keys.Marks(p).Select(m => (Mark: m, Phone: p))).DistinctBy(p => p.Mark).ToDictionary(p => p.Mark, p => p.Phone);
        foreach (var marks in phoneOf.Keys.Chunk(Batch))
        {
            var rows = await s.QueryAsync<MarkRow>($"SELECT p.mark, p.unit_id FROM roster_people p JOIN rosters r ON r.id = p.roster_id WHERE r.replaced = @No AND {s.InList("p.mark", "Marks")} ORDER BY p.seq", new { Marks = marks, No = false });
            foreach (var row in rows.Where(r => isOther(r.UnitId))) found.TryAdd(phoneOf[row.Mark], row.UnitId);
        }

        return found;
    }

    /// <summary>Everything under older keys goes under the current one; returns how many rows. All in one commit, or nothing.</summary>
    public async Task<int> ResealAsync(Session s)
    {
        if (keys is null) return 0;
        var old = await s.QueryAsync<Row>(
            "SELECT seq, roster_id, line, key_id, sealed, valid, installed, registered, alerted FROM roster_people WHERE key_id <> @Current ORDER BY seq", new { keys.Current });
        foreach (var row in old)
        {
            var person = Opened(row);
            var (key, place) = (new RosterPerson(0, 0, person.Name, person.Phone).Key, Place(row.RosterId, row.Line));
            var secret = new Secret(person.Name, person.Phone, person.Sponsor, person.Grid);
            await s.ExecuteAsync(Reseal, new { KeyId = keys.Current, Mark = keys.Mark(key), Sealed = keys.Seal(StoredText.Json(secret), place), row.Seq });
        }

        return old.Count;
    }

    /// <summary>Names of keys under which rows still lie.</summary>
    public static Task<IReadOnlyList<string>> KeysInUseAsync(Session s) => s.QueryAsync<string>("SELECT DISTINCT key_id FROM roster_people ORDER BY key_id");

    /// <summary>By the key's name how many rows lie under it.</summary>
    public static async Task<IReadOnlyList<(string Key, int Count)>> KeyCountsAsync(Session s) =>
        [.. (await s.QueryAsync<KeyRow>("SELECT key_id, COUNT(*) AS people FROM roster_people GROUP BY key_id ORDER BY key_id")).Select(r => (r.KeyId, (int)r.People))];

    /// <summary>Whether the key of this name is the one its newest row was sealed with.</summary>
    public async Task<bool> OpensAsync(Session s, string key)
    {
        const string Newest = """
            SELECT seq, roster_id, line, key_id, sealed, valid, installed, registered, alerted FROM roster_people WHERE key_id = @Key ORDER BY seq DESC LIMIT 1
            """;
        try
        {
            return await s.FirstAsync<Row>(Newest, new { Key = key }) is not { } row || Opened(row).Line == row.Line;
        }
        catch (CryptographicException)
        {
            return false; // that it does not open is the answer
        }
    }

    private RosterPersonRow Opened(Row row)
    {
        var secret = StoredText.Value<Secret>(keys!.Open(row.KeyId, row.Sealed, Place(row.RosterId, row.Line)))!;
        return new RosterPersonRow(row.RosterId, row.Line, secret.Name, secret.Phone, secret.Sponsor, secret.Grid, row.Valid, row.Installed, row.Registered, row.Alerted);
    }

    private static string Bit(bool set) => set ? "1" : "0";

    private static string Place(string rosterId, int line) => FormattableString.Invariant($"{rosterId}/{line}");

    private sealed record Secret(string Name, string Phone, string Sponsor, string Grid);

    private sealed record KeyRow
    {
        public string KeyId { get; init; } = "";
        public long People { get; init; }
    }

    private sealed record MarkRow
    {
        public string Mark { get; init; } = "";
        public string UnitId { get; init; } = "";
    }

    private sealed record Row
    {
        public long Seq { get; init; }
        public string RosterId { get; init; } = "";
        public int Line { get; init; }
        public string KeyId { get; init; } = "";
        public string Sealed { get; init; } = "";
        public bool Valid { get; init; }
        public bool Installed { get; init; }
        public bool Registered { get; init; }
        public bool Alerted { get; init; }
    }
}
