namespace AntiFraudBot.Storage.Tests;

public sealed class RecordsTests(PostgresServer server) : StoreTest(server)
{
    private static readonly FrozenRanking Ranking = new()
    {
        Id = "r1",
        ScopeUnitId = "t",
        Week = "2026-W24",
        SnapshotJson = """{"rows":[]}""",
        Text = "第24周排名",
        FrozenAt = Monday,
    };

    [Theory, EachEngine]
    public async Task A_step_is_recorded_once_under_its_key(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var steps = new StepRuns();

        Assert.True(await store.WriteAsync(s => steps.TryRecordAsync(s, "2026-W25/freeze", "21 units", Monday)));
        Assert.False(await store.WriteAsync(s => steps.TryRecordAsync(s, "2026-W25/freeze", "again", Monday)));
        await store.WriteAsync(s => steps.TryRecordAsync(s, "2026-w25/other", "", Monday));

        Assert.Equal(["2026-W25/freeze"], await store.ReadAsync(s => steps.DoneAsync(s, "2026-W25/")));
    }

    [Theory, EachEngine]
    public async Task A_ranking_is_frozen_once_and_then_posted(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var rankings = new Rankings();

        Assert.True(await store.WriteAsync(s => rankings.FreezeAsync(s, Ranking)));
        Assert.False(await store.WriteAsync(s => rankings.FreezeAsync(s, Ranking with { Id = "r2", Text = "别的" })));
        Assert.Equal(Ranking, await store.ReadAsync(s => rankings.FindAsync(s, "t", "2026-W24")));

        await store.WriteAsync(s => rankings.SetStateAsync(s, "r1", "held", Monday));
        Assert.Null((await store.ReadAsync(s => rankings.FindAsync(s, "t", "2026-W24")))!.PostedAt);
        await store.WriteAsync(s => rankings.SetStateAsync(s, "r1", "posted", Monday.AddHours(1)));
        Assert.Equal([Ranking with { State = "posted", PostedAt = Monday.AddHours(1) }], await store.ReadAsync(s => rankings.ListAsync(s, "t")));
    }

    [Theory, EachEngine]
    public async Task Tickets_are_numbered_without_repeats_and_closed_by_state(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var tickets = new Tickets();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => store.WriteAsync(s => tickets.NextNumberAsync(s, "A0615")))));
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"A0615-{i:00}"), numbers.Order());
        Assert.Equal("A0616-01", await store.WriteAsync(s => tickets.NextNumberAsync(s, "A0616")));

        await store.WriteAsync(s => tickets.AddAsync(s, A.Ticket("t1", "A0615-01")));
        await store.WriteAsync(s => tickets.AddAsync(s, A.Ticket("t2", "A0615-02", "tip") with { At = Monday.AddHours(1) }));
        Assert.Equal(["t2", "t1"], (await store.ReadAsync(s => tickets.OpenOfAsync(s, "m1"))).Select(t => t.Id));
        Assert.Equal([A.Ticket("t1", "A0615-01")], await store.ReadAsync(s => tickets.ListAsync(s, "case")));
        Assert.Equal(["t2"], (await store.ReadAsync(s => tickets.ListAsync(s, null, Monday.AddMinutes(1)))).Select(t => t.Id));

        await store.WriteAsync(s => tickets.SetStateAsync(s, "t2", "closed"));
        Assert.Equal(["t1"], (await store.ReadAsync(s => tickets.OpenOfAsync(s, "m1"))).Select(t => t.Id));
    }

    [Theory, EachEngine]
    public async Task The_audit_lists_the_newest_first(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var audit = new Audit();
        await store.WriteAsync(s => audit.AppendAsync(s, "office", "approve", "e1", "第1期", Monday));
        await store.WriteAsync(s => audit.AppendAsync(s, "m1", "export", "u1", "花名册", Monday.AddHours(1)));

        var line = Assert.Single(await store.ReadAsync(s => audit.ListAsync(s, 1)));

        Assert.Equal(("m1", "export", "u1", "花名册", Monday.AddHours(1)), (line.Actor, line.Action, line.Subject, line.Detail, line.At));
        Assert.Equal(2, (await store.ReadAsync(s => audit.ListAsync(s, 10))).Count);
    }

    [Theory, EachEngine]
    public async Task A_state_value_is_what_was_set_last(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var values = new StateValues();

        Assert.Null(await store.ReadAsync(s => values.GetAsync(s, "clock-offset")));
        await store.WriteAsync(s => values.SetAsync(s, "clock-offset", "1"));
        await store.WriteAsync(s => values.SetAsync(s, "clock-offset", "2"));
        Assert.Equal("2", await store.ReadAsync(s => values.GetAsync(s, "clock-offset")));
    }
}
