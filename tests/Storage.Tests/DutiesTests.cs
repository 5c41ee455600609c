using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Storage.Tests;

public sealed class DutiesTests(PostgresServer server) : StoreTest(server)
{
    private readonly Duties _duties = new();

    [Theory, EachEngine]
    public async Task A_unit_owes_a_form_once_a_week(Engine engine)
    {
        await using var store = await StoreAsync(engine);

        Assert.True(await AddAsync(store, A.Duty("d1")));
        Assert.False(await AddAsync(store, A.Duty("d2")));
        Assert.True(await AddAsync(store, A.Duty("d3", week: "2026-W25")));

        Assert.Equal([A.Duty("d1")], await store.ReadAsync(s => _duties.ListAsync(s, "u1", "2026-W24")));
        Assert.Equal(2, (await store.ReadAsync(s => _duties.ListAsync(s, null, null))).Count);
    }

    [Theory, EachEngine]
    public async Task State_pictures_and_the_reason_of_an_extension_are_kept(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await AddAsync(store, A.Duty("d1"));
        await store.WriteAsync(async s =>
        {
            await _duties.SetAsync(s, "d1", DutyState.Extended, null, "停电");
            await _duties.SetAsync(s, "d1", DutyState.Done, Monday, null);
            await _duties.AddPicturesAsync(s, "d1", 2);
            await _duties.AddPicturesAsync(s, "d1", 1);
        });

        var duty = Assert.Single(await store.ReadAsync(s => _duties.ListAsync(s, "u1", null)));
        Assert.Equal((DutyState.Done, Monday, "停电", 3), (duty.State, duty.DoneAt, duty.ExtensionReason, duty.Pictures));

        await store.WriteAsync(s => _duties.SetAsync(s, "d1", DutyState.Open, null, null));
        Assert.Null((await store.ReadAsync(s => _duties.ListAsync(s, "u1", null)))[0].DoneAt);
    }

    [Theory, EachEngine]
    public async Task Open_are_those_before_their_freeze_and_those_still_owed(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        foreach (var (id, state, freezeAt) in new[]
        {
            ("done-frozen", DutyState.Done, Monday.AddMilliseconds(-1)),
            ("done-now", DutyState.Done, Monday),
            ("missed", DutyState.Missed, Monday.AddDays(-1)),
            ("partial", DutyState.Partial, Monday.AddDays(-1)),
            ("extended", DutyState.Extended, Monday.AddDays(-1)),
        })
        {
            await AddAsync(store, A.Duty(id, unit: id) with { State = state, FreezeAt = freezeAt });
        }

        Assert.Equal(["done-now", "extended", "partial"], (await store.ReadAsync(s => _duties.OpenAsync(s, Monday))).Select(d => d.Id).Order());
    }

    [Theory, EachEngine]
    public async Task A_step_of_the_ladder_reminds_a_member_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);

        Assert.True(await store.WriteAsync(s => _duties.NoteReminderAsync(s, "d1", "m1", "2h", Monday)));
        Assert.False(await store.WriteAsync(s => _duties.NoteReminderAsync(s, "d1", "m1", "2h", Monday.AddHours(1))));
        Assert.True(await store.WriteAsync(s => _duties.NoteReminderAsync(s, "d1", "m1", "due", Monday.AddHours(2))));
        Assert.True(await store.WriteAsync(s => _duties.NoteReminderAsync(s, "d2", "m1", "2h", Monday)));

        Assert.Equal([new Reminder("d1", "m1", "2h"), new Reminder("d1", "m1", "due")], await store.ReadAsync(s => _duties.RemindersAsync(s, ["d1"])));
    }

    private Task<bool> AddAsync(TestStore store, Duty duty) => store.WriteAsync(s => _duties.AddAsync(s, duty));
}
