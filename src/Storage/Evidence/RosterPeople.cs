using System.Globalization;
using AntiFraudBot.Domain.Evidence.Rosters;
using Dapper;

namespace AntiFraudBot.Storage;

/// <summary>
/// The people of rosters, sealed (rule E6). Keys null = the office keeps counts only: nothing is written and nothing found. Deleted with their roster's time.
/// </summary>
public sealed class RosterPeople(SealingKeys? keys)
{
    // As many parameters as every engine takes.
    private const int Batch = 400;

    private const string Insert = "INSERT INTO roster_people (roster_id, unit_id, line, key_id, mark, sealed, valid, installed, registered, alerted) VALUES ";

    // A row's own values; the rest is the same for all rows of a statement.
    private const int RowsAtOnce = 100;

    private const string OfRoster = """
        SELECT seq, roster_id, line, key_id, sealed, valid, installed, registered, alerted FROM roster_people WHERE roster_id = @Id ORDER BY line
        """;

    private const string Reseal = "UPDATE roster_people SET key_id = @KeyId, mark = @Mark, sealed = @Sealed WHERE seq = @Seq";

    public bool Kept => keys is not null;

    /// <summary>Good by the people's place: whether the line is valid. Takes its time with many: not inside a write. Empty where only counts are kept.</summary>
    public IReadOnlyList<SealedPerson> Seal(string rosterId, IReadOnlyList<RosterPerson> people, IReadOnlyList<bool> good) => keys is null ? [] :
    [
        .. people.Select((person, line) => new SealedPerson(
            keys.Current,
            keys.Mark(person.Key),
            keys.Seal(StoredText.Json(new Secret(person.Name, person.Phone, person.Sponsor, person.Grid)), Place(rosterId, line)),
            good[line],
            person.IsInstalled,
            person.Registered == true,
            person.IsAlerted)),
    ];

    /// <summary>In the order of the lines.</summary>
    public async Task AddAsync(Session s, string rosterId, string unitId, IReadOnlyList<SealedPerson> people)
    {
        foreach (var (line, rows) in people.Chunk(RowsAtOnce).Select((rows, i) => (i * RowsAtOnce, rows)))
        {
            var args = new DynamicParameters(new { RosterId = rosterId, UnitId = unitId });
            var values = new string[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                values[i] = string.Create(CultureInfo.InvariantCulture, $"(@RosterId, @UnitId, {line + i}, @k{i}, @m{i}, @s{i}, @v{i}, @i{i}, @r{i}, @a{i})");
                foreach (var (name, value) in ((string, object)[])[("k", rows[i].Key), ("m", rows[i].Mark), ("s", rows[i].Sealed), ("v", rows[i].Valid), ("i", rows[i].Installed), ("r", rows[i].Registered), ("a", rows[i].Alerted)])
                    args.Add(name + i.ToString(CultureInfo.InvariantCulture), value);
            }

            await s.ExecuteAsync(Insert + string.Join(", ", values), args);
        }
    }

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
            var rows = await s.QueryAsync<MarkRow>($"SELECT mark, unit_id FROM roster_people WHERE {s.InList("mark", "Marks")} ORDER BY seq", new { Marks = marks });
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

    private RosterPersonRow Opened(Row row)
    {
        var secret = StoredText.Value<Secret>(keys!.Open(row.KeyId, row.Sealed, Place(row.RosterId, row.Line)))!;
        return new RosterPersonRow(row.RosterId, row.Line, secret.Name, secret.Phone, secret.Sponsor, secret.Grid, row.Valid, row.Installed, row.Registered, row.Alerted);
    }

    private static string Place(string rosterId, int line) => FormattableString.Invariant($"{rosterId}/{line}");

    private sealed record Secret(string Name, string Phone, string Sponsor, string Grid);

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
