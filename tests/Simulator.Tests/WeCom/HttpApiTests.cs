using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.WeCom;

public sealed class HttpApiTests
{
    private const string Chat = "app:1000002:XueDongquan";

    [Fact]
    public async Task A_token_lives_two_hours_and_the_same_one_is_given_out_meanwhile()
    {
        await using var fake = await Qingxi.StartAsync();
        var token = await TokenAsync(fake);
        fake.Pass(TimeSpan.FromSeconds(7199));
        Assert.Equal(token, await TokenAsync(fake));
        Assert.Equal(0, Error(await Get(fake, "user/get?userid=XueDongquan", token)));
        fake.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(42001, Error(await Get(fake, "user/get?userid=XueDongquan", token)));
        Assert.NotEqual(token, await TokenAsync(fake));
    }

    [Theory]
    [InlineData("corpid=&corpsecret=appsecret", 41002)]
    [InlineData("corpid=wx&corpsecret=appsecret", 40013)]
    [InlineData("corpid=ww1a2b3c4d5e6f7788&corpsecret=", 41004)]
    [InlineData("corpid=ww1a2b3c4d5e6f7788&corpsecret=no", 40001)]
    public async Task Wrong_credentials_are_told_apart(string query, int code)
    {
        await using var fake = await Qingxi.StartAsync();
        Assert.Equal(code, Error(await fake.GetAsync($"/cgi-bin/gettoken?{query}")));
    }

    [Fact]
    public async Task Tokens_end_early_when_told_to_and_unknown_addresses_of_ours_are_refused()
    {
        await using var fake = await Qingxi.StartAsync();
        var token = await TokenAsync(fake);
        await fake.PostAsync("/sim/api/wecom/tokens/expire", null);
        Assert.Equal(42001, Error(await Get(fake, "user/get?userid=XueDongquan", token)));
        Assert.Equal(40014, Error(await Get(fake, "user/get?userid=XueDongquan", "nonsense")));
        Assert.Equal(41001, Error(await fake.GetAsync("/cgi-bin/user/get?userid=XueDongquan")));
        await fake.SwitchAsync("trustedIp", false);
        Assert.Equal(60020, Error(await Get(fake, "user/get?userid=XueDongquan", await TokenAsync(fake))));
    }

    [Fact]
    public async Task A_webhook_takes_twenty_a_minute_and_then_rests_a_minute()
    {
        await using var fake = await Qingxi.StartAsync();
        for (var i = 0; i < 20; i++) Assert.Equal(0, Error(await HookAsync(fake, Text($"第{i}条"))));
        Assert.Equal(45009, Error(await HookAsync(fake, Text("多的"))));
        fake.Pass(TimeSpan.FromSeconds(59));
        Assert.Equal(45009, Error(await HookAsync(fake, Text("还早"))));
        fake.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(0, Error(await HookAsync(fake, Text("可以了"))));
        var counters = (await fake.GetAsync("/sim/api/counters"))["webhook/send"]!;
        Assert.Equal((23, 21, 2), (Count(counters, "calls"), Count(counters, "effects"), Count(counters, "quotaRefusals")));
    }

    [Fact]
    public async Task A_webhook_mentions_by_list_by_phone_and_in_the_text_but_not_in_markdown_v2()
    {
        await using var fake = await Qingxi.StartAsync();
        var text = Text("请<@PanXiaomei>上报");
        text["text"]!["mentioned_list"] = new JsonArray("xuedongquan", "Nobody");
        text["text"]!["mentioned_mobile_list"] = new JsonArray("13800000002");
        await HookAsync(fake, text);
        Assert.Equal(["XueDongquan", "LvZhiying", "PanXiaomei"], fake.Lines(Qingxi.Group)[^1].Mentions);
        Assert.StartsWith("请@潘小妹上报", fake.Lines(Qingxi.Group)[^1].Text, StringComparison.Ordinal);
        await HookAsync(fake, new JsonObject { ["msgtype"] = "markdown_v2", ["markdown_v2"] = new JsonObject { ["content"] = "<@PanXiaomei>" } });
        Assert.Empty(fake.Lines(Qingxi.Group)[^1].Mentions);
    }

    [Theory]
    [InlineData("""{"msgtype":"Text","text":{"content":"a"}}""", 40008)]
    [InlineData("""{"msgtype":"text","text":{"content":""}}""", 44004)]
    [InlineData("""{"msgtype":"file","file":{"media_id":"no"}}""", 40007)]
    [InlineData("""{"msgtype":"image","image":{"base64":"iVBORw0KGgo=","md5":"0"}}""", 301019)]
    [InlineData("""{"msgtype":"news","news":{"articles":[]}}""", 45008)]
    [InlineData("""{"msgtype":"template_card","template_card":{"card_type":"vote_interaction"}}""", 40058)]
    [InlineData("not json", 47001)]
    public async Task A_bad_message_is_refused_with_its_code(string body, int code)
    {
        await using var fake = await Qingxi.StartAsync();
        using var content = new StringContent(body);
        using var answer = await fake.Http.PostAsync($"/cgi-bin/webhook/send?key={Qingxi.Webhook}", content);
        Assert.Equal(code, Error(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!));
        Assert.Empty(fake.Lines(Qingxi.Group));
    }

    [Fact]
    public async Task Length_counts_in_bytes_and_a_removed_robot_is_gone()
    {
        await using var fake = await Qingxi.StartAsync();
        Assert.Equal(0, Error(await HookAsync(fake, Text(new string('报', 682)))));
        Assert.Equal(45002, Error(await HookAsync(fake, Text(new string('报', 683)))));
        fake.World.Township.Put(fake.World.Township.Group(Qingxi.Group)! with { Webhook = null });
        Assert.Equal(93000, Error(await HookAsync(fake, Text("在吗"))));
    }

    [Fact]
    public async Task An_app_message_reaches_whom_it_can_and_names_whom_it_cannot()
    {
        await using var fake = await Qingxi.StartAsync();
        var token = await TokenAsync(fake);
        var answer = await PostAsync(fake, "message/send", token, Message("XueDongquan|WuZhiwo|wmResident01"));
        Assert.Equal((0, "wuzhiwo|wmresident01"), (Error(answer), answer["invaliduser"]!.ToString()));
        Assert.Single(fake.Lines(Chat));
        Assert.Equal(81013, Error(await PostAsync(fake, "message/send", token, Message("WuZhiwo"))));
        await PostAsync(fake, "message/recall", token, new JsonObject { ["msgid"] = answer["msgid"]!.ToString() });
        Assert.True(fake.Lines(Chat)[0].Recalled);
        var other = Message("XueDongquan");
        other["agentid"] = 1000003;
        Assert.Equal(301002, Error(await PostAsync(fake, "message/send", token, other)));
    }

    [Fact]
    public async Task More_than_thirty_a_minute_to_one_member_vanish_without_a_word()
    {
        await using var fake = await Qingxi.StartAsync();
        var token = await TokenAsync(fake);
        for (var i = 0; i < 32; i++) Assert.Equal(0, Error(await PostAsync(fake, "message/send", token, Message("XueDongquan"))));
        Assert.Equal(30, fake.Lines(Chat).Count);
        Assert.Equal(2, Count((await fake.GetAsync("/sim/api/counters"))["message/send"]!, "dropped"));
    }

    [Fact]
    public async Task An_app_speaks_only_in_groups_it_made()
    {
        await using var fake = await Qingxi.StartAsync();
        var token = await TokenAsync(fake);
        var group = new JsonObject { ["name"] = "青溪乡反诈通知群", ["owner"] = "LvZhiying", ["userlist"] = new JsonArray("LvZhiying", "XueDongquan"), ["chatid"] = "qx2026" };
        Assert.Equal("qx2026", (await PostAsync(fake, "appchat/create", token, group))["chatid"]!.ToString());
        Assert.Equal(86215, Error(await PostAsync(fake, "appchat/create", token, group)));
        var text = new JsonObject { ["chatid"] = "qx2026", ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = "请上报", ["mentioned_list"] = new JsonArray("XueDongquan") } };
        Assert.Equal(0, Error(await PostAsync(fake, "appchat/send", token, text)));
        Assert.Equal(["XueDongquan"], fake.Lines("qx2026")[0].Mentions);
        text["chatid"] = Qingxi.Group;
        Assert.Equal(86008, Error(await PostAsync(fake, "appchat/send", token, text)));
        text["chatid"] = "nowhere";
        Assert.Equal(86003, Error(await PostAsync(fake, "appchat/send", token, text)));
        Assert.Equal(86007, Error(await PostAsync(fake, "appchat/update", token, new JsonObject { ["chatid"] = "qx2026", ["add_user_list"] = new JsonArray("wmResident01") })));
    }

    [Fact]
    public async Task A_residents_group_gets_its_message_only_when_the_owner_confirms_and_once_a_day()
    {
        await using var fake = await Qingxi.StartAsync();
        var token = await TokenAsync(fake);
        var wish = new JsonObject { ["chat_type"] = "group", ["sender"] = "XueDongquan", ["chat_id_list"] = new JsonArray(Qingxi.Residents), ["text"] = new JsonObject { ["content"] = "谨防刷单诈骗" } };
        var first = (await PostAsync(fake, "externalcontact/add_msg_template", token, wish))["msgid"]!.ToString();
        var second = (await PostAsync(fake, "externalcontact/add_msg_template", token, wish))["msgid"]!.ToString();
        Assert.Empty(fake.Lines(Qingxi.Residents));
        for (var i = 0; i < 3; i++) Assert.Equal(0, Error(await PostAsync(fake, "externalcontact/remind_groupmsg_send", token, new JsonObject { ["msgid"] = first })));
        Assert.Equal(41094, Error(await PostAsync(fake, "externalcontact/remind_groupmsg_send", token, new JsonObject { ["msgid"] = first })));

        await fake.PostAsync("/sim/api/clicks", new JsonObject { ["from"] = "XueDongquan", ["line"] = fake.Lines("tasks:XueDongquan")[0].Id });
        await fake.PostAsync($"/sim/api/wecom/massmessages/{second}/confirm", null);
        Assert.Single(fake.Lines(Qingxi.Residents));
        Assert.Equal([1, 3], await StatesAsync(fake, token, first, second));
        wish["sender"] = "LvZhiying";
        Assert.Equal(41048, Error(await PostAsync(fake, "externalcontact/add_msg_template", token, wish)));
    }

    [Fact]
    public async Task Faults_strike_as_scripted()
    {
        await using var fake = await Qingxi.StartAsync();
        await fake.FaultAsync(new JsonObject { ["match"] = "webhook/send", ["errcode"] = 45009, ["times"] = 1 });
        Assert.Equal(45009, Error(await HookAsync(fake, Text("一"))));
        await fake.FaultAsync(new JsonObject { ["match"] = "webhook/send", ["drop"] = true, ["times"] = 1 });
        await Assert.ThrowsAsync<HttpRequestException>(() => HookAsync(fake, Text("二")));
        Assert.Empty(fake.Lines(Qingxi.Group));
        await fake.FaultAsync(new JsonObject { ["match"] = "webhook/send", ["timeoutAfterEffect"] = true, ["times"] = 1 });
        using var impatient = new CancellationTokenSource();
        using var content = new StringContent(Text("三").ToJsonString());
        var call = fake.Http.PostAsync($"/cgi-bin/webhook/send?key={Qingxi.Webhook}", content, impatient.Token);
        await fake.LineAsync(Qingxi.Group, line => line.Text == "三");
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static async Task<IEnumerable<int>> StatesAsync(Fake fake, string token, params string[] ids)
    {
        var states = new List<int>();
        foreach (var id in ids)
        {
            var answer = await PostAsync(fake, "externalcontact/get_groupmsg_send_result", token, new JsonObject { ["msgid"] = id, ["userid"] = "XueDongquan" });
            states.Add(answer["send_list"]![0]!["status"]!.GetValue<int>());
        }

        return states;
    }

    private static async Task<string> TokenAsync(Fake fake) =>
        (await fake.GetAsync($"/cgi-bin/gettoken?corpid={Qingxi.Corp}&corpsecret={Qingxi.AppSecret}"))["access_token"]!.ToString();

    private static Task<JsonNode> Get(Fake fake, string path, string token) => fake.GetAsync($"/cgi-bin/{path}&access_token={token}");

    private static Task<JsonNode> PostAsync(Fake fake, string api, string token, JsonObject body) => fake.PostAsync($"/cgi-bin/{api}?access_token={token}", body);

    private static Task<JsonNode> HookAsync(Fake fake, JsonObject body) => fake.PostAsync($"/cgi-bin/webhook/send?key={Qingxi.Webhook}", body);

    private static JsonObject Text(string content) => new() { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = content } };

    private static JsonObject Message(string to)
    {
        var body = Text("请今日15:00前上报");
        body["touser"] = to;
        body["agentid"] = Qingxi.Agent;
        return body;
    }

    private static int Error(JsonNode answer) => answer["errcode"]!.GetValue<int>();

    private static int Count(JsonNode counters, string name) => counters[name]!.GetValue<int>();
}
