using System.Text;
using AntiFraudBot.Channels.Crypto;

namespace AntiFraudBot.Channels.Tests.WeCom;

public sealed class AppCallbackTests
{
    private const string CorpId = "ww1a2b3c4d5e6f7788";
    private readonly WeComBench _bench = new();
    private readonly CallbackCrypto _platform = new(CryptoVectors.Common("token"), CryptoVectors.Key, CorpId);

    private ICallback Callback => Assert.Single(_bench.Parts.Callbacks);

    [Fact]
    public async Task The_check_of_the_address_is_answered_with_the_plain_text_and_nothing_else()
    {
        var echo = _platform.Encrypt("5927782489442352469");
        var answer = await AskAsync(Signed("GET", echo, "", ("echostr", echo.Replace('+', ' '))));
        Assert.Equal(new CallbackAnswer(200, "text/plain", "5927782489442352469"), answer);
    }

    [Fact]
    public async Task A_message_is_stored_and_answered_empty()
    {
        var answer = await SayAsync(Xml("text", "<Content><![CDATA[上坪村安装12]]></Content><MsgId>7284561203947561088</MsgId>", "007"));
        Assert.Equal(CallbackAnswer.Empty, answer);
        var heard = Assert.Single(_bench.Heard);
        Assert.Equal(("wecom", "007", "007", true, true), (heard.Channel, heard.ChatId, heard.SenderUserId, heard.Private, heard.MentionsBot));
        Assert.Equal(("app-7284561203947561088", "上坪村安装12", _bench.Clock.Now), (heard.ExternalId, heard.Text, heard.SentAt));
    }

    [Theory]
    [InlineData("image", "<MediaId>m1</MediaId>", "图片.jpg", "image/jpeg")]
    [InlineData("voice", "<MediaId>m1</MediaId><Format>amr</Format>", "语音.amr", "audio/amr")]
    [InlineData("video", "<MediaId>m1</MediaId>", "视频.mp4", "video/mp4")]
    [InlineData("file", "<MediaId>m1</MediaId><FileName>值班表.xlsx</FileName>", "值班表.xlsx", "application/octet-stream")]
    public async Task A_file_is_fetched_later_by_its_media_id(string type, string fields, string name, string contentType)
    {
        await SayAsync(Xml(type, fields + "<MsgId>1</MsgId>"));
        var file = Assert.Single(Assert.Single(_bench.Heard).Files);
        Assert.Equal((name, contentType, _bench.Clock.Now.AddDays(3)), (file.Name, file.ContentType, file.ValidUntil));
        _bench.Platform.On("media/get", () => Download("表格内容", "%E5%80%BC%E7%8F%AD%E8%A1%A8.xlsx"));
        using var into = new MemoryStream();
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await _bench.Parts.RemoteFiles.FetchAsync(file, into, 1000, CancellationToken.None));
        Assert.Equal(("值班表.xlsx", 12), (fetched.Name, into.Length));
    }

    [Theory]
    [InlineData("""{"errcode":40007,"errmsg":"invalid media_id"}""", typeof(FetchOutcome.Failed))]
    [InlineData("""{"errcode":-1}""", typeof(FetchOutcome.Retry))]
    public async Task A_file_the_platform_does_not_give_out_comes_as_json(string answer, Type outcome)
    {
        _bench.Platform.On("media/get", answer);
        var file = new RemoteFile("x", "y", "app:m1", _bench.Clock.Now);
        Assert.IsType(outcome, await _bench.Parts.RemoteFiles.FetchAsync(file, new MemoryStream(), 1000, CancellationToken.None));
    }

    [Fact]
    public async Task A_file_larger_than_allowed_is_not_read_to_its_end()
    {
        _bench.Platform.On("media/get", () => Download(new string('x', 2000), "x.txt"));
        var outcome = await _bench.Parts.RemoteFiles.FetchAsync(new("x", "y", "app:m1", _bench.Clock.Now), new MemoryStream(), 1000, CancellationToken.None);
        Assert.Equal(new FetchOutcome.Failed("too-large"), outcome);
    }

    [Theory]
    [InlineData("<Event>template_card_event</Event><EventKey>更正</EventKey><TaskId>afb-1</TaskId><ResponseCode>RC</ResponseCode>", "更正")]
    [InlineData("<Event>click</Event><EventKey>帮助</EventKey>", "帮助")]
    [InlineData("<Event>enter_agent</Event><EventKey></EventKey>", null)]
    [InlineData("<Event>subscribe</Event>", null)]
    [InlineData("<Event>change_contact</Event><ChangeType>update_user</ChangeType>", null)]
    public async Task A_pressed_button_says_its_words_and_other_events_are_passed_over(string fields, string? text)
    {
        Assert.Equal(CallbackAnswer.Empty, await SayAsync(Xml("event", fields)));
        Assert.Equal(text, _bench.Heard.SingleOrDefault()?.Text);
    }

    [Fact]
    public async Task A_pressed_card_shows_at_once_which_answer_it_was()
    {
        await SayAsync(Xml("event", "<Event>template_card_event</Event><EventKey>确认</EventKey><TaskId>afb-1</TaskId><ResponseCode>RC</ResponseCode>", "LiSi"));
        var update = _bench.Platform.Body("message/update_template_card");
        Assert.Equal(("LiSi", "RC", "已选：确认"), (update.GetProperty("userids")[0].GetString(), update.Text("response_code"), update.GetProperty("button").Text("replace_name")));
    }

    [Fact]
    public async Task The_same_press_delivered_under_another_signature_keeps_its_id()
    {
        var xml = Xml("event", "<Event>click</Event><EventKey>帮助</EventKey>");
        await SayAsync(xml, nonce: "1");
        await SayAsync(xml, nonce: "2");
        Assert.Single(_bench.Heard.Select(h => h.ExternalId).Distinct());
    }

    [Fact]
    public async Task A_delivery_that_was_taken_is_answered_and_not_handed_on_again()
    {
        var request = Post(Xml("text", "<Content>安装12</Content><MsgId>1</MsgId>"));
        await AskAsync(request);
        Assert.Equal(CallbackAnswer.Empty, await AskAsync(request));
        Assert.Single(_bench.Heard);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_not_answered_and_the_repetition_is_taken()
    {
        var request = Post(Xml("text", "<Content>安装12</Content><MsgId>1</MsgId>"));
        _bench.StoreFails = new IOException("disk full");
        await Assert.ThrowsAsync<IOException>(() => AskAsync(request));
        _bench.StoreFails = null;
        Assert.Equal(CallbackAnswer.Empty, await AskAsync(request));
        Assert.Single(_bench.Heard);
    }

    [Theory]
    [InlineData(-601)]
    [InlineData(601)]
    public async Task A_delivery_that_is_too_old_or_ahead_is_refused(int seconds)
    {
        var request = Post(Xml("text", "<Content>安装12</Content><MsgId>1</MsgId>"));
        _bench.Clock.Move(TimeSpan.FromSeconds(-seconds));
        Assert.Equal(CallbackAnswer.Refused, await AskAsync(request));
        Assert.Empty(_bench.Heard);
    }

    public static TheoryData<string, string, string?> Bad => new()
    {
        { "POST", "not xml", null },
        { "POST", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><xml><Encrypt>&e;</Encrypt></xml>", null },
        { "POST", "<xml></xml>", null },
        { "POST", "<xml><Encrypt>AAAA</Encrypt></xml>", "0000000000000000000000000000000000000000" },
        { "PUT", "<xml><Encrypt>AAAA</Encrypt></xml>", null },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_not_signed_or_not_an_envelope_is_refused_without_a_word(string method, string body, string? signature)
    {
        var request = Signed(method, "other", body);
        if (signature is not null) request = request with { Query = new Dictionary<string, string>(request.Query) { ["msg_signature"] = signature } };
        Assert.Equal(CallbackAnswer.Refused, await AskAsync(request));
    }

    [Fact]
    public async Task A_message_for_another_corp_is_refused()
    {
        var other = new CallbackCrypto(CryptoVectors.Common("token"), CryptoVectors.Key, "wwOther").Encrypt(Xml("text", "<Content>安装12</Content><MsgId>1</MsgId>"));
        Assert.Equal(CallbackAnswer.Refused, await AskAsync(Signed("POST", other, $"<xml><Encrypt>{other}</Encrypt></xml>")));
    }

    private Task<CallbackAnswer> AskAsync(CallbackRequest request) => Callback.AnswerAsync(request, CancellationToken.None);

    private Task<CallbackAnswer> SayAsync(string xml, string nonce = "372623149") => AskAsync(Post(xml, nonce));

    private CallbackRequest Post(string xml, string nonce = "372623149")
    {
        var encrypt = _platform.Encrypt(xml);
        return Signed("POST", encrypt, $"<xml><ToUserName>{CorpId}</ToUserName><AgentID>1000002</AgentID><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>", nonce: nonce);
    }

    private CallbackRequest Signed(string method, string encrypt, string body, (string Name, string Value)? more = null, string nonce = "372623149")
    {
        var timestamp = _bench.Clock.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var query = new Dictionary<string, string>
        {
            ["msg_signature"] = _platform.Sign(timestamp, nonce, encrypt), ["timestamp"] = timestamp, ["nonce"] = nonce,
        };
        if (more is { } extra) query[extra.Name] = extra.Value;
        return new CallbackRequest(method, query, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body));
    }

    private string Xml(string type, string fields, string from = "ZhangSan") =>
        $"<xml><ToUserName><![CDATA[{CorpId}]]></ToUserName><FromUserName><![CDATA[{from}]]></FromUserName>"
        + $"<CreateTime>{_bench.Clock.Now.ToUnixTimeSeconds()}</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{fields}<AgentID>1000002</AgentID></xml>";

    private static HttpResponseMessage Download(string text, string name)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/octet-stream");
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"attachment; filename=\"{name}\"");
        return new HttpResponseMessage { Content = content };
    }
}
