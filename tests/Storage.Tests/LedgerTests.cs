using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Storage.Tests;

public sealed class LedgerTests(PostgresServer server) : StoreTest(server)
{
    private readonly Ledger _ledger = new();

    [Theory, EachEngine]
    public async Task An_entry_comes_back_as_it_was_booked(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var entry = A.Entry("e1", metric: Metric.InstallRate, value: 87.125m) with
        {
            Aspect = Aspect.Total,
            State = EntryState.Pending,
            Pending = PendingReason.AddOrCorrect,
            Adds = true,
            Supersedes = "e0",
            Authoritative = true,
            AfterFreeze = true,
            Period = Period.Of(new DateOnly(2026, 6, 15)),
        };

        await AddAsync(store, entry);

        Assert.Equal(entry with { Number = 1 }, await store.ReadAsync(s => _ledger.FindAsync(s, "e1")));
    }

    [Theory, EachEngine]
    public async Task A_correction_keeps_the_old_value_and_says_who_and_why(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await AddAsync(store, A.Entry("e1", value: 35), A.Entry("e2", value: 53) with { Supersedes = "e1" });

        await store.WriteAsync(s => _ledger.SetStateAsync(s, "e1", EntryState.Superseded, PendingReason.None, "m1", "更正：不是35是53", Monday));
        await store.WriteAsync(s => _ledger.SetStateAsync(s, "e1", EntryState.Retracted, PendingReason.None, "m2", "撤回", Monday.AddHours(1)));

        var old = await store.ReadAsync(s => _ledger.FindAsync(s, "e1"));
        Assert.Equal((35m, EntryState.Retracted), (old!.Value, old.State));
        var history = await store.ReadAsync(s => _ledger.HistoryAsync(s, "e1"));
        Assert.Equal([(EntryState.Accepted, EntryState.Superseded), (EntryState.Superseded, EntryState.Retracted)], history.Select(h => (h.OldState, h.NewState)));
        Assert.Equal(("m1", "更正：不是35是53", Monday), (history[0].Actor, history[0].Why, history[0].At));
    }

    [Theory, EachEngine]
    public async Task The_changes_an_issue_does_not_have_are_those_sent_after_it_or_made_after_it(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await AddAsync(store, A.Entry("e1"), A.Entry("e2") with { State = EntryState.Pending, Pending = PendingReason.Appeal }, A.Entry("e3", "u2"));
        await store.WriteAsync(s => _ledger.SetStateAsync(s, "e1", EntryState.Superseded, PendingReason.None, "m1", "更正", Monday));
        var last = await store.ReadAsync(_ledger.LastChangeAsync);
        await store.WriteAsync(s => _ledger.SetStateAsync(s, "e1", EntryState.Retracted, PendingReason.None, "m1", "撤回", Monday));
        await store.WriteAsync(s => _ledger.SetStateAsync(s, "e2", EntryState.Accepted, PendingReason.None, "m1", "维持", Monday.AddMinutes(1)));
        await store.WriteAsync(s => _ledger.SetStateAsync(s, "e3", EntryState.Retracted, PendingReason.None, "m1", "撤回", Monday.AddMinutes(1)));

        Assert.Equal([(2, "e1", EntryState.Superseded), (3, "e2", EntryState.Pending)], await SinceAsync(last));
        Assert.Equal([(3, "e2", EntryState.Pending)], await SinceAsync(null));

        async Task<IEnumerable<(long, string, EntryState)>> SinceAsync(long? last)
        {
            var mark = new LedgerMark(Period.Of(new DateOnly(2026, 6, 15)), Monday, last);
            var changes = await store.ReadAsync(s => _ledger.ChangedSinceAsync(s, ["u1"], mark));
            Assert.Equal(PendingReason.Appeal, changes[^1].OldPending);
            return changes.Select(c => (c.Number, c.EntryId, c.OldState));
        }
    }

    [Fact]
    public async Task Before_the_first_change_the_history_has_no_number()
    {
        await using var store = await StoreAsync(Engine.Sqlite);
        Assert.Equal(0, await store.ReadAsync(_ledger.LastChangeAsync));
    }

    [Theory, EachEngine]
    public async Task Correcting_an_entry_that_is_not_there_throws(Engine engine)
    {
        await using var store = await StoreAsync(engine);

        await Assert.ThrowsAsync<KeyNotFoundException>(() =>
            store.WriteAsync(s => _ledger.SetStateAsync(s, "none", EntryState.Retracted, PendingReason.None, "m1", "", Monday)));
    }

    [Theory, EachEngine]
    public async Task A_fourth_decimal_is_refused_instead_of_rounded(Engine engine)
    {
        await using var store = await StoreAsync(engine);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => AddAsync(store, A.Entry("e1", value: 0.0001m)));
    }

    [Theory, EachEngine]
    public async Task Entries_of_units_are_those_whose_period_overlaps_in_all_states_by_time(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await AddAsync(
            store,
            A.Entry("late") with { At = Monday.AddHours(1) },
            A.Entry("b", "u2") with { State = EntryState.Retracted },
            A.Entry("a", metric: Metric.AppRegister),
            A.Entry("before") with { Period = new Period(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 7)) },
            A.Entry("other-unit", "u3"));
        var (from, to) = (new DateOnly(2026, 6, 14), new DateOnly(2026, 6, 20));

        Assert.Equal(["a", "b", "late"], await IdsAsync(store, s => _ledger.OfUnitsAsync(s, ["u1", "u2"], null, from, to)));
        Assert.Equal(["b", "late"], await IdsAsync(store, s => _ledger.OfUnitsAsync(s, ["u1", "u2"], [Metric.AppInstall], from, to)));
        Assert.Equal(["a", "before", "late"], await IdsAsync(store, s => _ledger.OfUnitsAsync(s, ["u1"], null, null, null)));
        Assert.Empty(await IdsAsync(store, s => _ledger.OfUnitsAsync(s, [], null, null, null)));
        Assert.Empty(await IdsAsync(store, s => _ledger.OfUnitsAsync(s, ["u1"], [], null, null)));
    }

    [Theory, EachEngine]
    public async Task Entries_are_found_by_message_metric_state_speaker_and_time(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await AddAsync(
            store,
            A.Entry("e1"),
            A.Entry("e2", metric: Metric.AppRegister),
            A.Entry("e3", messageId: "i2") with { At = Monday.AddHours(1), State = EntryState.Pending },
            A.Entry("e4", "u2", messageId: "i3") with { SpeakerId = "m2", At = Monday.AddHours(2) });

        Assert.Equal(["e1", "e2"], await IdsAsync(store, s => _ledger.OfMessageAsync(s, "i1")));
        Assert.Equal(["e1", "e3"], await IdsAsync(store, s => _ledger.QueryAsync(s, "u1", "app_install")));
        Assert.Equal(["e1", "e2", "e3", "e4"], await IdsAsync(store, s => _ledger.QueryAsync(s, null, null)));
        Assert.Equal(["e3"], await IdsAsync(store, s => _ledger.PendingAsync(s, ["u1", "u2"])));
        Assert.Equal(["e3", "e1", "e2"], await IdsAsync(store, s => _ledger.LastOfSpeakerAsync(s, "m1", Monday)));
        Assert.Equal(["e3"], await IdsAsync(store, s => _ledger.BookedBetweenAsync(s, Monday.AddHours(1), Monday.AddHours(2))));
    }

    private Task AddAsync(TestStore store, params LedgerEntry[] entries) => store.WriteAsync(async s =>
    {
        foreach (var entry in entries) await _ledger.AddAsync(s, entry);
    });

    private static async Task<IEnumerable<string>> IdsAsync(TestStore store, Func<Session, Task<IReadOnlyList<LedgerEntry>>> ask) =>
        (await store.ReadAsync(ask)).Select(e => e.Id);
}
