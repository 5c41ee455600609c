using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AntiFraudBot.Simulator.WeCom.Crypto;
using Microsoft.AspNetCore.Http;

namespace AntiFraudBot.Simulator.Tests.WeCom;

/// <summary>The app's encrypted XML and the robot's encrypted JSON, called out to an address.</summary>
public sealed class CallbackTests
{
    private static readonly CallbackCrypto App = new(Qingxi.Token, Qingxi.Key, Qingxi.Corp);
    private static readonly CallbackCrypto Bot = new(Qingxi.Token, Qingxi.Key, "");

    [Fact]
    public async Task An_address_is_kept_only_when_it_answers_with_exactly_the_decrypted_text()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var quoting = await Receiver.StartAsync((_, query, _) => (200, $"\"{App.Decrypt(query["echostr"]!)}\""));
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync(fake, "app", quoting.Url));
        await using var right = await Receiver.StartAsync((_, query, _) => (200, Echo(App, query)));
        Assert.Equal(HttpStatusCode.OK, await SaveAsync(fake, "app", right.Url));
        Assert.Equal(HttpStatusCode.BadRequest, await SaveAsync(fake, "bot", right.Url));
    }

    [Fact]
    public async Task What_is_said_to_an_app_arrives_as_signed_XML_and_the_answer_in_the_same_breath_is_shown()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var receiver = await Receiver.StartAsync((_, query, _) => (200, query.ContainsKey("echostr") ? Echo(App, query) : Passive("已登记")));
        await SaveAsync(fake, "app", receiver.Url);
        var post = Qingxi.Say("XueDongquan", "安装12<&]]>", "app", mentionsBot: false);
        await fake.SayAsync(post);
        var line = await fake.LineAsync("app:1000002:XueDongquan", l => l.FromBot);
        Assert.Equal("已登记", line.Text);
        var message = Message(receiver.Calls.Last());
        Assert.Equal(("text", "XueDongquan", "安装12<&]]>"), (message.Element("MsgType")!.Value, message.Element("FromUserName")!.Value, message.Element("Content")!.Value));
    }

    [Fact]
    public async Task An_address_that_does_not_say_200_is_tried_three_times_with_the_very_same_request()
    {
        await using var fake = await Qingxi.StartAsync();
        await fake.SwitchAsync("callbackWaitMs", 200);
        await using var receiver = await Receiver.StartAsync((_, query, _) => query.ContainsKey("echostr") ? (200, Echo(App, query)) : (500, ""));
        await SaveAsync(fake, "app", receiver.Url);
        await fake.SayAsync(Qingxi.Say("XueDongquan", "安装12", "app"));
        await receiver.WaitAsync(4);
        var tries = receiver.Calls.Skip(1).ToList();
        Assert.Equal(3, tries.Count);
        Assert.Single(tries.Select(t => t.Body + t.Query["msg_signature"] + t.Query["nonce"]).Distinct());
    }

    [Fact]
    public async Task A_pressed_card_brings_a_code_that_changes_it_once()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var receiver = await Receiver.StartAsync((_, query, _) => (200, query.ContainsKey("echostr") ? Echo(App, query) : ""));
        var token = (await fake.GetAsync($"/cgi-bin/gettoken?corpid={Qingxi.Corp}&corpsecret={Qingxi.AppSecret}"))["access_token"]!.ToString();
        Assert.Equal(43012, Error(await fake.PostAsync($"/cgi-bin/message/send?access_token={token}", Card())));
        await SaveAsync(fake, "app", receiver.Url);
        Assert.Equal(0, Error(await fake.PostAsync($"/cgi-bin/message/send?access_token={token}", Card())));
        var card = fake.Lines("app:1000002:XueDongquan")[0];
        await fake.PostAsync("/sim/api/clicks", new JsonObject { ["from"] = "XueDongquan", ["line"] = card.Id, ["key"] = "ack" });
        await receiver.WaitAsync(2);
        var pressed = Message(receiver.Calls.Last());
        Assert.Equal(("template_card_event", "ack", "notice-3"), (pressed.Element("Event")!.Value, pressed.Element("EventKey")!.Value, pressed.Element("TaskId")!.Value));
        var update = new JsonObject { ["userids"] = new JsonArray("XueDongquan"), ["agentid"] = Qingxi.Agent, ["response_code"] = pressed.Element("ResponseCode")!.Value, ["button"] = new JsonObject { ["replace_name"] = "已收到" } };
        Assert.Equal(0, Error(await fake.PostAsync($"/cgi-bin/message/update_template_card?access_token={token}", update)));
        Assert.EndsWith("[已收到]", fake.Lines("app:1000002:XueDongquan")[0].Text, StringComparison.Ordinal);
        Assert.Equal(60140, Error(await fake.PostAsync($"/cgi-bin/message/update_template_card?access_token={token}", update)));
    }

    [Fact]
    public async Task A_pressed_button_turns_grey_when_the_address_says_so_at_once()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var receiver = await Receiver.StartAsync((_, query, _) => (200, query.ContainsKey("echostr") ? Echo(App, query)
            : Passive("<MsgType><![CDATA[update_button]]></MsgType><Button><ReplaceName><![CDATA[已收到]]></ReplaceName></Button>", wrapped: true)));
        await SaveAsync(fake, "app", receiver.Url);
        var token = (await fake.GetAsync($"/cgi-bin/gettoken?corpid={Qingxi.Corp}&corpsecret={Qingxi.AppSecret}"))["access_token"]!.ToString();
        await fake.PostAsync($"/cgi-bin/message/send?access_token={token}", Card());
        await fake.PostAsync("/sim/api/clicks", new JsonObject { ["from"] = "XueDongquan", ["line"] = 1, ["key"] = "ack" });
        var line = await fake.LineAsync("app:1000002:XueDongquan", l => l.Buttons.Count == 0);
        Assert.EndsWith("[已收到]", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_robot_at_an_address_is_asked_again_until_its_answer_is_finished()
    {
        await using var fake = await Qingxi.StartAsync();
        await fake.SwitchAsync("pollMs", 10);
        await using var receiver = await Receiver.StartAsync((n, query, _) =>
            (200, query.ContainsKey("echostr") ? Echo(Bot, query) : Stream(query, n < 4 ? "正在登记" : "已登记", n >= 4)));
        Assert.Equal(HttpStatusCode.OK, await SaveAsync(fake, "bot", receiver.Url));
        await fake.SayAsync(Qingxi.Say("XueDongquan", "安装12"));
        var line = await fake.LineAsync(Qingxi.Group, l => l is { FromBot: true, Finished: true });
        Assert.Equal("已登记", line.Text);
        var asked = receiver.Calls.Skip(1).Select(c => JsonNode.Parse(Bot.Decrypt(JsonNode.Parse(c.Body)!["encrypt"]!.ToString()))!).ToList();
        Assert.Equal(["text", "stream", "stream"], asked.Select(a => a["msgtype"]!.ToString()));
        var url = asked[0]["response_url"]!.ToString();
        var markdown = new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = "已签收" } };
        Assert.Equal(40008, Error(await fake.PostAsync(new Uri(url).PathAndQuery, new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = "a" } })));
        Assert.Equal(0, Error(await fake.PostAsync(new Uri(url).PathAndQuery, markdown)));
        Assert.Equal(60140, Error(await fake.PostAsync(new Uri(url).PathAndQuery, markdown)));
    }

    private static string Echo(CallbackCrypto crypto, IQueryCollection query) => crypto.Decrypt(query["echostr"]!);

    private static async Task<HttpStatusCode> SaveAsync(Fake fake, string what, string url)
    {
        var wish = new JsonObject { ["what"] = what, ["url"] = url, ["token"] = Qingxi.Token, ["encodingAesKey"] = Qingxi.Key };
        using var content = new StringContent(wish.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await fake.Http.PostAsync("/sim/api/wecom/callback", content);
        return answer.StatusCode;
    }

    private static string Passive(string text, bool wrapped = false)
    {
        var fields = wrapped ? text : $"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content>";
        var encrypted = App.Encrypt($"<xml>{fields}</xml>");
        return $"<xml><Encrypt>{encrypted}</Encrypt><MsgSignature>{App.Sign("1767225601", "n1", encrypted)}</MsgSignature><TimeStamp>1767225601</TimeStamp><Nonce>n1</Nonce></xml>";
    }

    private static string Stream(IQueryCollection query, string text, bool finish)
    {
        var nonce = query["nonce"].ToString();
        var encrypted = Bot.Encrypt(new JsonObject { ["msgtype"] = "stream", ["stream"] = new JsonObject { ["id"] = "s1", ["finish"] = finish, ["content"] = text } }.ToJsonString());
        return new JsonObject { ["encrypt"] = encrypted, ["msgsignature"] = Bot.Sign("1767225601", nonce, encrypted), ["timestamp"] = 1767225601, ["nonce"] = nonce }.ToJsonString();
    }

    private static XElement Message((IQueryCollection Query, string Body) call)
    {
        var encrypted = XElement.Parse(call.Body).Element("Encrypt")!.Value;
        Assert.Equal(App.Sign(call.Query["timestamp"]!, call.Query["nonce"]!, encrypted), call.Query["msg_signature"].ToString());
        return XElement.Parse(App.Decrypt(encrypted));
    }

    private static JsonObject Card() => new()
    {
        ["touser"] = "XueDongquan",
        ["agentid"] = Qingxi.Agent,
        ["msgtype"] = "template_card",
        ["template_card"] = new JsonObject
        {
            ["card_type"] = "button_interaction",
            ["main_title"] = new JsonObject { ["title"] = "请确认收到" },
            ["button_list"] = new JsonArray(new JsonObject { ["text"] = "已收到", ["style"] = 1, ["key"] = "ack" }),
            ["task_id"] = "notice-3",
        },
    };

    private static int Error(JsonNode answer) => answer["errcode"]!.GetValue<int>();
}
