using System.Net;
using System.Text;
using System.Text.Json;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.Quotas;
using AntiFraudBot.Channels.Tests.Sockets;
using AntiFraudBot.Channels.WeCom;
using AntiFraudBot.Channels.WeCom.AiBot;
using AntiFraudBot.Channels.WeCom.AiBot.Called;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

public sealed class AiBotCallbackTests : IDisposable
{
    private const string ResponseUrl = "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=RC";
    private readonly ManualTime _time = new();
    private readonly List<Heard> _heard = [];
    private readonly Platform _platform = new();
    private readonly CallbackCrypto _crypto = new(CryptoVectors.Common("token"), CryptoVectors.Key, "");
    private readonly AnsweringAddresses _addresses;
    private readonly AiBotCallback _callback;
    private readonly HttpCalls _calls;
    private readonly AiBotResponder _responder;
    private Exception? _storeFails;

    public AiBotCallbackTests()
    {
        var settings = new AiBotSettings { Token = CryptoVectors.Common("token"), EncodingAESKey = CryptoVectors.Key, Name = "防汛助手" };
        _addresses = new AnsweringAddresses(_time);
        _callback = new AiBotCallback(settings, _addresses, StoreAsync, (user, _) => Task.FromResult<string?>($"{user}，您好"), _time, _time, NullLogger.Instance);
        _calls = new HttpCalls(_platform, _time);
        _responder = new AiBotResponder(_addresses, _calls, new Uri("https://qyapi.weixin.qq.com"), new QuotaBook(_time), NullLogger.Instance);
    }

    public void Dispose()
    {
        _calls.Dispose();
        _platform.Dispose();
    }

    [Fact]
    public async Task The_platforms_check_of_the_address_gets_the_plain_text_back()
    {
        var request = Request("", "5927782489442352469");
        var answer = await _callback.AnswerAsync(request with { Method = "GET", Query = With(request.Query, "echostr", Encrypted(request)) }, CancellationToken.None);
        Assert.Equal(new CallbackAnswer(200, "text/plain", "5927782489442352469"), answer);
    }

    [Fact]
    public async Task A_message_is_stored_and_answered_empty()
    {
        var answer = await PostAsync(Message("m1"));

        var heard = Assert.Single(_heard);
        Assert.Equal(CallbackAnswer.Empty, answer);
        Assert.Equal(("m1", "wrk1", "物资到了吗", "ZhangSan"), (heard.ExternalId, heard.ChatId, heard.Text, heard.SenderUserId));
    }

    [Fact]
    public async Task The_same_delivery_twice_is_taken_once_and_both_times_answered()
    {
        var request = Request("n1", Message("m1"));
        await _callback.AnswerAsync(request, CancellationToken.None);
        Assert.Equal(CallbackAnswer.Empty, await _callback.AnswerAsync(request, CancellationToken.None));
        Assert.Single(_heard);
    }

    [Fact]
    public async Task A_delivery_that_could_not_be_stored_is_not_answered_and_is_taken_when_it_comes_again()
    {
        _storeFails = new IOException("disk full");
        var request = Request("n1", Message("m1"));
        await Assert.ThrowsAsync<IOException>(() => _callback.AnswerAsync(request, CancellationToken.None));
        _storeFails = null;
        await _callback.AnswerAsync(request, CancellationToken.None);
        Assert.Single(_heard);
    }

    [Fact]
    public async Task What_is_not_signed_is_too_old_or_for_somebody_else_is_refused_without_a_reason()
    {
        var good = Request("n1", Message("m1"));
        var forged = good with { Query = With(good.Query, "msg_signature", new string('0', 40)) };
        var notJson = good with { Body = "<xml/>"u8.ToArray() };
        var stranger = Request("n2", Message("m2"), new CallbackCrypto(CryptoVectors.Common("token"), CryptoVectors.Key, "ww1"));
        foreach (var bad in new[] { forged, notJson, stranger, good with { Method = "PUT" } })
            Assert.Equal(CallbackAnswer.Refused, await _callback.AnswerAsync(bad, CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(CallbackAnswer.Refused, await _callback.AnswerAsync(good, CancellationToken.None));
        Assert.Empty(_heard);
    }

    [Fact]
    public async Task Whoever_opens_the_chat_is_welcomed_in_the_answer_itself()
    {
        var answer = await PostAsync("""{"msgid":"e1","chattype":"single","from":{"userid":"LiSi"},"msgtype":"event","event":{"eventtype":"enter_chat"}}""", "n7");

        var reply = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal("n7", reply.Text("nonce"));
        var encrypt = reply.Text("encrypt");
        Assert.Equal(_crypto.Sign(reply.GetProperty("timestamp").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture), "n7", encrypt), reply.Text("msgsignature"));
        Assert.Equal(new Opened.Plain("""{"msgtype":"text","text":{"content":"LiSi，您好"}}"""), _crypto.Decrypt(encrypt));
    }

    [Fact]
    public async Task The_answer_goes_to_the_messages_own_address_once()
    {
        await PostAsync(Message("m1"));
        var parcel = AiBotStage.Parcel("雨衣 40 件", "m1");
        Assert.True(_responder.CanReply(parcel));

        Assert.IsType<SendOutcome.Sent>(await _responder.ReplyAsync(parcel, CancellationToken.None));

        Assert.Equal((ResponseUrl, """{"msgtype":"markdown","markdown":{"content":"雨衣 40 件"}}"""), Assert.Single(_platform.Posted));
        Assert.False(_responder.CanReply(parcel));
        Assert.IsType<SendOutcome.Failed>(await _responder.ReplyAsync(parcel, CancellationToken.None));
        Assert.Single(_platform.Posted);
    }

    [Theory]
    [InlineData("https://evil.example.com/cgi-bin/aibot/response?response_code=RC")]
    [InlineData("https://qyapi.weixin.qq.com.evil.example.com/response?response_code=RC")]
    [InlineData("http://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=RC")]
    [InlineData("https://qyapi.weixin.qq.com:8443/cgi-bin/aibot/response?response_code=RC")]
    [InlineData("http://127.0.0.1/response")]
    public async Task An_address_that_is_not_the_platforms_is_never_called(string url)
    {
        await PostAsync(Message("m1", url));
        Assert.False(_responder.CanReply(AiBotStage.Parcel("好", "m1")));
        Assert.IsType<SendOutcome.Failed>(await _responder.ReplyAsync(AiBotStage.Parcel("好", "m1"), CancellationToken.None));
        Assert.Empty(_platform.Posted);
    }

    [Fact]
    public async Task A_private_message_is_heard_as_one_and_answered_at_its_address()
    {
        await PostAsync(Message("p1").Replace("\"group\"", "\"single\"", StringComparison.Ordinal).Replace("\"chatid\":\"wrk1\",", "", StringComparison.Ordinal));
        var heard = Assert.Single(_heard);
        Assert.Equal((true, "ZhangSan", "ZhangSan"), (heard.Private, heard.ChatId, heard.SenderUserId));
        Assert.IsType<SendOutcome.Sent>(await _responder.ReplyAsync(AiBotStage.Parcel("收到", "p1"), CancellationToken.None));
        Assert.Single(_platform.Posted);
    }

    [Fact]
    public async Task After_an_hour_the_address_is_not_used_any_more()
    {
        await PostAsync(Message("m1"));
        _time.Advance(TimeSpan.FromMinutes(56));
        Assert.False(_responder.CanReply(AiBotStage.Parcel("好", "m1")));
    }

    [Fact]
    public async Task It_neither_begins_by_itself_nor_carries_files()
    {
        await PostAsync(Message("m1"));
        Assert.False(_responder.Pushes);
        Assert.False(_responder.CanReply(AiBotStage.Parcel("好", "m1", "o", new Attachment("a", "a.png", "image/png", 1))));
        Assert.IsType<SendOutcome.Failed>(await _responder.SendAsync(AiBotStage.Parcel("好"), CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"errcode":-1}""", HttpStatusCode.OK, typeof(SendOutcome.Retry), true)]
    [InlineData("""{"errcode":45009}""", HttpStatusCode.OK, typeof(SendOutcome.Deferred), true)]
    [InlineData("""{"errcode":40008}""", HttpStatusCode.OK, typeof(SendOutcome.Failed), true)]
    [InlineData("{}", HttpStatusCode.OK, typeof(SendOutcome.Sent), false)]
    [InlineData("<html>", HttpStatusCode.OK, typeof(SendOutcome.Unknown), false)]
    [InlineData("", HttpStatusCode.ServiceUnavailable, typeof(SendOutcome.Retry), true)]
    [InlineData("", HttpStatusCode.InternalServerError, typeof(SendOutcome.Unknown), false)]
    public async Task What_the_platform_says_to_an_answer_is_classified(string body, HttpStatusCode status, Type outcome, bool mayTryAgain)
    {
        await PostAsync(Message("m1"));
        (_platform.Body, _platform.Status) = (body, status);
        Assert.IsType(outcome, await _responder.ReplyAsync(AiBotStage.Parcel("好", "m1"), CancellationToken.None));
        Assert.Equal(mayTryAgain, _responder.CanReply(AiBotStage.Parcel("好", "m1")));
    }

    [Fact]
    public void The_settings_decide_whether_the_bot_connects_or_is_called()
    {
        using var called = Parts(new AiBotSettings { Token = CryptoVectors.Common("token"), EncodingAESKey = CryptoVectors.Key });
        Assert.Equal("/callback/wecom/aibot", Assert.Single(called.Callbacks).Path);
        Assert.Empty(called.Connections);

        using var connects = Parts(new AiBotSettings { BotId = "aib1", Secret = "s" });
        Assert.Equal(("wecom-aibot", true), (Assert.Single(connects.Connections).Name, connects.Connections[0].Exclusive));
        Assert.Empty(connects.Callbacks);
    }

    private WeComParts Parts(AiBotSettings bot) => WeComParts.Create(
        new WeComSettings { AiBot = bot }, _ => Stream.Null, StoreAsync, (_, _, _, _) => Task.CompletedTask, _time, _time, NullLoggerFactory.Instance, _platform);

    private static string Message(string id, string responseUrl = ResponseUrl) => JsonSerializer.Serialize(new
    {
        msgid = id,
        chatid = "wrk1",
        chattype = "group",
        from = new { userid = "ZhangSan" },
        response_url = responseUrl,
        msgtype = "text",
        text = new { content = "@防汛助手 物资到了吗" },
    });

    private Task<CallbackAnswer> PostAsync(string plain, string nonce = "n1") => _callback.AnswerAsync(Request(nonce, plain), CancellationToken.None);

    private CallbackRequest Request(string nonce, string plain, CallbackCrypto? crypto = null)
    {
        var encrypt = (crypto ?? _crypto).Encrypt(plain);
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var query = new Dictionary<string, string> { ["msg_signature"] = _crypto.Sign(timestamp, nonce, encrypt), ["timestamp"] = timestamp, ["nonce"] = nonce };
        return new CallbackRequest("POST", query, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { encrypt })));
    }

    private static string Encrypted(CallbackRequest request) => JsonDocument.Parse(request.Body).RootElement.Text("encrypt");

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> query, string name, string value) => new(query) { [name] = value };

    private Task<bool> StoreAsync(Heard heard, CancellationToken ct)
    {
        if (_storeFails is not null) throw _storeFails;
        _heard.Add(heard);
        return Task.FromResult(true);
    }

    private sealed class Platform : HttpMessageHandler
    {
        public List<(string Url, string Body)> Posted { get; } = [];

        public string Body { get; set; } = """{"errcode":0,"errmsg":"ok"}""";

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Posted.Add((request.RequestUri!.ToString(), await request.Content!.ReadAsStringAsync(cancellationToken)));
            return new HttpResponseMessage(Status) { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        }
    }
}
