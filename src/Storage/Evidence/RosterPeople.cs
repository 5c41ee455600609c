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
        VALUES (@RosterId, @UnitId, @Line, @KeyId, @Mark, @Sealed, @Valid, @Installed, @Registered, @Alerted)
        """;

    private const string OfRoster = """
        SELECT seq, roster_id, line, key_id, sealed, valid, installed, registered, alerted FROM roster_people WHERE roster_id = @Id ORDER BY line
        """;

    private const string Reseal = "UPDATE roster_people SET key_id = @KeyId, mark = @Mark, sealed = @Sealed WHERE seq = @Seq";

    public bool Kept => keys is not null;

    /// <summary>Good by the people's place: whether the line is valid.</summary>
    public async Task AddAsync(Session s, string rosterId, string unitId, IReadOnlyList<RosterPerson> people, IReadOnlyList<bool> good)
    {
        if (keys is null) return;
        for (var line = 0; line < people.Count; line++)
        {
            var person = people[line];
            await s.ExecuteAsync(Insert, new
            {
                RosterId = rosterId,
                UnitId = unitId,
                Line = line,
                KeyId = keys.Current,
                Mark = keys.Mark(person.Key),
                Sealed = keys.Seal(StoredText.Json(new Secret(person.Name, person.Phone, person.Sponsor, person.Grid)), Place(rosterId, line)),
                Valid = good[line],
                Installed = person.IsInstalled,
                Registered = person.Registered == true,
                Alerted = person.IsAlerted,
            });
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
