using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests;

/// <summary>What every channel promises the relay.</summary>
public abstract class ChannelContract
{
    protected abstract IChannel Channel { get; }

    /// <summary>How often the chat has been shown this text.</summary>
    protected abstract int Shown(string text);

    protected static Parcel Parcel(string outboxId, string text, params Attachment[] files) => new()
    {
        OutboxId = outboxId,
        To = new Address
        {
            ChatId = "g-1",
            Private = false,
            Heard = true,
            Services = new Dictionary<string, string> { [GroupServices.Webhook] = "上坪村" },
        },
        Message = new()
        {
            Key = "k",
            Channel = "sandbox",
            ConversationId = "g-1",
            Text = text,
            Attachments = files,
            Mentions = ["m-1"],
            ReplyTo = "m0",
        },
    };

    [Fact]
    public void A_channel_has_a_plain_lower_case_name() => Assert.Matches("^[a-z]+$", Channel.Name);

    [Fact]
    public async Task A_message_that_went_out_is_reported_as_sent_and_shown_once()
    {
        Assert.IsType<SendOutcome.Sent>(await Channel.SendAsync(Parcel("o-1", "收到"), CancellationToken.None));
        Assert.Equal(1, Shown("收到"));
    }

    [Fact]
    public async Task A_poster_goes_with_its_words()
    {
        var poster = new Attachment("a1", "海报.png", "image/png", 64);
        Assert.IsType<SendOutcome.Sent>(await Channel.SendAsync(Parcel("o-2", "第1期素材", poster), CancellationToken.None));
        Assert.Equal(1, Shown("第1期素材"));
    }

    [Fact]
    public async Task Stopping_is_not_an_outcome()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        try
        {
            Assert.IsNotType<SendOutcome.Failed>(await Channel.SendAsync(Parcel("o-3", "停"), stop.Token));
        }
        catch (OperationCanceledException)
        {
            Assert.Equal(0, Shown("停"));
        }
    }
}
