using System.Text.Json.Nodes;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Channels.Tests.Quotas;

namespace AntiFraudBot.Channels.Tests.DingTalk;

/// <summary>What the platform writes, as it is heard.</summary>
public sealed class ReadingTests
{
    private readonly MessageReading _reading =
        new(new DingTalkSettings { ClientId = "dingtest" }, new ReplySessions("https://oapi.dingtalk.com", new MovedClock()), new MovedClock());

    [Fact]
    public void A_photo_with_words_is_its_words_and_its_photos()
    {
        var heard = Read(m => (m["msgtype"], m["content"]) = ("richText", new JsonObject
        {
            ["richText"] = new JsonArray(
                new JsonObject { ["text"] = "东沟桥头 " }, new JsonObject { ["type"] = "picture", ["downloadCode"] = "a", ["pictureDownloadCode"] = "b" },
                new JsonObject { ["text"] = "\n请派人" }),
        }));
        Assert.Equal("东沟桥头 \n请派人", heard.Text);
        Assert.Equal("""{"robot":"dingtest","codes":["a","b"]}""", Assert.Single(heard.Files).Reference);
    }

    [Fact]
    public void Speech_is_heard_as_its_words()
    {
        var heard = Read(m => (m["msgtype"], m["content"]) = ("audio", new JsonObject { ["recognition"] = "安装三户", ["downloadCode"] = "a" }));
        Assert.Equal(("安装三户", 0), (heard.Text, heard.Files.Count));
    }

    [Fact]
    public void A_quoted_file_comes_with_the_message_that_quotes_it()
    {
        var heard = Read(m => m["text"] = new JsonObject
        {
            ["content"] = " 这是名单", ["isReplyMsg"] = true,
            ["repliedMsg"] = new JsonObject { ["msgType"] = "file", ["msgId"] = "q1", ["content"] = new JsonObject { ["fileName"] = "名单.xlsx", ["downloadCode"] = "c" } },
        });
        Assert.Equal(("这是名单", "q1", "名单.xlsx"), (heard.Text, heard.QuotedExternalId, Assert.Single(heard.Files).Name));
    }

    [Fact]
    public void A_quoted_text_is_known_with_its_words()
    {
        var heard = Read(m => m["text"] = new JsonObject
        {
            ["content"] = "对", ["repliedMsg"] = new JsonObject { ["msgType"] = "text", ["msgId"] = "q1", ["content"] = new JsonObject { ["text"] = "本周安装3户吗" } },
        });
        Assert.Equal("本周安装3户吗", heard.QuotedText);
    }

    [Fact]
    public void Somebody_from_outside_is_known_by_the_opaque_id_and_the_bot_as_a_bot()
    {
        Assert.Equal("$:LWCP_v1:$abc", Read(m => m.Remove("senderStaffId")).SenderUserId);
        Assert.True(Read(m => m["senderId"] = "$:LWCP_v1:$bot").SenderIsBot);
    }

    [Fact]
    public void Numbers_in_words_missing_fields_and_unknown_kinds_are_borne()
    {
        Assert.Equal(1784113200000, Read(m => m["createAt"] = "1784113200000").SentAt.ToUnixTimeMilliseconds());
        Assert.Equal("", Read(m => m["msgtype"] = "unknownMsgType").Text);
        Assert.Equal(("u_wangjg", true), (Read(m => m["conversationType"] = "1").ChatId, Read(m => m["conversationType"] = "1").MentionsBot));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"msgId":"m"}""")]
    [InlineData("""{"msgId":"m","senderStaffId":"u"}""")]
    public void What_is_no_message_is_none(string data) => Assert.Null(_reading.Read(data));

    [Fact]
    public void A_pressed_button_is_its_word_and_a_form_its_fields()
    {
        Assert.Equal("确认", Press("""{"cardPrivateData":{"actionIds":["确认"],"params":{}}}"""));
        Assert.Equal("安装12 注册3 险情有", Press("""{"cardPrivateData":{"actionIds":["form"],"params":{"form":{"安装":12,"注册":"3","险情":{"index":1,"value":"有"},"说明":""}}}}"""));
        Assert.Null(CardPress.Read("{}", "d1", DateTimeOffset.UnixEpoch));
    }

    private static string Press(string content) => CardPress.Read(
        new JsonObject { ["userId"] = "u1", ["outTrackId"] = "c1", ["spaceType"] = "IM_GROUP", ["spaceId"] = "cid1==", ["content"] = content }.ToJsonString(), "d1",
        DateTimeOffset.UnixEpoch)!.Heard.Text;

    private Heard Read(Action<JsonObject> change) => _reading.Read(DingTalkBench.Message("安装3", change).ToJsonString())!;
}
