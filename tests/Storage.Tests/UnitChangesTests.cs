using AntiFraudBot.Domain.Organization.Changes;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Storage.Tests;

public sealed class UnitChangesTests(PostgresServer server) : StoreTest(server)
{
    private readonly UnitChanges _changes = new();
    private readonly Duties _duties = new();

    private static OrderedChange Order(string id, int day) => new(
        id, new UnitChange(ChangeKind.Merge, new DateOnly(2026, 6, day), ["a", "b"], ["双坪村"]) { ParentId = "t" }, "t", "m1", Monday);

    [Theory, EachEngine]
    public async Task Planned_changes_come_back_as_they_were_ordered_the_next_first(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        foreach (var order in new[] { Order("late", 25), Order("early", 17), Order("early", 17) }) await store.WriteAsync(s => _changes.PlanAsync(s, order));

        var planned = await store.ReadAsync(_changes.PlannedAsync);

        Assert.Equal(["early", "late"], planned.Select(c => c.Id));
        Assert.Equivalent(Order("early", 17), planned[0]);
    }

    [Theory, EachEngine]
    public async Task A_change_is_closed_by_one_caller_only(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _changes.PlanAsync(s, Order("c", 17)));

        Assert.True(await store.WriteAsync(s => _changes.CloseAsync(s, "c", "applied", null, Monday)));
        Assert.False(await store.WriteAsync(s => _changes.CloseAsync(s, "c", "cancelled", null, Monday)));
        Assert.Empty(await store.ReadAsync(_changes.PlannedAsync));
    }

    [Theory, EachEngine]
    public async Task A_closed_unit_loses_what_it_has_not_filled_and_keeps_what_it_has(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _duties.AddAsync(s, A.Duty("open")));
        await store.WriteAsync(s => _duties.AddAsync(s, A.Duty("done", week: "2026-W23") with { State = DutyState.Done }));
        await store.WriteAsync(s => _duties.AddAsync(s, A.Duty("theirs", unit: "u2")));

        await store.WriteAsync(s => _duties.DropUnfilledAsync(s, "u1", Monday));

        Assert.Equal(["done", "theirs"], (await store.ReadAsync(s => _duties.ListAsync(s, null, null))).Select(d => d.Id));
    }

    [Theory, EachEngine]
    public async Task The_last_sweep_tells_what_it_deleted(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        Assert.Null(await store.ReadAsync(Retention.LastAsync));
        var folder = Path.Combine(store.Folder, "files");
        var orphan = await new Attachments(folder).SaveAsync(new MemoryStream([1]), "孤.png", "image/png", None);
        File.SetLastWriteTimeUtc(Path.Combine(folder, orphan.Id), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        await store.WriteAsync(s => new Retention(new Attachments(folder), new MachineClock(Monday)).SweepAsync(s, Monday));

        var last = await store.ReadAsync(Retention.LastAsync);
        Assert.Equal((Monday, 1, 0), (last!.At, last.Counts["orphans"], last.Counts["inbox"]));
        Assert.Empty(Directory.EnumerateFiles(folder));
    }
}
