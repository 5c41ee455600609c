using AntiFraudBot.Channels.Tests.Sockets;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

/// <summary>Answers of the AI bot over its long connection.</summary>
public sealed class AiBotReplyTests : AiBotSending
{
    [Fact]
    public async Task An_answer_is_one_finished_stream_under_the_questions_req_id()
    {
        using var platform = await CalledAsync();
        var sending = Reply("已记 12 户");
        var frame = await platform.HearAsync();

        Assert.Equal(("aibot_respond_msg", "r1"), (AiBotStage.Cmd(frame), AiBotStage.ReqId(frame)));
        Assert.Equal("""{"msgtype":"stream","stream":{"id":"s-out-1","finish":true,"content":"已记 12 户"}}""", frame.GetProperty("body").GetRawText());
        await AiBotStage.AcceptAsync(platform, frame);
        Assert.IsType<SendOutcome.Sent>(await sending);
    }

    [Theory]
    [InlineData(846605, "the req_id is stale")]
    [InlineData(846608, "the stream is over")]
    [InlineData(600039, "no streams in this group")]
    public async Task An_answer_that_is_not_taken_as_one_goes_as_a_push(int code, string because)
    {
        using var platform = await CalledAsync();
        var sending = Reply("已记");
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), code);
        var push = await platform.HearAsync();
        await AiBotStage.AcceptAsync(platform, push);

        Assert.True(AiBotStage.Cmd(push) == "aibot_send_msg", because);
        Assert.Equal("已记", Markdown(push));
        Assert.IsType<SendOutcome.Sent>(await sending);
        Assert.False(Stage.Sender.CanReply(AiBotStage.Parcel("再", "m1", "out-2")), because);
    }

    [Fact]
    public async Task An_unconfirmed_answer_is_repeated_as_the_same_stream_and_no_other_way()
    {
        using var platform = await CalledAsync();
        var sending = Reply("已记");
        var first = await platform.HearAsync();
        await Stage.Time.PassAsync(AnswerLimit);
        Assert.Equal("ack-timeout", Assert.IsType<SendOutcome.Retry>(await sending).Code);
        Assert.True(Stage.Sender.CanReply(AiBotStage.Parcel("已记", "m1")));
        Assert.False(Stage.Sender.CanReply(AiBotStage.Parcel("别的", "m1", "out-2")), "a late answer could be taken for this one's");

        sending = Reply("已记");
        var second = await platform.HearAsync();
        Assert.Equal(first.GetRawText(), second.GetRawText());
        await AiBotStage.AcceptAsync(platform, second);
        Assert.IsType<SendOutcome.Sent>(await sending);
    }

    [Fact]
    public async Task A_stream_that_is_over_at_the_repetition_did_arrive()
    {
        using var platform = await UnconfirmedAsync();
        var sending = Reply("已记");
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), 846608);
        Assert.IsType<SendOutcome.Sent>(await sending);
    }

    [Fact]
    public async Task An_unconfirmed_answer_whose_connection_is_gone_is_not_sent_again()
    {
        using var platform = await UnconfirmedAsync();
        platform.Cut();
        await Stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var next = await Stage.ConnectedAsync();

        Assert.True(Stage.Sender.CanReply(AiBotStage.Parcel("已记", "m1")), "so that no other way takes it");
        Assert.IsType<SendOutcome.Unknown>(await Reply("已记"));
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_answer_leaves_it_unknown()
    {
        using var platform = await CalledAsync();
        var sending = Reply("已记");
        await platform.HearAsync();
        platform.Cut();
        Assert.IsType<SendOutcome.Unknown>(await sending);
    }

    [Fact]
    public async Task A_req_id_of_the_last_connection_is_not_used_on_the_next()
    {
        using var platform = await CalledAsync();
        platform.Cut();
        await Stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var next = await Stage.ConnectedAsync();

        Assert.False(Stage.Sender.CanReply(AiBotStage.Parcel("好", "m1")));
        var sending = Reply("好");
        var frame = await next.HearAsync();
        Assert.Equal("aibot_send_msg", AiBotStage.Cmd(frame));
        await AiBotStage.AcceptAsync(next, frame);
        await sending;
    }

    private Task<SendOutcome> Reply(string text) => Task.Run(() => Stage.Sender.ReplyAsync(AiBotStage.Parcel(text, "m1"), CancellationToken.None));

    private async Task<ScriptedSocket> UnconfirmedAsync()
    {
        var platform = await CalledAsync();
        var sending = Reply("已记");
        await platform.HearAsync();
        await Stage.Time.PassAsync(AnswerLimit);
        await sending;
        return platform;
    }
}
