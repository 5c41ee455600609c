using AntiFraudBot.Domain.Evidence.SpotChecks;

namespace AntiFraudBot.Storage.Tests;

public sealed class SpotChecksTests(PostgresServer server) : StoreTest(server)
{
    private readonly SpotChecks _checks = new();

    private static SpotCheck Check(string id, string caller = "m1") => new() { Id = id, UnitId = "t", CallerId = caller, At = Monday, Seed = long.MaxValue, Population = 40 };

    private static readonly SpotCandidate[] Drawn = [new("u1", "r1", 3, "薛"), new("u2", "r2", 0, "毕")];

    [Theory, EachEngine]
    public async Task A_draw_comes_back_as_it_was_and_its_answers_count_for_the_units_of_the_people(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _checks.DrawAsync(s, Check("c1"), Drawn));
        var calls = await store.ReadAsync(s => _checks.CallsAsync(s, "c1"));
        Assert.Equal([new SpotCall("c1", 1, "u1", "r1", 3), new SpotCall("c1", 2, "u2", "r2", 0)], calls);
        Assert.Equal((long.MaxValue, 40), ((await store.ReadAsync(s => _checks.OpenOfAsync(s, "m1")))!.Seed, (await store.ReadAsync(s => _checks.LastOfAsync(s, "m1")))!.Population));

        await store.WriteAsync(s => _checks.AnswerAsync(s, calls[0] with { Answer = SpotAnswer.NotInstalled, Aware = true }, Monday));
        await store.WriteAsync(s => _checks.AnswerAsync(s, calls[0] with { Answer = SpotAnswer.Installed }, Monday));

        Assert.Equal([calls[0] with { Answer = SpotAnswer.Installed, Aware = true }], await store.ReadAsync(s => _checks.AnsweredAsync(s, ["u1", "u2"], Monday)));
        Assert.Empty(await store.ReadAsync(s => _checks.AnsweredAsync(s, ["u1", "u2"], Monday.AddSeconds(1))));
        Assert.Empty(await store.ReadAsync(s => _checks.AnsweredAsync(s, ["u2"], Monday)));
    }

    [Theory, EachEngine]
    public async Task A_closed_check_is_no_longer_open_and_the_newest_comes_first(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _checks.DrawAsync(s, Check("c1"), Drawn));
        await store.WriteAsync(s => _checks.DrawAsync(s, Check("c2"), Drawn));
        Assert.Equal("c2", (await store.ReadAsync(s => _checks.OpenOfAsync(s, "m1")))!.Id);
        await store.WriteAsync(s => _checks.CloseAsync(s, "c2", Monday));
        Assert.Equal(("c1", "c2"), ((await store.ReadAsync(s => _checks.OpenOfAsync(s, "m1")))!.Id, (await store.ReadAsync(s => _checks.LastOfAsync(s, "m1")))!.Id));
    }
}
