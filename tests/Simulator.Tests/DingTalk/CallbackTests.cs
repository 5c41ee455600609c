using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Signing;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>HTTP mode: messages, events, card presses and Outgoing, posted to the office's own server.</summary>
public sealed class CallbackTests
{
    private const string EventToken = "eventtoken1";
    private const string AesKey = "1234567890123456789012345678901234567890123";

    [Fact]
    public async Task A_message_comes_signed_and_its_answer_may_be_a_reply()
    {
        await using var office = await Office.StartAsync();
        await using var fake = await InHttpModeAsync(office);
        office.Answer = _ => """{"msgtype":"text","text":{"content":"收到 @u_limin"},"at":{"atUserIds":["u_limin"]}}""";
        await fake.SayAsync(Liuhe.Say("u_limin", "安装3"));
        var posted = await office.NextAsync();
        Assert.Equal(Signatures.Callback(Liuhe.Secret, long.Parse(posted.Headers["timestamp"], System.Globalization.CultureInfo.InvariantCulture)), posted.Headers["sign"]);
        Assert.Equal(" 安装3", posted.Body["text"]!["content"]!.ToString());
        var reply = fake.Lines(Liuhe.Group)[^1];
        Assert.Equal(("收到 @李敏", "callback/message"), (reply.Text, reply.Api));
        Assert.Equal(["u_limin"], reply.Mentions);
    }

    [Fact]
    public async Task A_bot_of_a_template_signs_with_its_own_token()
    {
        await using var office = await Office.StartAsync();
        await using var fake = await InHttpModeAsync(office, app => app["signingToken"] = "template-token");
        await fake.SayAsync(Liuhe.Say("u_limin", "安装3"));
        var posted = await office.NextAsync();
        Assert.Equal(Signatures.Callback("template-token", long.Parse(posted.Headers["timestamp"], System.Globalization.CultureInfo.InvariantCulture)), posted.Headers["sign"]);
    }

    [Fact]
    public async Task A_message_the_script_doubles_comes_twice_with_one_msgId()
    {
        await using var office = await Office.StartAsync();
        await using var fake = await InHttpModeAsync(office);
        await fake.FaultAsync(new JsonObject { ["match"] = "callback/message", ["duplicate"] = true, ["times"] = 1 });
        await fake.SayAsync(Liuhe.Say("u_limin", "安装3"));
        Assert.Equal((await office.NextAsync()).Body["msgId"]!.ToString(), (await office.NextAsync()).Body["msgId"]!.ToString());
        await fake.FaultAsync(new JsonObject { ["match"] = "callback/message", ["drop"] = true, ["times"] = 1 });
        await fake.SayAsync(Liuhe.Say("u_limin", "安装4"));
        Assert.True(office.Quiet);
    }

    [Fact]
    public async Task An_event_comes_encrypted_and_again_until_success_comes_back_encrypted()
    {
        await using var office = await Office.StartAsync();
        await using var fake = await InHttpModeAsync(office, app => app["events"] = new JsonObject { ["url"] = office.Url("event"), ["token"] = EventToken, ["aesKey"] = AesKey });
        var crypto = new EventCrypto(EventToken, AesKey, Liuhe.ClientId);
        office.Answer = _ => "success";
        await fake.TellAsync("/sim/api/dingtalk/groups/change", new JsonObject { ["group"] = Liuhe.Group, ["actor"] = "u_zhengzr", ["quit"] = new JsonArray("u_limin") });
        var first = Opened(crypto, await office.NextAsync());
        Assert.Equal(("chat_quit", "u_limin", Liuhe.OpenId(Liuhe.Group)), (first["EventType"]!.ToString(), first["userId"]![0]!.ToString(), first["openConversationId"]!.ToString()));
        Assert.Equal(first["eventId"]!.ToString(), Opened(crypto, await office.NextAsync())["eventId"]!.ToString());

        office.Answer = _ => Success(crypto, tampered: false);
        Assert.True((bool)await fake.PostAsync("/sim/api/dingtalk/events/check", new JsonObject { ["clientId"] = Liuhe.ClientId }));
        Assert.Equal("check_url", Opened(crypto, await office.NextAsync())["EventType"]!.ToString());
        office.Answer = _ => Success(crypto, tampered: true);
        Assert.False((bool)await fake.PostAsync("/sim/api/dingtalk/events/check", new JsonObject { ["clientId"] = Liuhe.ClientId }));
    }

    [Fact]
    public async Task A_press_of_a_card_without_stream_goes_to_its_registered_address()
    {
        await using var office = await Office.StartAsync();
        await using var fake = await Liuhe.StartAsync();
        await fake.NewAsync("/v1.0/card/callbacks/register", new JsonObject { ["callbackRouteKey"] = "report", ["callbackUrl"] = office.Url("card"), ["apiSecret"] = "card-secret" });
        var card = Cards.Report("report-2", Liuhe.Group);
        card["callbackType"] = "HTTP";
        card["callbackRouteKey"] = "report";
        Assert.Equal(200, (int)(await fake.NewAsync("/v1.0/card/instances/createAndDeliver", card))["status"]!);
        office.Answer = _ => """{"cardUpdateOptions":{"updateCardDataByKey":true},"cardData":{"cardParamMap":{"status":"已填报"}}}""";
        var line = fake.Lines(Liuhe.Group)[^1];
        Assert.Equal(["u_wangjg"], line.Mentions);
        await fake.PostAsync("/sim/api/clicks", new JsonObject { ["from"] = "u_limin", ["line"] = line.Id, ["selected"] = new JsonObject { ["count"] = new JsonArray("3") } });
        var posted = await office.NextAsync();
        Assert.Equal(Signatures.Card("card-secret", posted.Headers["x-ddpaas-signature-timestamp"]), posted.Headers["x-ddpaas-signature"]);
        Assert.Contains("已填报", fake.Lines(Liuhe.Group)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resident_reaches_a_custom_robot_by_Outgoing_and_stays_without_user_id()
    {
        await using var office = await Office.StartAsync();
        var robot = new JsonObject { ["token"] = "og", ["groupId"] = Liuhe.Residents, ["name"] = "村务提醒", ["outgoingUrl"] = office.Url("outgoing"), ["outgoingToken"] = "og-token" };
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["robots"] = new JsonArray(robot) });
        Assert.False((bool)(await fake.SayAsync(Liuhe.Say("r_sun", "没有提到它", Liuhe.Residents, mentionsBot: false)))["heard"]!);
        await fake.SayAsync(Liuhe.Say("r_sun", "接到可疑电话", Liuhe.Residents));
        var posted = await office.NextAsync();
        Assert.Equal(("og-token", "normal", null), (posted.Headers["Token"], posted.Body["robotCode"]!.ToString(), posted.Body["senderStaffId"]?.ToString()));
        Assert.Equal("0", (await fake.PostAsync(posted.Body["sessionWebhook"]!.ToString(), new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = "请不要转账" } })).Code());
        Assert.Equal("请不要转账", fake.Lines(Liuhe.Residents)[^1].Text);
        await fake.SwitchAsync("outgoing", false);
        Assert.False((bool)(await fake.SayAsync(Liuhe.Say("r_sun", "再问一次", Liuhe.Residents)))["heard"]!);
    }

    private static Task<Fake> InHttpModeAsync(Office office, Action<JsonObject>? more = null)
    {
        var app = Liuhe.Application();
        app["callbackUrl"] = office.Url("robot");
        more?.Invoke(app);
        return Liuhe.StartAsync(new JsonObject { ["applications"] = new JsonArray(app) });
    }

    private static JsonObject Opened(EventCrypto crypto, Office.Posted posted) => (JsonObject)JsonNode.Parse(
        crypto.Open(posted.Query["msg_signature"], posted.Query["timestamp"], posted.Query["nonce"], posted.Body["encrypt"]!.ToString(), out _)!)!;

    private static string Success(EventCrypto crypto, bool tampered)
    {
        var encrypt = crypto.Encrypt("success");
        return new JsonObject
        {
            ["msg_signature"] = crypto.Sign(tampered ? "2" : "1", "nonce", encrypt),
            ["encrypt"] = encrypt,
            ["timeStamp"] = "1",
            ["nonce"] = "nonce",
        }.ToJsonString();
    }
}
