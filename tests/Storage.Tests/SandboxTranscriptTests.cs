using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage.Tests;

public sealed class SandboxTranscriptTests(PostgresServer server) : StoreTest(server)
{
    private readonly SandboxTranscript _transcript = new();

    [Theory, EachEngine]
    public async Task Numbers_run_from_one_without_gaps_in_each_group(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var lines = Enumerable.Range(0, 30).Select(i => A.Line($"i{i}", i % 2 == 0 ? "g1" : "g2"));

        await Task.WhenAll(lines.Select(line => Task.Run(() => store.WriteAsync(s => _transcript.AppendAsync(s, line)))));

        Assert.Equal(Enumerable.Range(1, 15).Select(i => (long)i), (await AfterAsync(store, "g1", 0)).Select(r => r.Seq));
        Assert.Equal(15, (await store.ReadAsync(_transcript.LastSeqAsync))["g2"]);
    }

    [Theory, EachEngine]
    public async Task The_same_message_in_a_group_is_a_no_op_and_takes_no_number(Engine engine)
    {
        await using var store = await StoreAsync(engine);

        Assert.True(await store.WriteAsync(s => _transcript.AppendAsync(s, A.Line("i1"))));
        Assert.False(await store.WriteAsync(s => _transcript.AppendAsync(s, A.Line("i1", text: "别的"))));
        Assert.True(await store.WriteAsync(s => _transcript.AppendAsync(s, A.Line("i1", "g2"))));
        Assert.True(await store.WriteAsync(s => _transcript.AppendAsync(s, A.Line("i2"))));

        Assert.Equal([(1, "i1"), (2, "i2")], (await AfterAsync(store, "g1", 0)).Select(r => (r.Seq, r.Line.MessageId)));
    }

    [Theory, EachEngine]
    public async Task A_line_comes_back_as_it_was_and_after_is_exclusive(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var line = new TranscriptLine("g1", "o1", "i1", "bot", true, "card", "本周排名", [new Attachment("f1", "排名.png", "image/png", 9)], ["m1", "m2"], Monday);
        await store.WriteAsync(s => _transcript.AppendAsync(s, A.Line("i1")));
        await store.WriteAsync(s => _transcript.AppendAsync(s, line));

        var row = Assert.Single(await AfterAsync(store, "g1", 1));

        Assert.Equal(2, row.Seq);
        Assert.Equal(line.Attachments, row.Line.Attachments);
        Assert.Equal(line.Mentions, row.Line.Mentions);
        Assert.Equal(line, row.Line with { Attachments = line.Attachments, Mentions = line.Mentions });
    }

    private Task<IReadOnlyList<TranscriptRow>> AfterAsync(TestStore store, string group, long after) =>
        store.ReadAsync(s => _transcript.AfterAsync(s, group, after));
}
