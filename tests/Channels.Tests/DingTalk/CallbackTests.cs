using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.DingTalk.Inbound;
using AntiFraudBot.Channels.DingTalk.Webhooks;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.DingTalk;

/// <summary>Messages and events over HTTP.</summary>
public sealed class CallbackTests
{
    private readonly DingTalkBench _bench = new();
    private readonly CallbackCrypto _crypto = new("123456", DingTalkBench.EventKey, "dingtest");

    [Fact]
    public async Task A_signed_message_is_heard_and_its_answer_goes_back_the_same_way()
    {
        Assert.Equal(CallbackAnswer.Empty, await RobotAsync(DingTalkBench.Message("安装3")));
        var heard = Assert.Single(_bench.Heard);
        Assert.Equal(("安装3", "u_wangjg", "cidDG01example=="), (heard.Text, heard.SenderUserId, heard.ChatId));
        await AnswerAsync(heard);
        Assert.Equal("?session=s1", Assert.Single(_bench.Platform.Calls).Query);
    }

    [Theory]
    [InlineData("https://oapi.dingtalk.com.evil.example/robot/sendBySession?session=s1")]
    [InlineData("https://oapi.dingtalk.com:8443/robot/sendBySession?session=s1")]
    [InlineData("http://oapi.dingtalk.com/robot/sendBySession?session=s1")]
    [InlineData("https://user@oapi.dingtalk.com/robot/sendBySession?session=s1")]
    [InlineData("https://oapi.dingtalk.com/robot/send?session=s1")]
    [InlineData("not an address")]
    public async Task An_answer_never_goes_to_an_address_that_is_not_the_platforms(string address)
    {
        await RobotAsync(DingTalkBench.Message("安装3", m => m["sessionWebhook"] = address));
        await AnswerAsync(Assert.Single(_bench.Heard));
        Assert.DoesNotContain(_bench.Platform.Calls, c => c.Path.Contains("sendBySession", StringComparison.Ordinal) || c.Query.Contains("s1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(11, null)]
    [InlineData(-11, null)]
    [InlineData(0, "wrong")]
    [InlineData(0, "")]
    public async Task A_message_that_is_too_old_or_wrongly_signed_is_refused(int minutesOff, string? sign)
    {
        Assert.Equal(CallbackAnswer.Refused, await RobotAsync(DingTalkBench.Message("安装3"), TimeSpan.FromMinutes(minutesOff), sign));
        Assert.Empty(_bench.Heard);
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_is_not_answered_for()
    {
        _bench.StoreFails = new IOException("the store is gone");
        await Assert.ThrowsAsync<IOException>(() => RobotAsync(DingTalkBench.Message("安装3")));
    }

    [Fact]
    public async Task An_event_is_told_once_and_answered_with_success_encrypted()
    {
        var event1 = """{"EventType":"chat_disband","eventId":"e1","openConversationId":"cid1==","timeStamp":1760000111461}""";
        for (var i = 0; i < 2; i++)
        {
            var answer = JsonDocument.Parse((await EventAsync(event1)).Body).RootElement;
            Assert.True(_crypto.IsSigned(Text(answer, "msg_signature"), Text(answer, "timeStamp"), Text(answer, "nonce"), Text(answer, "encrypt")));
            Assert.Equal("success", Assert.IsType<Opened.Plain>(_crypto.Decrypt(Text(answer, "encrypt"))).Text);
        }

        Assert.Equal("cid1==", Assert.IsType<ChatNews.Disbanded>(Assert.Single(_bench.News)).ChatId);
        Assert.Equal(200, (await EventAsync("""{"EventType":"check_url"}""")).Status);
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(0, true)]
    public async Task An_event_that_is_too_old_or_tampered_is_refused(int minutesOff, bool tampered)
    {
        Assert.Equal(CallbackAnswer.Refused, await EventAsync("""{"EventType":"check_url"}""", TimeSpan.FromMinutes(minutesOff), tampered));
        Assert.Empty(_bench.News);
    }

    private Task<SendOutcome> AnswerAsync(Heard heard) => _bench.Parts.Channel.SendAsync(
        new Parcel
        {
            OutboxId = "o-1",
            To = new Address { ChatId = heard.ChatId, Private = false, Heard = true },
            Message = new() { Key = "k", Channel = "dingtalk", ConversationId = "c", Text = "收到" },
            Answers = new Answered(heard.ExternalId, heard.SenderUserId, heard.SentAt) { Reply = heard.Reply },
        },
        CancellationToken.None);

    private Task<CallbackAnswer> RobotAsync(JsonObject message, TimeSpan off = default, string? sign = null)
    {
        var at = (_bench.Clock.GetUtcNow() + off).ToUnixTimeMilliseconds();
        var headers = new Dictionary<string, string>
        {
            ["timestamp"] = at.ToString(CultureInfo.InvariantCulture), ["sign"] = sign ?? HmacSign.WithSecret(DingTalkBench.Secret, at),
        };
        return Callback("robot").AnswerAsync(
            new CallbackRequest("POST", new Dictionary<string, string>(), headers, Encoding.UTF8.GetBytes(message.ToJsonString())), CancellationToken.None);
    }

    private Task<CallbackAnswer> EventAsync(string plain, TimeSpan off = default, bool tampered = false)
    {
        var time = (_bench.Clock.GetUtcNow() + off).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var encrypt = _crypto.Encrypt(plain, "abcdef0123456789"u8);
        var query = new Dictionary<string, string> { ["msg_signature"] = _crypto.Sign(time, "n1", encrypt), ["timestamp"] = time, ["nonce"] = "n1" };
        var body = new JsonObject { ["encrypt"] = tampered ? "A" + encrypt[1..] : encrypt };
        return Callback("events").AnswerAsync(
            new CallbackRequest("POST", query, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body.ToJsonString())), CancellationToken.None);
    }

    private ICallback Callback(string name) => _bench.Parts.Callbacks.Single(c => c.Path == $"/callback/dingtalk/{name}");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
