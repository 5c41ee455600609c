using System.Security.Cryptography;
using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Storage.Tests;

public sealed class RosterTests(PostgresServer server) : StoreTest(server)
{
    private static readonly byte[] First = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] Second = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];
    private static readonly SealingKeys Old = new(SealedUse.Roster, "k1", new Dictionary<string, byte[]> { ["k1"] = First });
    private static readonly SealingKeys Both = new(SealedUse.Roster, "k2", new Dictionary<string, byte[]> { ["k1"] = First, ["k2"] = Second });
    private static readonly SealingKeys New = new(SealedUse.Roster, "k2", new Dictionary<string, byte[]> { ["k2"] = Second });

    private readonly RosterCabinet _cabinet = new();

    private static StoredRoster Roster(string id, string unit = "u1", string week = "2026-W24", string sha256 = "aa") => new()
    {
        Id = id, UnitId = unit, Week = week, SenderId = "m1", MessageId = "i1", At = Monday, Sha256 = sha256,
        Figures = new RosterFigures { Rows = 3, Valid = 2, Installed = 2, InWeek = 2, Registered = 1, Alerted = 0, Reported = 3, Compared = new RosterComparison(1, 2, 3, 4) },
    };

    private static IReadOnlyList<RosterPerson> People(params string[] phones) =>
        [.. phones.Select((p, i) => new RosterPerson(0, i + 4, "薛冬" + i, p) { Sponsor = "毕小梅", Grid = "一网格", Installed = true })];

    [Theory, EachEngine]
    public async Task The_newest_roster_of_a_week_stands_and_the_people_of_those_before_are_gone(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var people = new RosterPeople(Old);
        foreach (var id in new[] { "a", "b" })
        {
            await store.WriteAsync(s => _cabinet.AddAsync(s, Roster(id), [new StoredSponsor { MemberId = "m7", People = 3, Installed = 2 }]));
            await store.WriteAsync(s => people.AddAsync(s, id, "u1", people.Seal(id, 0, People("13900010001", "13900010002"), [true, false])));
        }

        var standing = Assert.Single(await store.ReadAsync(s => _cabinet.OfUnitsAsync(s, ["u1", "u2"])));
        Assert.Equal(("b", 3m, 4), (standing.Id, standing.Figures.Reported, standing.Figures.Compared!.Same));
        // The people of the replaced one go in slices of their own.
        Assert.Equal(["a"], await store.ReadAsync(people.ReplacedAsync));
        Assert.Equal((2, 0), (await store.WriteAsync(s => people.ClearSliceAsync(s, "a")), await store.WriteAsync(s => people.ClearSliceAsync(s, "a"))));
        Assert.Empty(await store.ReadAsync(people.ReplacedAsync));
        Assert.Empty(await store.ReadAsync(s => people.OfRosterAsync(s, "a")));
        await store.WriteAsync(s => people.AddAsync(s, "c", "u1", people.Seal("c", 0, People("13900010001"), [true])));
        Assert.Equal(["c"], await store.ReadAsync(s => people.UnbookedAsync(s, "c")));
        Assert.Empty(await store.ReadAsync(s => people.UnbookedAsync(s, "b")));
        Assert.Equal(3, Assert.Single(await store.ReadAsync(s => _cabinet.SponsorsAsync(s, "b"))).People);
        var person = (await store.ReadAsync(s => people.OfRosterAsync(s, "b")))[1];
        Assert.Equal(new RosterPersonRow("b", 1, "薛冬1", "13900010002", "毕小梅", "一网格", false, true, false, false), person);
        Assert.True(await store.ReadAsync(s => _cabinet.SameFileAsync(s, "u1", "2026-W25", "aa")));
        Assert.False(await store.ReadAsync(s => _cabinet.SameFileAsync(s, "u1", "2026-W24", "aa")));
    }

    [Theory, EachEngine]
    public async Task Keys_are_changed_in_one_go_and_numbers_are_found_before_during_and_after(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => new RosterPeople(Old).AddAsync(s, "a", "u1", new RosterPeople(Old).Seal("a", 0, People("13900010001", "13900010002"), [true, true])));
        Assert.Empty(await store.ReadAsync(s => new RosterPeople(Old).ElsewhereAsync(s, ["13900010002"], _ => true))); // not handed in as a roster yet
        await store.WriteAsync(s => _cabinet.AddAsync(s, Roster("a"), []));
        Task<IReadOnlyDictionary<string, string>> Find(SealingKeys keys) => store.ReadAsync(s => new RosterPeople(keys).ElsewhereAsync(s, ["13900010002", "13900010009"], u => u != "u2"));
        Assert.Equal("u1", (await Find(Both))["13900010002"]);
        Assert.Empty(await Find(New));
        await store.WriteAsync(s => s.ExecuteAsync("UPDATE rosters SET replaced = @Yes", new { Yes = true }));
        Assert.Empty(await Find(Both)); // replaced, and not deleted yet
        await store.WriteAsync(s => s.ExecuteAsync("UPDATE rosters SET replaced = @No", new { No = false }));

        Assert.Equal(2, await store.WriteAsync(new RosterPeople(Both).ResealAsync));
        Assert.Equal(0, await store.WriteAsync(new RosterPeople(Both).ResealAsync));
        Assert.Equal(["k2"], await store.ReadAsync(RosterPeople.KeysInUseAsync));
        Assert.Equal("u1", Assert.Single(await Find(New)).Value);
        Assert.Equal("13900010001", (await store.ReadAsync(s => new RosterPeople(New).OfRosterAsync(s, "a")))[0].Phone);
        await Assert.ThrowsAsync<CryptographicException>(() => store.ReadAsync(s => new RosterPeople(Old).OfRosterAsync(s, "a")));
    }

    [Theory, EachEngine]
    public async Task A_row_copied_to_another_place_does_not_open(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var people = new RosterPeople(Old);
        await store.WriteAsync(s => people.AddAsync(s, "a", "u1", people.Seal("a", 0, People("13900010001", "13900010002"), [true, true])));
        await store.WriteAsync(s => s.ExecuteAsync("UPDATE roster_people SET sealed = (SELECT sealed FROM roster_people WHERE line = 0) WHERE line = 1"));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => store.ReadAsync(s => people.OfRosterAsync(s, "a")));
    }

    [Theory, EachEngine]
    public async Task What_a_heading_means_is_remembered_and_can_be_said_anew(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _cabinet.RememberAsync(s, "u1", "国反", RosterColumn.Installed));
        await store.WriteAsync(s => _cabinet.RememberAsync(s, "u1", "国反", RosterColumn.Other));
        Assert.Equal(RosterColumn.Other, (await store.ReadAsync(s => _cabinet.ColumnsAsync(s, "u1")))["国反"]);
    }
}
