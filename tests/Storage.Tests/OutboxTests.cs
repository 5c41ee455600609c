using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage.Tests;

public sealed class OutboxTests(PostgresServer server) : StoreTest(server)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly Outbox _outbox = new();

    [Theory, EachEngine]
    public async Task A_key_is_planned_once_for_ever(Engine engine)
    {
        await using var store = await StoreAsync(engine);

        Assert.True(await EnqueueAsync(store, A.Reply("push:1")));
        Assert.False(await EnqueueAsync(store, A.Reply("push:1")));
        var item = Assert.Single(await ClaimAsync(store));
        await store.WriteAsync(s => _outbox.SentAsync(s, item.Id, "ext-1", Monday));

        Assert.False(await EnqueueAsync(store, A.Reply("push:1")), "a sent key is not sent again");
        Assert.Empty(await ClaimAsync(store));
    }

    [Theory, EachEngine]
    public async Task A_row_comes_back_as_it_was_planned(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var message = A.Reply("k", topic: "reminder") with
        {
            ReplyTo = "i1",
            DeliveryId = "d1",
            NotBefore = Monday,
            Attachments = [new Attachment("f1", "海报.png", "image/png", 7)],
        };

        await EnqueueAsync(store, message, held: true);

        var item = Assert.Single(await ClaimAsync(store));
        Assert.Equal(message.Mentions, item.Message.Mentions);
        Assert.Equal(message.Attachments, item.Message.Attachments);
        Assert.Equal(message, item.Message with { Mentions = message.Mentions, Attachments = message.Attachments });
        Assert.Equal((1, Monday, true), (item.Attempts, item.DueAt, item.Held));
    }

    [Theory, EachEngine]
    public async Task Urgent_goes_before_reply_before_bulk_then_the_oldest(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await EnqueueAsync(store, A.Reply("bulk", "g1", Lane.Bulk));
        await EnqueueAsync(store, A.Reply("reply-1", "g2", Lane.Reply));
        await EnqueueAsync(store, A.Reply("reply-2", "g3", Lane.Reply));
        await EnqueueAsync(store, A.Reply("urgent", "g4", Lane.Urgent));

        Assert.Equal(["urgent", "reply-1", "reply-2", "bulk"], Keys(await ClaimAsync(store)));
    }

    [Theory, EachEngine]
    public async Task A_later_row_never_overtakes_an_earlier_one_of_its_conversation_and_lane(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await EnqueueAsync(store, A.Reply("first"));
        await EnqueueAsync(store, A.Reply("second"));
        await EnqueueAsync(store, A.Reply("answer", lane: Lane.Reply));

        var claimed = await ClaimAsync(store);
        Assert.Equal(["answer", "first"], Keys(claimed));
        Assert.Empty(await ClaimAsync(store));

        await store.WriteAsync(s => _outbox.RetryAsync(s, claimed[1].Id, "busy", Monday.AddMinutes(1)));
        Assert.Empty(await ClaimAsync(store));
        Assert.Equal(["first"], Keys(await ClaimAsync(store, Monday.AddMinutes(1))));
    }

    [Theory, EachEngine]
    public async Task A_row_waiting_for_its_hour_holds_nobody_up(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await EnqueueAsync(store, A.Reply("tomorrow"), dueAt: Monday.AddDays(1));
        await EnqueueAsync(store, A.Reply("now"));

        Assert.Equal(["now"], Keys(await ClaimAsync(store)));
        Assert.Equal(1, await store.ReadAsync(s => _outbox.DueAsync(s, Monday)));
        Assert.Equal(Monday.AddDays(1), await store.ReadAsync(s => _outbox.NextDueAsync(s, Monday)));
        Assert.Null(await store.ReadAsync(s => _outbox.NextDueAsync(s, Monday.AddDays(1))));
    }

    [Theory, EachEngine]
    public async Task What_stands_behind_a_row_that_waits_for_a_quota_is_not_due(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        foreach (var key in (string[])["first", "second"]) await EnqueueAsync(store, A.Reply(key));
        await EnqueueAsync(store, A.Reply("elsewhere", "g2"), dueAt: Monday.AddMinutes(2));
        var first = Assert.Single(await ClaimAsync(store));
        Assert.Equal(2, await store.ReadAsync(s => _outbox.DueAsync(s, Monday)));

        await store.WriteAsync(s => _outbox.DeferAsync(s, first.Id, "per-minute", Monday.AddMinutes(1)));

        Assert.Equal(0, await store.ReadAsync(s => _outbox.DueAsync(s, Monday)));
        Assert.Null(await store.ReadAsync(s => _outbox.OldestDueAsync(s, Monday)));
        Assert.Equal(2, await store.ReadAsync(s => _outbox.DueAsync(s, Monday.AddMinutes(1))));
    }

    [Theory, EachEngine]
    public async Task A_newer_held_row_of_a_topic_overtakes_the_older_held_ones_only(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await EnqueueAsync(store, A.Reply("not-held", topic: "reminder"));
        await EnqueueAsync(store, A.Reply("old", topic: "reminder"), held: true);
        await EnqueueAsync(store, A.Reply("elsewhere", "g2", topic: "reminder"), held: true);
        await EnqueueAsync(store, A.Reply("new", topic: "reminder"), held: true);

        var states = await store.ReadAsync(s => s.QueryAsync<string>("SELECT key || ' ' || state || ' ' || COALESCE(reason, '') FROM outbox ORDER BY seq"));

        Assert.Equal(["not-held pending ", "old cancelled overtaken", "elsewhere pending ", "new pending "], states);
    }

    [Theory, EachEngine]
    public async Task A_killed_relay_loses_its_rows_when_the_lease_ends(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await EnqueueAsync(store, A.Reply("k"));
        await ClaimAsync(store);

        Assert.Empty(await ClaimAsync(store, Monday.AddDays(1)));
        Assert.Equal(2, Assert.Single(await ClaimAsync(store, Monday, machineNow: Monday + Lease)).Attempts);

        await store.WriteAsync(s => _outbox.ReleaseLeasesAsync(s, "relay"));
        Assert.Single(await ClaimAsync(store, Monday, machineNow: Monday + Lease));
    }

    [Theory, EachEngine]
    public async Task Cancelling_takes_a_topic_or_a_key_prefix_and_leaves_what_is_sent(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await EnqueueAsync(store, A.Reply("push:e1:g1", "g1"));
        var sent = Assert.Single(await ClaimAsync(store));
        await store.WriteAsync(s => _outbox.SentAsync(s, sent.Id, null, Monday));
        await EnqueueAsync(store, A.Reply("push:e1:g2", "g2"));
        await EnqueueAsync(store, A.Reply("push:E1:g3", "g3"));
        await EnqueueAsync(store, A.Reply("x", "g4", topic: "push:e1:"));

        Assert.Equal(2, await store.WriteAsync(s => _outbox.CancelAsync(s, "push:e1:", "edition withdrawn", Monday)));
        Assert.Equal(["push:E1:g3"], Keys(await ClaimAsync(store)));
    }

    [Theory, EachEngine]
    public async Task A_failed_row_is_over_and_a_send_that_overlapped_a_cancel_is_recorded_as_sent(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await EnqueueAsync(store, A.Reply("bad", "g1"));
        await EnqueueAsync(store, A.Reply("fast", "g2"));
        var claimed = await ClaimAsync(store);

        await store.WriteAsync(s => _outbox.FailedAsync(s, claimed[0].Id, "not in the group", Monday));
        await store.WriteAsync(s => _outbox.CancelAsync(s, "fast", "withdrawn", Monday));
        await store.WriteAsync(s => _outbox.SentAsync(s, claimed[1].Id, "ext", Monday));

        Assert.Equal(["failed", "sent"], await store.ReadAsync(s => s.QueryAsync<string>("SELECT state FROM outbox ORDER BY seq")));
        Assert.Equal(0, await store.ReadAsync(s => _outbox.DueAsync(s, Monday)));
    }

    [Theory, EachEngine]
    public async Task Answers_of_the_last_minute_are_counted_by_conversation(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await EnqueueAsync(store, A.Reply("a", lane: Lane.Reply));
        await EnqueueAsync(store, A.Reply("b", lane: Lane.Reply));
        await EnqueueAsync(store, A.Reply("c", lane: Lane.Bulk));
        await EnqueueAsync(store, A.Reply("d", "g2", Lane.Reply));

        Assert.Equal(2, await store.ReadAsync(s => _outbox.RecentAnswersAsync(s, "g1", Monday.AddMinutes(-1))));
        Assert.Equal(0, await store.ReadAsync(s => _outbox.RecentAnswersAsync(s, "g1", Monday.AddMinutes(1))));
    }

    private Task<bool> EnqueueAsync(TestStore store, OutboundMessage m, DateTimeOffset? dueAt = null, bool held = false) =>
        store.WriteAsync(s => _outbox.EnqueueAsync(s, m, dueAt ?? Monday, held, Monday));

    private Task<IReadOnlyList<OutboxItem>> ClaimAsync(TestStore store, DateTimeOffset? now = null, DateTimeOffset? machineNow = null) =>
        store.WriteAsync(s => _outbox.ClaimDueAsync(s, "relay", now ?? Monday, machineNow ?? Monday, Lease, 10));

    private static IEnumerable<string> Keys(IEnumerable<OutboxItem> items) => items.Select(i => i.Message.Key);

    [Theory, EachEngine]
    public async Task Held_texts_that_go_out_together_stay_inside_what_a_platform_takes(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var outbox = new Outbox();
        foreach (var n in Enumerable.Range(1, 4))
            await store.WriteAsync(s => outbox.EnqueueAsync(s, A.Reply($"k{n}") with { Text = new string('讲', 300) }, Monday, held: true, Monday));
        var first = Assert.Single(await store.WriteAsync(s => outbox.ClaimDueAsync(s, "relay", Monday, Monday, TimeSpan.FromMinutes(1), 1)));
        var companions = await store.WriteAsync(s => outbox.ClaimCompanionsAsync(s, first, "relay", Monday, Monday, TimeSpan.FromMinutes(1)));
        Assert.Equal(["k2"], companions.Select(c => c.Message.Key));
    }
}
