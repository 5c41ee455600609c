using AntiFraudBot.Domain.Materials;

namespace AntiFraudBot.Storage.Tests;

public sealed class EditionsTests(PostgresServer server) : StoreTest(server)
{
    private readonly Editions _editions = new();

    [Theory, EachEngine]
    public async Task An_edition_comes_back_with_its_items_and_saving_again_replaces_them(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var edition = A.Edition("e1");
        await SaveAsync(store, edition with { Items = [new EditionItem(1, "poster", "旧", null, null, null)] }, A.Edition("e2", 2));
        await SaveAsync(store, edition);

        foreach (var found in new[] { await store.ReadAsync(s => _editions.FindAsync(s, "e1")), await store.ReadAsync(s => _editions.ByNumberAsync(s, 1)) })
        {
            Assert.Equal(edition.Items, found!.Items);
            Assert.Equal(edition, found with { Items = edition.Items });
        }

        Assert.Equal(["e1", "e2"], (await store.ReadAsync(_editions.ListAsync)).Select(e => e.Id));
        Assert.Null(await store.ReadAsync(s => _editions.ByNumberAsync(s, 9)));
    }

    [Theory, EachEngine]
    public async Task A_new_state_keeps_the_approver_and_the_time_of_the_push(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await SaveAsync(store, A.Edition("e1"));
        await store.WriteAsync(s => _editions.SetStateAsync(s, "e1", EditionState.Approved, "office-head", null));
        await store.WriteAsync(s => _editions.SetStateAsync(s, "e1", EditionState.Pushed, null, Monday));
        await store.WriteAsync(s => _editions.SetStateAsync(s, "e1", EditionState.Closed, null, null));

        var found = await store.ReadAsync(s => _editions.FindAsync(s, "e1"));

        Assert.Equal((EditionState.Closed, "office-head", Monday), (found!.State, found.ApprovedBy, found.PushedAt));
    }

    [Theory, EachEngine]
    public async Task A_weeks_push_of_an_office_starts_once_however_many_try(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var nodes = new[] { store.Db, store.Open() };

        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            nodes[i % 2].WriteAsync(s => _editions.TryStartPushAsync(s, "2026-W25", "office", $"e{i}", Monday), None))));

        Assert.Single(started, won => won);
        Assert.True(await store.WriteAsync(s => _editions.TryStartPushAsync(s, "2026-W25", "other-office", "e1", Monday)));
        Assert.True(await store.WriteAsync(s => _editions.TryStartPushAsync(s, "flash:e9", "office", "e9", Monday)));
    }

    [Theory, EachEngine]
    public async Task A_delivery_is_one_a_group_and_follows_its_state(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var delivery = new Delivery { Id = "d1", EditionId = "e1", GroupId = "g1", UnitId = "u1", State = DeliveryState.RelayDue, RelayId = "m1" };
        await store.WriteAsync(s => _editions.AddDeliveryAsync(s, delivery));
        await store.WriteAsync(s => _editions.AddDeliveryAsync(s, delivery with { Id = "d2" }));
        await store.WriteAsync(s => _editions.AddDeliveryAsync(s, delivery with { Id = "d3", EditionId = "e2" }));

        Assert.Equal([delivery], await store.ReadAsync(s => _editions.DeliveriesAsync(s, "e1")));
        await store.WriteAsync(s => _editions.SetDeliveryAsync(s, "d1", DeliveryState.Failed, Monday, "not-relayed"));

        var failed = delivery with { State = DeliveryState.Failed, At = Monday, Reason = "not-relayed" };
        Assert.Equal(failed, await store.ReadAsync(s => _editions.DeliveryAsync(s, "d1")));
        Assert.Equal(2, (await store.ReadAsync(s => _editions.DeliveriesAsync(s, null))).Count);
    }

    [Theory, EachEngine]
    public async Task The_first_receipt_of_a_kind_counts(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var read = new Receipt("e1", "u1", "m1", ReceiptKind.Read, Monday, "i1");
        await store.WriteAsync(async s =>
        {
            await _editions.AddReceiptAsync(s, read);
            await _editions.AddReceiptAsync(s, read with { At = Monday.AddHours(1), MessageId = "i2" });
            await _editions.AddReceiptAsync(s, read with { Kind = ReceiptKind.Forwarded, At = Monday.AddHours(2), MessageId = "i3" });
        });

        var receipts = await store.ReadAsync(s => _editions.ReceiptsAsync(s, "e1"));

        Assert.Equal([read, read with { Kind = ReceiptKind.Forwarded, At = Monday.AddHours(2), MessageId = "i3" }], receipts);
    }

    private Task SaveAsync(TestStore store, params Edition[] editions) => store.WriteAsync(async s =>
    {
        foreach (var edition in editions) await _editions.SaveAsync(s, edition);
    });
}
