using System.Text;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom.AiBot;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

/// <summary>What the AI bot says by itself over its long connection.</summary>
public sealed class AiBotPushTests : AiBotSending
{
    [Fact]
    public async Task A_push_is_markdown_with_the_kind_of_chat_said()
    {
        using var platform = await Stage.StartedAsync();
        var sending = Send("本周资料");
        var frame = await platform.HearAsync();

        Assert.Equal("aibot_send_msg", AiBotStage.Cmd(frame));
        Assert.Equal($$$"""{"chatid":"{{{AiBotStage.Group}}}","chat_type":2,"msgtype":"markdown","markdown":{"content":"本周资料"}}""", frame.GetProperty("body").GetRawText());
        await AiBotStage.AcceptAsync(platform, frame);
        Assert.IsType<SendOutcome.Sent>(await sending);
    }

    [Fact]
    public async Task Who_is_called_is_named_in_front_unless_the_words_name_them()
    {
        using var platform = await Stage.StartedAsync();
        var sending = Stage.Sender.SendAsync(
            AiBotStage.Parcel("请王小明今天上报") with { Mentions = [new Callee("u1", "王小明"), new Callee("u2", "李四")] }, CancellationToken.None);
        var frame = await platform.HearAsync();

        Assert.Equal("@李四\n请王小明今天上报", Markdown(frame));
        await AiBotStage.AcceptAsync(platform, frame);
        await sending;
    }

    [Fact]
    public async Task An_unconfirmed_push_is_never_sent_again()
    {
        using var platform = await Stage.StartedAsync();
        var sending = Send("本周资料");
        await platform.HearAsync();
        await Stage.Time.PassAsync(AnswerLimit);
        Assert.IsType<SendOutcome.Unknown>(await sending);
    }

    [Fact]
    public async Task Without_a_connection_nothing_is_sent_and_another_way_may_take_it()
    {
        var outcome = Assert.IsType<SendOutcome.Retry>(await Send("本周资料"));
        Assert.Equal("offline", outcome.Code);
        Assert.False(Stage.Sender.CanReply(AiBotStage.Parcel("好", "m1")));
    }

    [Theory]
    [InlineData(93006, typeof(SendOutcome.Failed))]
    [InlineData(40008, typeof(SendOutcome.Failed))]
    [InlineData(846601, typeof(SendOutcome.Retry))]
    [InlineData(846609, typeof(SendOutcome.Retry))]
    [InlineData(45009, typeof(SendOutcome.Deferred))]
    public async Task A_refused_push_is_classified(int code, Type outcome)
    {
        using var platform = await Stage.StartedAsync();
        var sending = Send("本周资料");
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), code);
        Assert.IsType(outcome, await sending);
    }

    [Fact]
    public async Task A_refused_frequency_rests_that_conversation_for_a_minute_and_no_other()
    {
        using var platform = await Stage.StartedAsync();
        var sending = Send("一");
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), 45009);
        await sending;

        Assert.Equal("wecom-aibot:" + AiBotStage.Group, Assert.IsType<SendOutcome.Deferred>(await Send("二", "out-2")).Quota);
        var elsewhere = Stage.Sender.SendAsync(
            AiBotStage.Parcel("三", outboxId: "out-3") with { To = new Address { ChatId = "LiSi", Private = true, Heard = true } }, CancellationToken.None);
        var frame = await platform.HearAsync();
        Assert.Equal(1, frame.GetProperty("body").GetProperty("chat_type").GetInt32());
        await AiBotStage.AcceptAsync(platform, frame);
        Assert.IsType<SendOutcome.Sent>(await elsewhere);
    }

    [Fact]
    public async Task The_thirty_first_in_a_minute_waits_with_us()
    {
        using var platform = await Stage.StartedAsync();
        for (var i = 0; i < 30; i++)
        {
            var sending = Send("一", "out-" + i);
            await AiBotStage.AcceptAsync(platform, await platform.HearAsync());
            Assert.IsType<SendOutcome.Sent>(await sending);
        }

        var waits = Assert.IsType<SendOutcome.Deferred>(await Send("二", "out-31"));
        Assert.InRange(waits.After, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(61));
    }

    [Fact]
    public void A_text_of_the_room_it_is_given_fits_whatever_is_in_it()
    {
        foreach (var unit in new[] { "青石村12户", "*a*", "# x\n", "1. 甲\n3. 乙\n", "字*字 ", "<b>" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 6000));
            var fits = Pieces.Texts(text, Stage.Sender.Room(text))[0];
            Assert.InRange(Encoding.UTF8.GetByteCount(PlainMarkdown.Of(fits)), 1, 20480);
        }
    }

    private Task<SendOutcome> Send(string text, string outboxId = "out-1") =>
        Task.Run(() => Stage.Sender.SendAsync(AiBotStage.Parcel(text, outboxId: outboxId), CancellationToken.None));
}
