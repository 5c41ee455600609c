using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Storage.Tests;

public sealed class EnteredFiguresTests(PostgresServer server) : StoreTest(server)
{
    private static readonly DateOnly June = new(2026, 6, 1);

    [Theory, EachEngine]
    public async Task Figures_come_back_as_they_were_entered_and_older_ones_stay(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var entered = new EnteredFigures();
        EnteredFigure[] figures =
        [
            new("u1", EnteredKind.Retransfer, June, 1, 50, "m1", Monday),
            new("u1", EnteredKind.Awareness, June, 92.5m, null, "m2", Monday.AddHours(1)),
            new("u1", EnteredKind.Awareness, June, 93, null, "m2", Monday.AddHours(2)),
        ];
        foreach (var figure in figures) await store.WriteAsync(s => entered.AddAsync(s, figure, "msg"));
        await store.WriteAsync(s => entered.AddAsync(s, figures[0] with { UnitId = "u2" }, "msg"));
        await store.WriteAsync(s => entered.AddAsync(s, figures[0] with { Month = new(2025, 12, 1) }, "msg"));

        var back = await store.ReadAsync(s => entered.OfUnitsAsync(s, ["u1"], new DateOnly(2026, 1, 1)));

        Assert.Equal(figures, back);
        Assert.Equal(93, EnteredFigure.Newest(back, "u1", EnteredKind.Awareness, 2026)!.Part);
    }

    [Theory, EachEngine]
    public async Task A_years_list_is_settled_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var lists = new FraudFreeLists();
        Assert.Null(await store.ReadAsync(s => lists.TextAsync(s, "t", 2026)));
        Assert.True(await store.WriteAsync(s => lists.SettleAsync(s, "t", 2026, "名单", "[]", "m1", Monday)));
        Assert.False(await store.WriteAsync(s => lists.SettleAsync(s, "t", 2026, "另一份", "[]", "m1", Monday)));
        Assert.Equal("名单", await store.ReadAsync(s => lists.TextAsync(s, "t", 2026)));
    }
}
