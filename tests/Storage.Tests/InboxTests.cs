using System.Data.Common;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage.Tests;

public sealed class InboxTests(PostgresServer server) : StoreTest(server)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly MachineClock _machine = new(Monday);
    private readonly SandboxTranscript _transcript = new();

    [Theory, EachEngine]
    public async Task A_message_comes_back_as_it_came_in(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        var message = A.Message("i1") with
        {
            ReplyTo = "i0",
            QuotedText = "上周（6.8—6.14）还是本周？",
            MentionsBot = true,
            SenderKnown = false,
            Attachments = [new Attachment("f1", "截图.png", "image/png", 2048)],
        };

        await inbox.AddAsync(message, null, None);

        var found = await store.ReadAsync(s => inbox.FindAsync(s, "i1"));
        Assert.Equal(message.Attachments, found!.Attachments);
        Assert.Equal(message, found with { Attachments = message.Attachments });
    }

    [Theory, EachEngine]
    public async Task A_duplicate_gets_the_first_id_and_the_first_content_wins(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);

        var first = await inbox.AddAsync(A.Message("i1", text: "安装5", externalId: "x"), A.Line("i1"), None);
        var second = await inbox.AddAsync(A.Message("i2", text: "安装50", externalId: "x"), A.Line("i2"), None);
        var elsewhere = await inbox.AddAsync(A.Message("i3", group: "g2", externalId: "x"), null, None);

        Assert.Equal(new InboxAdded("i1", false), first);
        Assert.Equal(new InboxAdded("i1", true), second);
        Assert.Equal(new InboxAdded("i3", false), elsewhere);
        Assert.Equal("安装5", (await store.ReadAsync(s => inbox.FindAsync(s, "i1")))!.Text);
        Assert.Single(await store.ReadAsync(s => _transcript.AfterAsync(s, "g1", 0)));
    }

    [Theory, EachEngine]
    public async Task Forty_deliveries_of_one_message_at_once_store_it_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);

        var added = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => inbox.AddAsync(A.Message($"i{i}", externalId: "x"), A.Line($"i{i}"), None)));

        Assert.Single(added, a => !a.Duplicate);
        Assert.Single(added.Select(a => a.Id).Distinct());
        Assert.Equal(1, await store.ReadAsync(inbox.UnhandledAsync));
    }

    [Theory, EachEngine]
    public async Task A_poisoned_message_fails_alone_and_its_neighbours_are_stored(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);

        // The writer is kept busy, so that all of these wait together and make one batch.
        var (good, bad) = await store.WriteAsync(async _ =>
        {
            await Task.Yield();
            var before = Enumerable.Range(0, 10).Select(i => inbox.AddAsync(A.Message($"a{i}"), A.Line($"a{i}"), None)).ToList();
            var poisoned = inbox.AddAsync(A.Message("p") with { SenderId = null! }, A.Line("p"), None);
            var after = Enumerable.Range(0, 10).Select(i => inbox.AddAsync(A.Message($"b{i}"), A.Line($"b{i}"), None)).ToList();
            return (before.Concat(after).ToList(), poisoned);
        });

        Assert.All(await Task.WhenAll(good), a => Assert.False(a.Duplicate));
        await Assert.ThrowsAnyAsync<DbException>(() => bad);
        Assert.Equal(20, await store.ReadAsync(inbox.UnhandledAsync));
        var lines = await store.ReadAsync(s => _transcript.AfterAsync(s, "g1", 0));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), lines.Select(l => l.Seq));
    }

    [Theory, EachEngine]
    public async Task Text_no_engine_should_choke_on_is_stored_repaired(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);

        await inbox.AddAsync(A.Message("i1", text: "安装5\0户\ud83d 完\ud83d\ude00"), null, None);

        Assert.Equal("安装5\ufffd户\ufffd 完\ud83d\ude00", (await store.ReadAsync(s => inbox.FindAsync(s, "i1")))!.Text);
    }

    [Theory, EachEngine]
    public async Task Only_the_oldest_message_of_each_conversation_is_claimed(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        foreach (var (id, group) in new[] { ("a1", "ga"), ("a2", "ga"), ("b1", "gb"), ("a3", "ga") }) await inbox.AddAsync(A.Message(id, group), null, None);

        Assert.Equal(["a1", "b1"], await ClaimAsync(inbox, "w1"));
        Assert.Empty(await ClaimAsync(inbox, "w2"));

        await store.WriteAsync(s => inbox.HandledAsync(s, "a1", "", Monday));
        Assert.Equal(["a2"], await ClaimAsync(inbox, "w2"));
    }

    [Theory, EachEngine]
    public async Task Many_workers_claim_every_conversation_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        for (var i = 0; i < 40; i++) await inbox.AddAsync(A.Message($"i{i}", $"g{i}"), null, None);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(() => inbox.ClaimAsync($"w{w}", Lease, 5, None))));

        Assert.Equal(40, claims.SelectMany(c => c).Select(c => c.Message.Id).Distinct().Count());
        Assert.All(claims, c => Assert.Equal(5, c.Count));
    }

    [Theory, EachEngine]
    public async Task A_killed_worker_loses_its_lease_to_the_next_and_cannot_book_twice(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        await inbox.AddAsync(A.Message("i1"), null, None);
        await ClaimAsync(inbox, "killed");

        _machine.Advance(Lease - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await ClaimAsync(inbox, "next"));
        _machine.Advance(TimeSpan.FromMilliseconds(1));
        var again = Assert.Single(await inbox.ClaimAsync("next", Lease, 10, None));
        Assert.Equal(2, again.Attempts);

        await store.WriteAsync(s => inbox.HandledAsync(s, "i1", "", Monday));
        await Assert.ThrowsAsync<AlreadyHandledException>(() => store.WriteAsync(s => inbox.HandledAsync(s, "i1", "", Monday)));
    }

    [Theory, EachEngine]
    public async Task A_worker_that_stops_gives_its_leases_back_at_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        await inbox.AddAsync(A.Message("i1"), null, None);
        await ClaimAsync(inbox, "w1");

        await inbox.ReleaseLeasesAsync("w1", None);

        Assert.Equal(["i1"], await ClaimAsync(inbox, "w2"));
    }

    [Theory, EachEngine]
    public async Task A_failure_waits_its_time_and_holds_its_conversation(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        await inbox.AddAsync(A.Message("i1"), null, None);
        await inbox.AddAsync(A.Message("i2"), null, None);
        await ClaimAsync(inbox, "w1");

        await inbox.FailedAsync("i1", "store was busy", TimeSpan.FromSeconds(30), None);

        Assert.Equal(2, await store.ReadAsync(inbox.UnhandledAsync));
        Assert.Empty(await ClaimAsync(inbox, "w1"));
        _machine.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["i1"], await ClaimAsync(inbox, "w1"));
    }

    [Theory, EachEngine]
    public async Task A_parked_message_is_kept_and_counted_and_lets_the_next_one_through(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        await inbox.AddAsync(A.Message("i1"), null, None);
        await inbox.AddAsync(A.Message("i2"), null, None);
        await ClaimAsync(inbox, "w1");

        await inbox.FailedAsync("i1", "cannot be read", null, None);

        Assert.Equal(1, await store.ReadAsync(inbox.ParkedAsync));
        Assert.Equal(1, await store.ReadAsync(inbox.UnhandledAsync));
        Assert.NotNull(await store.ReadAsync(s => inbox.FindAsync(s, "i1")));
        Assert.Equal(["i2"], await ClaimAsync(inbox, "w1"));
    }

    [Theory, EachEngine]
    public async Task Earlier_equal_texts_of_one_sender_are_counted_handled_or_not(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        const string said = "电话13912345678";
        await inbox.AddAsync(A.Message("old") with { Text = said, SentAt = Monday.AddMinutes(-5) }, null, None);
        await inbox.AddAsync(A.Message("other") with { Text = said, SenderId = "m2" }, null, None);
        await inbox.AddAsync(A.Message("different") with { Text = "安装3" }, null, None);
        await inbox.AddAsync(A.Message("i1") with { Text = said }, null, None);
        await inbox.AddAsync(A.Message("i2") with { Text = said }, null, None);
        var asked = A.Message("i3") with { Text = said };
        await inbox.AddAsync(asked, null, None);
        await inbox.AddAsync(A.Message("later") with { Text = said }, null, None);
        await store.WriteAsync(s => inbox.HandledAsync(s, "i1", Masking.Mask(said), Monday));

        Assert.Equal(2, await store.ReadAsync(s => inbox.AlikeAsync(s, asked, Monday.AddMinutes(-1))));
    }

    private static async Task<IEnumerable<string>> ClaimAsync(Inbox inbox, string owner) =>
        (await inbox.ClaimAsync(owner, Lease, 10, CancellationToken.None)).Select(c => c.Message.Id).ToList();
}
