using System.Text;
using System.Text.Json;
using AntiFraudBot.Channels.Tests.Sockets;
using AntiFraudBot.Channels.Ways;
using AntiFraudBot.Channels.WeCom.AiBot;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

public sealed class AiBotSenderTests : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(15);
    private readonly AiBotStage _stage = new();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

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

    [Fact]
    public async Task A_push_is_markdown_with_the_kind_of_chat_said()
    {
        using var platform = await _stage.StartedAsync();
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
        using var platform = await _stage.StartedAsync();
        var sending = _stage.Sender.SendAsync(
            AiBotStage.Parcel("请王小明今天上报") with { Mentions = [new Callee("u1", "王小明"), new Callee("u2", "李四")] }, CancellationToken.None);
        var frame = await platform.HearAsync();

        Assert.Equal("@李四\n请王小明今天上报", Markdown(frame));
        await AiBotStage.AcceptAsync(platform, frame);
        await sending;
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
        Assert.False(_stage.Sender.CanReply(AiBotStage.Parcel("再", "m1", "out-2")), because);
    }

    [Fact]
    public async Task An_unconfirmed_answer_is_repeated_as_the_same_stream_and_no_other_way()
    {
        using var platform = await CalledAsync();
        var sending = Reply("已记");
        var first = await platform.HearAsync();
        await _stage.Time.PassAsync(AnswerLimit);
        Assert.Equal("ack-timeout", Assert.IsType<SendOutcome.Retry>(await sending).Code);
        Assert.True(_stage.Sender.CanReply(AiBotStage.Parcel("已记", "m1")));
        Assert.False(_stage.Sender.CanReply(AiBotStage.Parcel("别的", "m1", "out-2")), "a late answer could be taken for this one's");

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
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var next = await _stage.ConnectedAsync();

        Assert.True(_stage.Sender.CanReply(AiBotStage.Parcel("已记", "m1")), "so that no other way takes it");
        Assert.IsType<SendOutcome.Unknown>(await Reply("已记"));
    }

    [Fact]
    public async Task An_unconfirmed_push_is_never_sent_again()
    {
        using var platform = await _stage.StartedAsync();
        var sending = Send("本周资料");
        await platform.HearAsync();
        await _stage.Time.PassAsync(AnswerLimit);
        Assert.IsType<SendOutcome.Unknown>(await sending);
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
    public async Task Without_a_connection_nothing_is_sent_and_another_way_may_take_it()
    {
        var outcome = Assert.IsType<SendOutcome.Retry>(await Send("本周资料"));
        Assert.Equal("offline", outcome.Code);
        Assert.False(_stage.Sender.CanReply(AiBotStage.Parcel("好", "m1")));
    }

    [Fact]
    public async Task A_req_id_of_the_last_connection_is_not_used_on_the_next()
    {
        using var platform = await CalledAsync();
        platform.Cut();
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var next = await _stage.ConnectedAsync();

        Assert.False(_stage.Sender.CanReply(AiBotStage.Parcel("好", "m1")));
        var sending = Reply("好");
        var frame = await next.HearAsync();
        Assert.Equal("aibot_send_msg", AiBotStage.Cmd(frame));
        await AiBotStage.AcceptAsync(next, frame);
        await sending;
    }

    [Theory]
    [InlineData(93006, typeof(SendOutcome.Failed))]
    [InlineData(40008, typeof(SendOutcome.Failed))]
    [InlineData(846601, typeof(SendOutcome.Retry))]
    [InlineData(846609, typeof(SendOutcome.Retry))]
    [InlineData(45009, typeof(SendOutcome.Deferred))]
    public async Task A_refused_push_is_classified(int code, Type outcome)
    {
        using var platform = await _stage.StartedAsync();
        var sending = Send("本周资料");
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), code);
        Assert.IsType(outcome, await sending);
    }

    [Fact]
    public async Task A_refused_frequency_rests_that_conversation_for_a_minute_and_no_other()
    {
        using var platform = await _stage.StartedAsync();
        var sending = Send("一");
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), 45009);
        await sending;

        Assert.Equal("wecom-aibot:" + AiBotStage.Group, Assert.IsType<SendOutcome.Deferred>(await Send("二", "out-2")).Quota);
        var elsewhere = _stage.Sender.SendAsync(
            AiBotStage.Parcel("三", outboxId: "out-3") with { To = new Address { ChatId = "LiSi", Private = true, Heard = true } }, CancellationToken.None);
        var frame = await platform.HearAsync();
        Assert.Equal(1, frame.GetProperty("body").GetProperty("chat_type").GetInt32());
        await AiBotStage.AcceptAsync(platform, frame);
        Assert.IsType<SendOutcome.Sent>(await elsewhere);
    }

    [Fact]
    public async Task The_thirty_first_in_a_minute_waits_with_us()
    {
        using var platform = await _stage.StartedAsync();
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
    public async Task A_file_is_brought_in_pieces_of_half_a_megabyte_and_then_answered_with()
    {
        var bytes = new byte[MediaPiece + 10];
        new Random(7).NextBytes(bytes);
        using var platform = await CalledAsync();
        var sending = ReplyWith("排名.xlsx", bytes);

        var init = await platform.HearAsync();
        Assert.Equal($$$"""{"type":"file","filename":"排名.xlsx","total_size":{{{bytes.Length}}},"total_chunks":2,"md5":"{{{Md5(bytes)}}}"}""", init.GetProperty("body").GetRawText());
        await AiBotStage.AcceptAsync(platform, init, 0, new { upload_id = "U1" });
        var arrived = new byte[bytes.Length];
        for (var i = 0; i < 2; i++)
        {
            var chunk = await platform.HearAsync();
            var body = chunk.GetProperty("body");
            Assert.Equal("U1", body.GetProperty("upload_id").GetString());
            body.GetProperty("base64_data").GetBytesFromBase64().CopyTo(arrived, body.GetProperty("chunk_index").GetInt32() * MediaPiece);
            await AiBotStage.AcceptAsync(platform, chunk);
        }

        await FinishAsync(platform, "M1");
        var reply = await platform.HearAsync();
        Assert.Equal(bytes, arrived);
        Assert.Equal("r1", AiBotStage.ReqId(reply));
        Assert.Equal("""{"msgtype":"file","file":{"media_id":"M1"}}""", reply.GetProperty("body").GetRawText());
        await AiBotStage.AcceptAsync(platform, reply);
        Assert.IsType<SendOutcome.Sent>(await sending);
        Assert.False(_stage.Sender.CanReply(AiBotStage.Parcel("再", "m1", "out-2")), "a req_id carries one file");
    }

    [Fact]
    public async Task A_piece_that_is_refused_is_sent_again_twice()
    {
        using var platform = await CalledAsync();
        var sending = ReplyWith("a.pdf", "%PDF-1.7 x"u8.ToArray());
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), 0, new { upload_id = "U1" });
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), -1);
        await _stage.Time.PassAsync(TimeSpan.FromMilliseconds(500));
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), -1);
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync());
        await FinishAsync(platform, "M1");
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync());
        Assert.IsType<SendOutcome.Sent>(await sending);
    }

    [Fact]
    public async Task An_upload_goes_on_over_the_next_connection_where_it_stopped()
    {
        using var platform = await CalledAsync();
        var sending = ReplyWith("a.pdf", new byte[MediaPiece * 2]);
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), 0, new { upload_id = "U1" });
        var (one, _) = (await platform.HearAsync(), await platform.HearAsync());
        await AiBotStage.AcceptAsync(platform, one);
        platform.Cut();
        Assert.Equal("upload", Assert.IsType<SendOutcome.Retry>(await sending).Code);
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var next = await _stage.ConnectedAsync();

        sending = ReplyWith("a.pdf", new byte[MediaPiece * 2]);
        var left = await next.HearAsync();
        Assert.Equal("aibot_upload_media_chunk", AiBotStage.Cmd(left));
        Assert.Equal("U1", left.GetProperty("body").GetProperty("upload_id").GetString());
        await AiBotStage.AcceptAsync(next, left);
        var more = await next.HearAsync();
        if (AiBotStage.Cmd(more) == "aibot_upload_media_chunk")
        {
            // The answer to the first piece may have been lost with the line.
            await AiBotStage.AcceptAsync(next, more);
            more = await next.HearAsync();
        }

        await AiBotStage.AcceptAsync(next, more, 0, new { type = "file", media_id = "M1" });
        var push = await next.HearAsync();
        Assert.Equal("aibot_send_msg", AiBotStage.Cmd(push));
        await AiBotStage.AcceptAsync(next, push);
        Assert.IsType<SendOutcome.Sent>(await sending);
    }

    [Fact]
    public async Task A_picture_goes_as_a_picture()
    {
        using var platform = await CalledAsync();
        var sending = ReplyWith("card.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var init = await platform.HearAsync();
        Assert.Equal("image", init.GetProperty("body").GetProperty("type").GetString());
        await AiBotStage.AcceptAsync(platform, init, 853006);
        Assert.IsType<SendOutcome.Failed>(await sending);
    }

    [Fact]
    public async Task A_file_too_large_is_refused_in_plain_words()
    {
        using var platform = await CalledAsync();
        var outcome = await _stage.Sender.ReplyAsync(
            AiBotStage.Parcel("", "m1", "out-1", new Attachment("a", "资料.zip", "application/zip", 21L * 1024 * 1024)), CancellationToken.None);
        Assert.Equal("文件“资料.zip”超过 20 MB，企业微信发不了。", Assert.IsType<SendOutcome.Failed>(outcome).Detail);
    }

    [Fact]
    public void A_text_of_the_room_it_is_given_fits_whatever_is_in_it()
    {
        foreach (var unit in new[] { "青石村12户", "*a*", "# x\n", "1. 甲\n3. 乙\n", "字*字 ", "<b>" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 6000));
            var fits = Pieces.Texts(text, _stage.Sender.Room(text))[0];
            Assert.InRange(Encoding.UTF8.GetByteCount(PlainMarkdown.Of(fits)), 1, 20480);
        }
    }

    private const int MediaPiece = 512 * 1024;

    private Task<SendOutcome> Reply(string text) => Task.Run(() => _stage.Sender.ReplyAsync(AiBotStage.Parcel(text, "m1"), CancellationToken.None));

    private Task<SendOutcome> Send(string text, string outboxId = "out-1") =>
        Task.Run(() => _stage.Sender.SendAsync(AiBotStage.Parcel(text, outboxId: outboxId), CancellationToken.None));

    private Task<SendOutcome> ReplyWith(string name, byte[] bytes)
    {
        _stage.Files["a"] = bytes;
        return Task.Run(() => _stage.Sender.ReplyAsync(AiBotStage.Parcel("", "m1", "out-1", new Attachment("a", name, "x/y", bytes.Length)), CancellationToken.None));
    }

    private async Task<ScriptedSocket> CalledAsync()
    {
        var platform = await _stage.StartedAsync();
        await AiBotStage.CalledAsync(platform, "m1", "r1");
        await _stage.HeardAsync();
        return platform;
    }

    private async Task<ScriptedSocket> UnconfirmedAsync()
    {
        var platform = await CalledAsync();
        var sending = Reply("已记");
        await platform.HearAsync();
        await _stage.Time.PassAsync(AnswerLimit);
        await sending;
        return platform;
    }

    private static async Task FinishAsync(ScriptedSocket platform, string mediaId)
    {
        var finish = await platform.HearAsync();
        Assert.Equal("aibot_upload_media_finish", AiBotStage.Cmd(finish));
        await AiBotStage.AcceptAsync(platform, finish, 0, new { type = "file", media_id = mediaId, created_at = "1" });
    }

    private static string Markdown(JsonElement frame) => frame.GetProperty("body").GetProperty("markdown").GetProperty("content").GetString()!;

#pragma warning disable CA5351 // The platform compares files by MD5.
    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(bytes));
#pragma warning restore CA5351
}
