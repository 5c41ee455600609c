using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Storage.Tests;

public sealed class MeasuresTests(PostgresServer server) : StoreTest(server)
{
    private readonly Measures _measures = new();

    private static Measure Line(string id, string unit = "u1") => new()
    {
        Id = id, UnitId = unit, OfficeUnitId = "t", Kind = MeasureKind.Deduction, Rule = "case", Day = new DateOnly(2026, 6, 11), Points = 1.5m, MostPoints = 2,
        Reason = "6月11日发案1起（87号）", Ground = "方案三（四）", Source = "e1", Replaces = "other", ProposedAt = Monday,
    };

    [Theory, EachEngine]
    public async Task A_measure_comes_back_as_it_was_proposed_with_a_number(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        Assert.True(await store.WriteAsync(s => _measures.ProposeAsync(s, Line("a"), "", "")));
        var back = await store.ReadAsync(s => _measures.FindAsync(s, "a"));
        Assert.True(back!.Number > 0);
        Assert.Equal(Line("a") with { Number = back.Number }, back);
        Assert.Equal(back, await store.ReadAsync(s => _measures.NumberedAsync(s, back.Number)));
    }

    [Theory, EachEngine]
    public async Task Every_kind_of_measure_is_kept(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        foreach (var kind in Enum.GetValues<MeasureKind>()) await store.WriteAsync(s => _measures.ProposeAsync(s, Line(kind.ToString()) with { Kind = kind }, "", ""));
        var kept = await store.ReadAsync(s => _measures.OfUnitsAsync(s, ["u1"], new DateOnly(2026, 1, 1)));
        Assert.Equal(Enum.GetValues<MeasureKind>(), kept.Select(m => m.Kind));
    }

    [Theory, EachEngine]
    public async Task The_same_ground_is_kept_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _measures.ProposeAsync(s, Line("a"), "", ""));
        Assert.False(await store.WriteAsync(s => _measures.ProposeAsync(s, Line("a") with { Points = 3 }, "", "")));
        Assert.Equal(1.5m, Assert.Single(await store.ReadAsync(s => _measures.OfUnitsAsync(s, ["u1"], new DateOnly(2026, 1, 1)))).Points);
    }

    [Theory, EachEngine]
    public async Task Every_step_stays_on_record(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _measures.ProposeAsync(s, Line("a"), "", ""));
        var decided = Line("a") with { State = MeasureState.InForce, Points = 1, DecidedAt = Monday, AppealUntil = new DateOnly(2026, 6, 17) };
        await store.WriteAsync(s => _measures.SaveAsync(s, decided, "approved", "m1", "", Monday));
        await store.WriteAsync(s => _measures.SaveAsync(s, decided with { State = MeasureState.Appealed }, "appealed", "m2", "不是本村人", Monday.AddHours(1)));
        var back = await store.ReadAsync(s => _measures.FindAsync(s, "a"));
        Assert.Equal((MeasureState.Appealed, 1m, decided.AppealUntil), (back!.State, back.Points, back.AppealUntil));
        var steps = await store.ReadAsync(s => _measures.StepsAsync(s, "a"));
        Assert.Equal([new("a", "proposed", "", "", Monday), new("a", "approved", "m1", "", Monday), new MeasureStep("a", "appealed", "m2", "不是本村人", Monday.AddHours(1))], steps);
    }

    [Theory, EachEngine]
    public async Task Only_the_units_asked_for_are_listed_from_the_day_on(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        foreach (var line in new[] { Line("a"), Line("b", "u2"), Line("c") with { Day = new DateOnly(2025, 12, 31) } }) await store.WriteAsync(s => _measures.ProposeAsync(s, line, "", ""));
        Assert.Equal(["a"], (await store.ReadAsync(s => _measures.OfUnitsAsync(s, ["u1", "u3"], new DateOnly(2026, 1, 1)))).Select(m => m.Id));
    }
}
