using System.Text;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage.Tests;

public sealed class ForgettingTests(PostgresServer server) : StoreTest(server)
{
    private const string Phone = "13812341234";

    private readonly MachineClock _machine = new(Monday);
    private readonly SandboxTranscript _transcript = new();
    private readonly Questions _questions = new();
    private readonly Tickets _tickets = new();
    private readonly Outbox _outbox = new();

    [Theory, EachEngine]
    public async Task A_handled_message_keeps_its_masked_text_only(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        await AddAndHandleAsync(store, inbox, "i1");

        var found = await store.ReadAsync(s => inbox.FindAsync(s, "i1"));

        Assert.Equal("张某电话138****1234", found!.Text);
        Assert.Equal("请回电138****1234", found.QuotedText);
        Assert.Equal("张某电话138****1234", (await store.ReadAsync(s => _transcript.FindAsync(s, "g1", "i1")))!.Line.Text);
        Assert.Equal(0, await store.ReadAsync(inbox.UnhandledAsync));
    }

    [Fact]
    public async Task After_handling_and_a_checkpoint_the_phone_number_is_nowhere_in_the_files()
    {
        await using var store = await StoreAsync(Engine.Sqlite);
        await using var inbox = new Inbox(store.Db, _machine);
        for (var i = 0; i < 50; i++) await inbox.AddAsync(Message($"i{i}"), A.Line($"i{i}", text: $"张某电话{Phone}"), None);
        Assert.True(await HoldsPhoneAsync(store), "before handling it must be there, or this test proves nothing");

        for (var i = 0; i < 50; i++) await HandleAsync(store, inbox, $"i{i}");
        await store.Db.CheckpointAsync(None);

        Assert.False(await HoldsPhoneAsync(store));
    }

    [Fact]
    public async Task After_a_sweep_and_a_checkpoint_deleted_text_is_nowhere_in_the_files()
    {
        await using var store = await StoreAsync(Engine.Sqlite);
        for (var i = 0; i < 50; i++)
        {
            var line = A.Line($"i{i}", text: $"张某电话{Phone} {new string('。', i * 40)}");
            await store.WriteAsync(s => _transcript.AppendAsync(s, line));
        }

        await store.WriteAsync(s => new Retention(new Attachments(store.Folder), TimeProvider.System).SweepAsync(s, Monday.AddDays(90)));
        await store.Db.CheckpointAsync(None);

        Assert.False(await HoldsPhoneAsync(store));
    }

    [Theory, EachEngine]
    public async Task The_sweep_deletes_what_is_past_its_time_and_notes_the_counts(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await using var inbox = new Inbox(store.Db, _machine);
        await AddAndHandleAsync(store, inbox, "i1");
        await inbox.AddAsync(A.Message("unhandled", "g2"), null, None);
        await store.WriteAsync(async s =>
        {
            await _questions.OpenAsync(s, A.Question("q1"));
            await _tickets.AddAsync(s, A.Ticket("t1", "A0615-01"));
            await _outbox.EnqueueAsync(s, A.Reply("k"), Monday, held: false, Monday);
        });
        var item = Assert.Single(await store.WriteAsync(s => _outbox.ClaimDueAsync(s, "relay", Monday, Monday, TimeSpan.FromMinutes(1), 1)));
        await store.WriteAsync(s => _outbox.SentAsync(s, item.Id, null, Monday));
        var retention = new Retention(new Attachments(store.Folder), TimeProvider.System);

        var early = await store.WriteAsync(s => retention.SweepAsync(s, Monday.AddDays(90).AddMilliseconds(-1)));
        var at90 = await store.WriteAsync(s => retention.SweepAsync(s, Monday.AddDays(90)));
        var at180 = await store.WriteAsync(s => retention.SweepAsync(s, Monday.AddDays(180)));

        Assert.All(early.Values, n => Assert.Equal(0, n));
        Assert.Equal((1, 1, 1, 0, 1), (at90["inbox"], at90["sandbox_messages"], at90["questions"], at90["tickets"], at90["outbox"]));
        Assert.Equal((0, 1, 0), (at180["inbox"], at180["tickets"], at180["outbox"]));
        Assert.Equal(1, await store.ReadAsync(inbox.UnhandledAsync));
        Assert.Contains("\"inbox\":1", await store.ReadAsync(s => s.ScalarAsync<string>("SELECT counts FROM retention_runs WHERE seq = 2")), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_picture_somebody_asked_about_and_its_file_go_with_the_chat_though_it_was_never_answered(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var (pictures, attachments) = (new FraudPictures(), new Attachments(store.Folder));
        using var bytes = new MemoryStream([1, 2, 3]);
        var file = await attachments.SaveAsync(bytes, "聊天.png", "image/png", None);
        await store.WriteAsync(async s =>
        {
            await attachments.AddAsync(s, file, "i1", "", Monday);
            await pictures.AddAsync(s, new FraudPicture { MessageId = "i1", AttachmentId = file.Id, Channel = "sandbox", ConversationId = "g1", Told = "领补贴", At = Monday });
        });
        var retention = new Retention(attachments, TimeProvider.System, new RetentionPeriods { ChatDays = 30 });
        Assert.Equal(0, (await store.WriteAsync(s => retention.SweepAsync(s, Monday.AddDays(30).AddMilliseconds(-1))))["fraud_pictures"]);
        Assert.Equal(1, (await store.WriteAsync(s => retention.SweepAsync(s, Monday.AddDays(30))))["fraud_pictures"]);
        Assert.Equal(0, await store.ReadAsync(pictures.CountAsync));
        Assert.False(attachments.Holds(file.Id));
    }

    [Theory, EachEngine]
    public async Task A_shorter_time_in_the_settings_also_holds_for_what_is_stored_already(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(async s =>
        {
            await _questions.OpenAsync(s, A.Question("q1"));
            await _tickets.AddAsync(s, A.Ticket("t1", "A0615-01"));
        });
        var retention = new Retention(new Attachments(store.Folder), TimeProvider.System, new RetentionPeriods { ChatDays = 30, CaseDays = 60 });

        var at30 = await store.WriteAsync(s => retention.SweepAsync(s, Monday.AddDays(30)));
        var at60 = await store.WriteAsync(s => retention.SweepAsync(s, Monday.AddDays(60)));

        Assert.Equal((1, 0), (at30["questions"], at30["tickets"]));
        Assert.Equal(1, at60["tickets"]);
    }

    [Theory]
    [InlineData(90, 180, null)]
    [InlineData(6, 180, "设置 Retention:ChatDays（聊天文字和文件保存几天）是6，应在7到3650之间。")]
    [InlineData(90, 0, "设置 Retention:CaseDays（案件和线索保存几天）是0，应在7到3650之间。")]
    public void Periods_that_make_no_sense_are_refused(int chat, int cases, string? fault) =>
        Assert.Equal(fault, new RetentionPeriods { ChatDays = chat, CaseDays = cases }.Fault());

    [Theory, EachEngine]
    public async Task A_file_of_an_edition_outlives_the_chat_it_came_in(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var files = new Attachments(store.Folder);
        Attachment kept = await StoredAsync(store, files, "海报.png"), chat = await StoredAsync(store, files, "截图.png");
        var edition = A.Edition("e1") with { Items = [new EditionItem(1, "海报", "不轻信", null, null, kept)] };
        await store.WriteAsync(s => new Editions().SaveAsync(s, edition));

        await store.WriteAsync(s => new Retention(files, TimeProvider.System).SweepAsync(s, Monday.AddDays(400)));

        Assert.Equal(kept, await store.ReadAsync(s => files.FindAsync(s, kept.Id)));
        await files.Open(kept.Id).DisposeAsync();
        Assert.Null(await store.ReadAsync(s => files.FindAsync(s, chat.Id)));
    }

    [Theory, EachEngine]
    public async Task Photos_of_inspections_and_highlights_outlive_the_chat_they_came_in(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var files = new Attachments(store.Folder);
        Attachment seen = await StoredAsync(store, files, "检查.png"), good = await StoredAsync(store, files, "亮点.png"), chat = await StoredAsync(store, files, "截图.png");
        await store.WriteAsync(s => new Inspections().AddAsync(s, new Inspection(1, "a", "m1", "宣传栏破损", null, null, [seen], Monday)));
        await store.WriteAsync(s => new ActivityRecords().AddHighlightAsync(s, new Highlight(1, "a", "劝住一名群众", [good], "m1", Monday, null)));

        await store.WriteAsync(s => new Retention(files, TimeProvider.System).SweepAsync(s, Monday.AddDays(400)));

        Assert.True(files.Holds(seen.Id));
        Assert.True(files.Holds(good.Id));
        Assert.False(files.Holds(chat.Id));
    }

    private static async Task<Attachment> StoredAsync(TestStore store, Attachments files, string name)
    {
        var file = await files.SaveAsync(new MemoryStream([1, 2, 3]), name, "image/png", None);
        await store.WriteAsync(s => files.AddAsync(s, file, "m1", "00", Monday));
        return file;
    }

    [Theory, EachEngine]
    public async Task A_swept_outbox_key_still_cannot_be_planned_again(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _outbox.EnqueueAsync(s, A.Reply("k"), Monday, held: false, Monday));
        await store.WriteAsync(s => _outbox.CancelAsync(s, "k", "withdrawn", Monday));

        await store.WriteAsync(s => new Retention(new Attachments(store.Folder), TimeProvider.System).SweepAsync(s, Monday.AddDays(91)));

        Assert.False(await store.WriteAsync(s => _outbox.EnqueueAsync(s, A.Reply("k"), Monday, held: false, Monday)));
        Assert.Equal("", await store.ReadAsync(s => s.ScalarAsync<string>("SELECT text FROM outbox")));
    }

    [Theory, EachEngine]
    public async Task Transcript_numbers_go_on_after_a_sweep(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        await store.WriteAsync(s => _transcript.AppendAsync(s, A.Line("i1")));
        await store.WriteAsync(s => new Retention(new Attachments(store.Folder), TimeProvider.System).SweepAsync(s, Monday.AddDays(90)));

        await store.WriteAsync(s => _transcript.AppendAsync(s, A.Line("i2")));

        Assert.Equal(2, (await store.ReadAsync(s => _transcript.FindAsync(s, "g1", "i2")))!.Seq);
    }

    private static InboundMessage Message(string id) => A.Message(id, text: $"张某电话{Phone}") with { QuotedText = $"请回电{Phone}" };

    private async Task AddAndHandleAsync(TestStore store, Inbox inbox, string id)
    {
        await inbox.AddAsync(Message(id), A.Line(id, text: $"张某电话{Phone}"), None);
        await HandleAsync(store, inbox, id);
    }

    private Task HandleAsync(TestStore store, Inbox inbox, string id) => store.WriteAsync(async s =>
    {
        var masked = Masking.Mask((await inbox.FindAsync(s, id))!.Text);
        await inbox.HandledAsync(s, id, masked, Monday);
        await _transcript.MaskAsync(s, id, masked);
    });

    private static async Task<bool> HoldsPhoneAsync(TestStore store)
    {
        var needle = Encoding.UTF8.GetBytes(Phone);
        foreach (var path in Directory.EnumerateFiles(store.Folder, "house.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes);
            if (bytes.AsSpan().IndexOf(needle) >= 0) return true;
        }

        return false;
    }
}
