using AntiFraudBot.Channels.Tests.Sockets;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

/// <summary>Files of the AI bot over its long connection.</summary>
public sealed class AiBotFileSendingTests : AiBotSending
{
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
        Assert.False(Stage.Sender.CanReply(AiBotStage.Parcel("再", "m1", "out-2")), "a req_id carries one file");
    }

    [Fact]
    public async Task A_piece_that_is_refused_is_sent_again_twice()
    {
        using var platform = await CalledAsync();
        var sending = ReplyWith("a.pdf", "%PDF-1.7 x"u8.ToArray());
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), 0, new { upload_id = "U1" });
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), -1);
        await Stage.Time.PassAsync(TimeSpan.FromMilliseconds(500));
        await AiBotStage.AcceptAsync(platform, await platform.HearAsync(), -1);
        await Stage.Time.PassAsync(TimeSpan.FromSeconds(1));
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
        await Stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        using var next = await Stage.ConnectedAsync();

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
        var outcome = await Stage.Sender.ReplyAsync(
            AiBotStage.Parcel("", "m1", "out-1", new Attachment("a", "资料.zip", "application/zip", 21L * 1024 * 1024)), CancellationToken.None);
        Assert.Equal("文件“资料.zip”超过 20 MB，企业微信发不了。", Assert.IsType<SendOutcome.Failed>(outcome).Detail);
    }

    private const int MediaPiece = 512 * 1024;

    private Task<SendOutcome> ReplyWith(string name, byte[] bytes)
    {
        Stage.Files["a"] = bytes;
        return Task.Run(() => Stage.Sender.ReplyAsync(AiBotStage.Parcel("", "m1", "out-1", new Attachment("a", name, "x/y", bytes.Length)), CancellationToken.None));
    }

    private static async Task FinishAsync(ScriptedSocket platform, string mediaId)
    {
        var finish = await platform.HearAsync();
        Assert.Equal("aibot_upload_media_finish", AiBotStage.Cmd(finish));
        await AiBotStage.AcceptAsync(platform, finish, 0, new { type = "file", media_id = mediaId, created_at = "1" });
    }

#pragma warning disable CA5351 // The platform compares files by MD5.
    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(bytes));
#pragma warning restore CA5351
}
