using System.Text;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Storage.Tests;

public sealed class MouthTests(PostgresServer server) : StoreTest(server)
{
    [Theory, EachEngine]
    public async Task A_text_too_long_for_a_platform_goes_out_in_pieces_with_its_files_last(Engine engine)
    {
        await using var store = await StoreAsync(engine);
        var outbox = new Outbox();
        var mouth = new Mouth(outbox, new SpeakingTimes(new WorkCalendar([], [], []), 10));
        var file = new Attachment("a1", "稿.txt", "text/plain", 3);
        var message = A.Reply("k") with { Text = string.Join('\n', Enumerable.Repeat(new string('讲', 200), 5)), Attachments = [file], Mentions = ["m1"] };

        Assert.True(await store.WriteAsync(s => mouth.SayAsync(s, message, Monday)));
        Assert.False(await store.WriteAsync(s => mouth.SayAsync(s, message, Monday)));

        List<OutboundMessage> said = [];
        while (await store.WriteAsync(s => outbox.ClaimDueAsync(s, "relay", Monday, Monday, TimeSpan.FromMinutes(1), 1)) is [var item])
        {
            said.Add(item.Message);
            await store.WriteAsync(s => outbox.SentAsync(s, item.Id, null, Monday));
        }

        Assert.Equal(["k", "k#2"], said.Select(m => m.Key));
        Assert.All(said, m => Assert.InRange(Encoding.UTF8.GetByteCount(m.Text), 1, TextLimits.MaxBytes));
        Assert.Equal([0, 1], said.Select(m => m.Attachments.Count));
        Assert.Equal([1, 0], said.Select(m => m.Mentions.Count));
    }
}
