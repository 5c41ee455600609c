using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage.Tests;

/// <summary>What real platforms need of the store.</summary>
public sealed class PlatformsTests(PostgresServer server) : StoreTest(server)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory, EachEngine]
    public async Task A_lease_has_one_holder_until_it_runs_out_or_is_given_back(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var leases = new Leases();
        Task<bool> TakeAsync(string owner, DateTimeOffset now) => store.WriteAsync(s => leases.TakeAsync(s, "wecom-aibot", owner, now, Minute));

        Assert.True(await TakeAsync("a", Monday));
        Assert.False(await TakeAsync("b", Monday.AddSeconds(59)));
        Assert.True(await TakeAsync("a", Monday.AddSeconds(59)), "the holder renews");
        Assert.False(await TakeAsync("b", Monday.AddSeconds(61)));
        Assert.True(await TakeAsync("b", Monday.AddSeconds(119)), "it ran out");
        await store.WriteAsync(s => leases.ReleaseAsync(s, "wecom-aibot", "b"));
        Assert.True(await TakeAsync("a", Monday.AddSeconds(120)), "it was given back");
    }

    [Theory, EachEngine]
    public async Task An_errand_is_run_by_one_at_a_time_goes_on_where_it_was_and_is_ordered_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var errands = new Errands();
        Task<IReadOnlyList<Errand>> ClaimAsync(DateTimeOffset now) => store.WriteAsync(s => errands.ClaimAsync(s, now, now, Minute, 4));
        Task<bool> OrderAsync() => store.WriteAsync(s => errands.AddAsync(s, "mass/e-1/0", "wecom", "mass-send", new Note("begun"), Monday, Monday));

        Assert.True(await OrderAsync());
        Assert.False(await OrderAsync());
        Assert.Equal(1, await store.ReadAsync(s => errands.DueAsync(s, Monday)));
        Assert.Equal("begun", Assert.Single(await ClaimAsync(Monday)).Payload<Note>().Words);
        Assert.Empty(await ClaimAsync(Monday.AddSeconds(59)));
        Assert.Single(await ClaimAsync(Monday.AddSeconds(61)));

        await store.WriteAsync(s => errands.PostponeAsync(s, "mass/e-1/0", new Note("prepared"), Monday.AddMinutes(30), 2));
        Assert.Equal(Monday.AddMinutes(30), await store.ReadAsync(s => errands.NextDueAsync(s, Monday)));
        await store.WriteAsync(s => errands.HurryAsync(s, "mass/e-2/", Monday.AddMinutes(5)));
        Assert.Empty(await ClaimAsync(Monday.AddMinutes(5)));
        await store.WriteAsync(s => errands.HurryAsync(s, "mass/e-1/", Monday.AddMinutes(5)));
        var again = Assert.Single(await ClaimAsync(Monday.AddMinutes(5)));
        Assert.Equal(("prepared", 2), (again.Payload<Note>().Words, again.Attempts));
        Assert.Single(await store.ReadAsync(s => errands.WaitingAsync(s, "mass/e-1/")));
        await store.WriteAsync(s => errands.CloseAsync(s, again.Id, "done", null, Monday.AddMinutes(6)));
        Assert.Equal((0, 0), (await store.ReadAsync(s => errands.DueAsync(s, Monday.AddDays(1))), (await store.ReadAsync(s => errands.WaitingAsync(s, "mass/"))).Count));
    }

    [Theory, EachEngine]
    public async Task A_row_that_waits_for_a_quota_keeps_its_place_and_its_tries(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var outbox = new Outbox();
        foreach (var key in new[] { "first", "second" })
            await store.WriteAsync(s => outbox.EnqueueAsync(s, A.Reply(key), Monday, held: false, Monday));
        Task<IReadOnlyList<OutboxItem>> ClaimAsync(DateTimeOffset now) => store.WriteAsync(s => outbox.ClaimDueAsync(s, "relay", now, now, Minute, 10));

        var item = Assert.Single(await ClaimAsync(Monday));
        await store.WriteAsync(s => outbox.DeferAsync(s, item.Id, "per-minute", Monday.AddSeconds(50)));

        Assert.Empty(await ClaimAsync(Monday.AddSeconds(30)));
        Assert.Equal(0, await store.ReadAsync(s => outbox.DueAsync(s, Monday.AddSeconds(49))));
        var again = Assert.Single(await ClaimAsync(Monday.AddSeconds(50)));
        Assert.Equal(("first", 2), (again.Message.Key, again.Attempts));
        await store.WriteAsync(s => outbox.DeferAsync(s, again.Id, "per-minute", Monday.AddSeconds(60)));
        Assert.Equal(2, Assert.Single(await ClaimAsync(Monday.AddSeconds(60))).Attempts);
    }

    [Theory, EachEngine]
    public async Task A_relay_takes_the_rows_of_its_channel_and_the_first_all_that_have_no_relay(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var outbox = new Outbox();
        foreach (var channel in new[] { "wecom", "dingtalk", "sandbox" })
            await store.WriteAsync(s => outbox.EnqueueAsync(s, A.Reply(channel) with { Channel = channel }, Monday, held: false, Monday));

        var own = await store.WriteAsync(s => outbox.ClaimDueAsync(s, "b", Monday, Monday, Minute, 10, channel: "dingtalk"));
        var rest = await store.WriteAsync(s => outbox.ClaimDueAsync(s, "a", Monday, Monday, Minute, 10, others: ["dingtalk"]));

        Assert.Equal("dingtalk", Assert.Single(own).Message.Key);
        Assert.Equal(["wecom", "sandbox"], rest.Select(i => i.Message.Key));
    }

    [Theory, EachEngine]
    public async Task A_message_is_held_for_its_files_and_its_conversation_with_it(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var machine = new MachineClock(Monday);
        await using var inbox = new Inbox(store.Db, machine);
        await inbox.AddAsync(new Arrival(A.Message("i1")) { HeldFor = Minute }, None);
        await inbox.AddAsync(A.Message("i2"), null, None);
        Assert.Empty(await inbox.ClaimAsync("w", Minute, 10, None));

        Assert.True(await store.WriteAsync(s => inbox.FilesCameAsync(s, "i1", [new Attachment("f1", "现场.png", "image/png", 3)])));

        var item = Assert.Single(await inbox.ClaimAsync("w", Minute, 10, None));
        Assert.Equal(("i1", "现场.png"), (item.Message.Id, Assert.Single(item.Message.Attachments).Name));
        Assert.False(await store.WriteAsync(s => inbox.FilesCameAsync(s, "i1", [])), "it is being handled");
    }

    [Theory, EachEngine]
    public async Task What_comes_with_a_message_is_written_once_with_it(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, new MachineClock(Monday));
        var (fetches, file) = (new FileFetches(), new FileFetch { MessageId = "i1", Channel = "wecom", Name = "表.xlsx", Reference = "ref", ValidUntil = Monday });
        Arrival Arriving(string id) => new(A.Message(id, externalId: "x")) { Beside = s => fetches.AddAsync(s, file with { MessageId = id }, Monday) };

        await inbox.AddAsync(Arriving("i1"), None);
        Assert.True((await inbox.AddAsync(Arriving("i2"), None)).Duplicate);

        var claimed = Assert.Single(await store.WriteAsync(s => fetches.ClaimAsync(s, Monday, Minute)));
        Assert.Equal(("i1", "ref", 1), (claimed.MessageId, claimed.Reference, claimed.Attempts));
        Assert.Empty(await store.WriteAsync(s => fetches.ClaimAsync(s, Monday.AddSeconds(59), Minute)));
        await store.WriteAsync(s => fetches.SettleAsync(s, claimed, null, "404"));
        Assert.Equal(0, await store.ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM file_fetches WHERE reference IS NOT NULL")));
        Assert.Equal((0, 1), (await store.ReadAsync(s => fetches.WaitingAsync(s, "i1")), await store.ReadAsync(s => fetches.FailedAsync(s, "i1"))));
    }

    [Theory, EachEngine]
    public async Task A_code_is_used_once_before_its_time_is_over(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var codes = new PersonCodes();
        await store.WriteAsync(s => codes.AddAsync(s, "hash", "m1", "office", Monday.AddMinutes(10)));

        Assert.Null(await store.WriteAsync(s => codes.UseAsync(s, "other", Monday)));
        Assert.Null(await store.WriteAsync(s => codes.UseAsync(s, "hash", Monday.AddMinutes(10))));
        Assert.Equal("m1", await store.WriteAsync(s => codes.UseAsync(s, "hash", Monday)));
        Assert.Null(await store.WriteAsync(s => codes.UseAsync(s, "hash", Monday)));
    }

    [Theory, EachEngine]
    public async Task Wrong_codes_count_for_one_window_and_calls_for_one_month(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var (codes, calls) = (new PersonCodes(), new ApiCalls());
        for (var i = 0; i < 3; i++) await store.WriteAsync(s => codes.MissedAsync(s, "wecom", "u1", Monday.AddMinutes(i), TimeSpan.FromMinutes(10)));
        for (var i = 0; i < 3; i++) await store.WriteAsync(s => calls.AddAsync(s, "dingtalk", "2026-06", "groupMessages/send", 2));

        Assert.Equal(3, await store.ReadAsync(s => codes.TriesAsync(s, "wecom", "u1", Monday.AddMinutes(9))));
        Assert.Equal(0, await store.ReadAsync(s => codes.TriesAsync(s, "wecom", "u1", Monday.AddMinutes(10))));
        await store.WriteAsync(s => codes.MissedAsync(s, "wecom", "u1", Monday.AddMinutes(11), TimeSpan.FromMinutes(10)));
        Assert.Equal(1, await store.ReadAsync(s => codes.TriesAsync(s, "wecom", "u1", Monday.AddMinutes(11))));
        Assert.Equal((6, 0), (await store.ReadAsync(s => calls.CountAsync(s, "dingtalk", "2026-06", null)), await store.ReadAsync(s => calls.CountAsync(s, "dingtalk", "2026-07", null))));
    }

    [Theory, EachEngine]
    public async Task Accounts_and_services_are_found_from_our_ids(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var org = new Org();
        await store.WriteAsync(s => org.LinkIdentityAsync(s, "wecom", "zhang-2", "m1"));
        await store.WriteAsync(s => org.LinkIdentityAsync(s, "wecom", "zhang-1", "m1"));
        await store.WriteAsync(s => org.SetServiceAsync(s, "g1", "webhook", "上坪"));

        Assert.Equal("zhang-1", await store.ReadAsync(s => org.AccountOfAsync(s, "wecom", "m1")));
        Assert.Null(await store.ReadAsync(s => org.AccountOfAsync(s, "dingtalk", "m1")));
        Assert.Equal("上坪", (await store.ReadAsync(org.ServicesAsync))["g1"]["webhook"]);
    }

    private sealed record Note(string Words);

    [Theory, EachEngine]
    public async Task An_address_to_answer_at_is_there_until_it_runs_out_and_then_forgotten(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var addresses = new ReplyAddresses();
        await store.WriteAsync(s => addresses.AddAsync(s, "m1", "https://oapi.dingtalk.com/robot/sendBySession?session=x", Monday.AddMinutes(90)));
        await store.WriteAsync(s => addresses.AddAsync(s, "m1", "https://elsewhere", Monday.AddMinutes(90)));

        Assert.Equal("https://oapi.dingtalk.com/robot/sendBySession?session=x", (await store.ReadAsync(s => addresses.FindAsync(s, "m1", Monday)))?.Address);
        Assert.Null(await store.ReadAsync(s => addresses.FindAsync(s, "m1", Monday.AddMinutes(90))));
        Assert.Null(await store.ReadAsync(s => addresses.FindAsync(s, "m2", Monday)));
    }

    [Theory, EachEngine]
    public async Task A_form_and_every_message_a_row_became_are_kept_and_readers_count_once(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var (outbox, reads) = (new Outbox(), new MessageReads());
        var form = new ReportForm("上坪村", "18:00前", ["安装", "注册"]);
        var push = A.Reply("push/e-1/cid1/0") with { Channel = "dingtalk", ConversationId = "cid1", Form = form };
        await store.WriteAsync(s => outbox.EnqueueAsync(s, push, Monday, held: false, Monday));
        var item = Assert.Single(await store.WriteAsync(s => outbox.ClaimDueAsync(s, "relay", Monday, Monday, Minute, 10)));
        Assert.Equal((form.Title, "安装注册"), (item.Message.Form!.Title, string.Concat(item.Message.Form.Words)));
        await store.WriteAsync(s => outbox.SentAsync(s, item.Id, "k1", Monday, ["k2"]));
        foreach (var (message, account) in new[] { ("k1", "a"), ("k1", "a"), ("k1", "b"), ("other", "c") })
            await store.WriteAsync(s => reads.AddAsync(s, "dingtalk", message, account, Monday));

        Assert.Equal(["k1", "k2"], (await store.ReadAsync(s => outbox.SentSinceAsync(s, "dingtalk", "push/e-1/", Monday))).Select(m => m.ExternalId).Order());
        Assert.Empty(await store.ReadAsync(s => outbox.SentSinceAsync(s, "dingtalk", "push/e-1/", Monday.AddSeconds(1))));
        Assert.Equal(2, (await store.ReadAsync(s => reads.ReadersAsync(s, "push/e-1/")))["cid1"]);
    }
}
