using AntiFraudBot.Domain.Evidence.Screens;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage.Tests.Evidence;

public sealed class ScreenShotsTests(PostgresServer server) : StoreTest(server)
{
    private readonly ScreenShots _screens = new();

    [Theory, EachEngine]
    public async Task A_picture_waits_until_it_was_looked_at_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        Assert.True(await store.WriteAsync(s => _screens.AddAsync(s, Shot("a"))));
        Assert.False(await store.WriteAsync(s => _screens.AddAsync(s, Shot("a"))));
        Assert.Equal(1, await store.ReadAsync(_screens.UninspectedAsync));
        var looked = Shot("a") with { Inspection = Inspected.Read, Hash = new PictureHash(ulong.MaxValue, 5), Facts = new ScreenFacts(true, true, null, new TimeOnly(9, 41)) };
        Assert.True(await store.WriteAsync(s => _screens.InspectedAsync(s, looked)));
        Assert.False(await store.WriteAsync(s => _screens.InspectedAsync(s, looked)));
        var found = (await store.ReadAsync(s => _screens.FindAsync(s, "a")))!;
        Assert.Equal((Inspected.Read, looked.Hash, looked.Facts, ScreenState.Received), (found.Inspection, found.Hash, found.Facts, found.State));
        Assert.Equal([(found.Number, looked.Hash.Value)], await store.ReadAsync(s => _screens.HashesAsync(s, 0)));
        Assert.Equal(0, await store.ReadAsync(_screens.UninspectedAsync));
    }

    [Theory, EachEngine]
    public async Task Materials_are_looked_at_first(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        foreach (var shot in (Screenshot[])[Shot("a"), Shot("b"), Shot("poster") with { IsMaterial = true }]) await store.WriteAsync(s => _screens.AddAsync(s, shot));
        Assert.Equal(["poster", "a", "b"], (await store.ReadAsync(s => _screens.WaitingAsync(s, 10))).Select(w => w.Id));
        Assert.Equal(0, await store.ReadAsync(_screens.SettledAsync));
        foreach (var id in (string[])["a", "b", "poster"]) await LookAsync(store, id, ScreenIssue.None);
        Assert.Equal(3, await store.ReadAsync(_screens.SettledAsync));
    }

    [Theory, EachEngine]
    public async Task An_issue_is_decided_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _screens.AddAsync(s, Shot("a")));
        await LookAsync(store, "a", ScreenIssue.SamePicture);
        Assert.Equal("a", Assert.Single(await store.ReadAsync(s => _screens.IssuesAsync(s, ["u1"]))).Id);
        Assert.Empty(await store.ReadAsync(s => _screens.IssuesAsync(s, ["u2"])));
        Assert.True(await store.WriteAsync(s => _screens.DecideAsync(s, "a", ScreenState.Returned, "m9", "请重截", Monday)));
        Assert.False(await store.WriteAsync(s => _screens.DecideAsync(s, "a", ScreenState.Approved, "m9", null, Monday)));
        var decided = (await store.ReadAsync(s => _screens.FindAsync(s, "a")))!;
        Assert.Equal((ScreenState.Returned, "请重截", "x"), (decided.State, decided.Reason, decided.OtherId));
    }

    [Theory, EachEngine]
    public async Task A_picture_goes_with_one_report_only(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _screens.AddAsync(s, Shot("a")));
        Assert.Single(await store.ReadAsync(s => _screens.UnjoinedAsync(s, "m1", "g1", Monday.AddMinutes(-5))));
        Assert.Empty(await store.ReadAsync(s => _screens.UnjoinedAsync(s, "m1", "g1", Monday.AddMinutes(1))));
        await store.WriteAsync(s => _screens.JoinAsync(s, "a", "i1", "u2", "d2", "2026-W25"));
        await store.WriteAsync(s => _screens.JoinAsync(s, "a", "i2", "u3", null, "2026-W26"));
        var joined = (await store.ReadAsync(s => _screens.FindAsync(s, "a")))!;
        Assert.Equal(("i1", "u2", "d2", "2026-W25"), (joined.ReportId, joined.UnitId, joined.DutyId, joined.Week));
    }

    [Theory, EachEngine]
    public async Task The_facts_of_a_unit_count_its_weeks_and_no_materials(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var shots = new[] { Shot("a"), Shot("b"), Shot("c"), Shot("old") with { Week = "2026-W20" }, Shot("poster") with { IsMaterial = true } };
        foreach (var shot in shots) await store.WriteAsync(s => _screens.AddAsync(s, shot));
        await LookAsync(store, "a", ScreenIssue.SameFile);
        await LookAsync(store, "b", ScreenIssue.SamePicture);
        await LookAsync(store, "c", ScreenIssue.SwitchOff);
        await store.WriteAsync(s => _screens.DecideAsync(s, "b", ScreenState.Approved, "m9", null, Monday));
        await store.WriteAsync(s => _screens.DecideAsync(s, "c", ScreenState.Returned, "m9", "开关", Monday));
        var facts = await store.ReadAsync(s => _screens.FactsAsync(s, ["u1", "u2"], "2026-W23", "2026-W24"));
        Assert.Equal(new ReuseFacts { UnitId = "u1", Received = 3, Reused = 1, Waiting = 1, Approved = 1, Returned = 1 }, Assert.Single(facts).Value);
    }

    [Theory, EachEngine]
    public async Task The_same_bytes_and_numbers_are_found(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _screens.AddAsync(s, Shot("a")));
        await store.WriteAsync(s => _screens.AddAsync(s, Shot("b")));
        var b = (await store.ReadAsync(s => _screens.FindAsync(s, "b")))!;
        Assert.Equal("a", Assert.Single(await store.ReadAsync(s => _screens.SameBytesAsync(s, "hash", b.Number))).Id);
        Assert.Equal("b", Assert.Single(await store.ReadAsync(s => _screens.NumberedAsync(s, [b.Number]))).Id);
        Assert.False(await store.ReadAsync(s => _screens.IsOfConversationAsync(s, "i1", "g1")));
    }

    [Theory, EachEngine]
    public async Task What_is_derived_from_a_picture_goes_with_it(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var files = new Attachments(Path.Combine(store.Folder, "files"));
        var file = await files.SaveAsync(new MemoryStream([1, 2, 3]), "截图.jpg", "image/jpeg", None);
        await files.PutAsync(file.Id + Attachments.Beside, new byte[] { 4 }, None);
        await store.WriteAsync(s => files.AddAsync(s, file, "i1", "hash", Monday));
        var later = TimeProvider.System.GetUtcNow().AddDays(1);
        Assert.Equal(0, await store.WriteAsync(s => files.DiscardOrphansAsync(s, later)));
        Assert.True(files.Holds(file.Id + Attachments.Beside));
        await store.WriteAsync(s => files.ReplacedAsync(s, file.Id, "image/png", 9));
        Assert.Equal(new Attachment(file.Id, "截图.jpg", "image/png", 9), await store.ReadAsync(s => files.FindAsync(s, file.Id)));
        files.Discard(file.Id);
        Assert.False(files.Holds(file.Id + Attachments.Beside));
    }

    private Task<bool> LookAsync(TestStore store, string id, ScreenIssue issue) =>
        store.WriteAsync(s => _screens.InspectedAsync(s, Shot(id) with { Inspection = Inspected.Read, Issue = issue, OtherId = issue == ScreenIssue.None ? null : "x", IsMaterial = id == "poster" }));

    private static Screenshot Shot(string id) => new()
    {
        Id = id, MessageId = "i-" + id, ConversationId = "g1", MemberId = "m1", UnitId = "u1", DutyId = "d1", Week = "2026-W24", SentAt = Monday, Sha256 = "hash",
    };
}
