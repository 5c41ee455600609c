namespace AntiFraudBot.Storage.Tests;

public sealed class QuestionsTests(PostgresServer server) : StoreTest(server)
{
    private readonly Questions _questions = new();

    [Theory, EachEngine]
    public async Task The_newest_open_question_of_the_conversation_is_the_one_answered(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var newest = A.Question("q2", askedAt: Monday.AddMinutes(1));
        await OpenAsync(store, A.Question("q1"), newest, A.Question("q3", "dm-m1", Monday.AddMinutes(2)));

        Assert.Equal(newest, await store.ReadAsync(s => _questions.OpenOfAsync(s, "g1", "m1", Monday.AddMinutes(5))));
        Assert.Equal(["q3", "q2", "q1"], (await store.ReadAsync(s => _questions.OpenOfMemberAsync(s, "m1", Monday.AddMinutes(5)))).Select(q => q.Id));
        Assert.Null(await store.ReadAsync(s => _questions.OpenOfAsync(s, "g1", "m2", Monday)));

        await store.WriteAsync(s => _questions.CloseAsync(s, "q2", "answered", Monday.AddMinutes(5)));
        Assert.Equal("q1", (await store.ReadAsync(s => _questions.OpenOfAsync(s, "g1", "m1", Monday.AddMinutes(5))))!.Id);
    }

    [Theory, EachEngine]
    public async Task A_question_expires_at_its_instant_and_can_then_only_be_closed(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await OpenAsync(store, A.Question("q1"), A.Question("q2", askedAt: Monday.AddMinutes(1)));
        var expiry = Monday.AddHours(2);

        Assert.Equal(expiry, await store.ReadAsync(s => _questions.NextExpiryAsync(s, Monday)));
        Assert.Empty(await store.ReadAsync(s => _questions.ExpiredAsync(s, expiry.AddMilliseconds(-1))));
        Assert.Equal(["q1"], await store.ReadAsync(s => _questions.ExpiredAsync(s, expiry)));
        Assert.Equal(1, await store.ReadAsync(s => _questions.DueAsync(s, expiry)));
        Assert.DoesNotContain(await store.ReadAsync(s => _questions.OpenOfMemberAsync(s, "m1", expiry)), q => q.Id == "q1");

        await store.WriteAsync(s => _questions.CloseAsync(s, "q1", "expired", expiry));
        Assert.Equal(0, await store.ReadAsync(s => _questions.DueAsync(s, expiry)));
        Assert.Equal(expiry.AddMinutes(1), await store.ReadAsync(s => _questions.NextExpiryAsync(s, expiry)));
        Assert.Null(await store.ReadAsync(s => _questions.NextExpiryAsync(s, expiry.AddMinutes(1))));
    }

    private Task OpenAsync(TestStore store, params Question[] questions) => store.WriteAsync(async s =>
    {
        foreach (var question in questions) await _questions.OpenAsync(s, question);
    });
}
