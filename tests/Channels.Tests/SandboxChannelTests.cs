using AntiFraudBot.Channels.Sandbox;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests;

public sealed class SandboxChannelTests : ChannelContract
{
    private readonly List<SandboxLine> _shown = [];

    protected override IChannel Channel => new SandboxChannel((line, _) =>
    {
        _shown.Add(line);
        return Task.CompletedTask;
    });

    protected override int Shown(string text) => _shown.Count(line => line.Text == text);

    [Fact]
    public async Task A_line_carries_the_outbox_id_so_that_a_repeated_send_shows_once()
    {
        await Channel.SendAsync(Parcel("o-7", "已收到 上坪村"), CancellationToken.None);
        var line = Assert.Single(_shown);
        Assert.Equal(("g-1", "o-7", "m0", "text", "已收到 上坪村"), (line.GroupId, line.MessageId, line.ReplyTo, line.Kind, line.Text));
        Assert.Equal(["m-1"], line.Mentions);
    }

    [Theory]
    [InlineData("image/png", "image")]
    [InlineData("text/plain", "file")]
    public async Task A_file_without_words_shows_as_what_it_is(string contentType, string kind)
    {
        await Channel.SendAsync(Parcel("o-8", "", new Attachment("a1", "海报.png", contentType, 10)), CancellationToken.None);
        Assert.Equal(kind, Assert.Single(_shown).Kind);
    }

    [Fact]
    public async Task A_failure_of_the_page_reaches_the_relay_which_alone_retries()
    {
        var broken = new SandboxChannel((_, _) => throw new IOException("disk full"));
        await Assert.ThrowsAsync<IOException>(() => broken.SendAsync(Parcel("o-9", "x"), CancellationToken.None));
    }
}
