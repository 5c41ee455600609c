using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>The official package `dingtalk-stream`, unmodified, finds in the fake what it expects of the platform.</summary>
public sealed class StreamClientTests
{
    [Fact]
    public async Task It_connects_hears_a_mention_and_its_acknowledgement_arrives()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var client = await ClientAsync(fake);
        var said = await fake.SayAsync(Liuhe.Say("u_wangjg", "安装12，注册10"));
        var heard = await client.EventAsync("robot");
        var message = heard["message"]!;
        Assert.Equal(" 安装12，注册10", message["text"]!["content"]!.ToString());
        Assert.Equal(
            (Liuhe.OpenId(Liuhe.Group), "柳河镇工作群", "2", "u_wangjg", Liuhe.ClientId),
            (message["conversationId"]!.ToString(), message["conversationTitle"]!.ToString(), message["conversationType"]!.ToString(), message["senderStaffId"]!.ToString(), message["robotCode"]!.ToString()));
        Assert.Equal(said["msgId"]!.ToString(), message["msgId"]!.ToString());
        Assert.True((bool)message["isInAtList"]!);
        Assert.Equal("1.0", heard["frame"]!["specVersion"]!.ToString());
        var delivery = await SettledAsync(fake, message["msgId"]!.ToString());
        Assert.Equal(("taken", 1), (delivery["state"]!.ToString(), (int)delivery["acks"]!));
    }

    [Fact]
    public async Task It_fetches_a_token_with_its_own_call()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var client = await ClientAsync(fake);
        Assert.Equal(await fake.TokenAsync(), (await client.DoAsync("getAccessToken"))!.ToString());
    }

    [Fact]
    public async Task It_answers_a_ping_with_the_same_data()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var client = await ClientAsync(fake);
        Assert.Equal(1, (int)await fake.PostAsync("/sim/api/dingtalk/stream/ping", new JsonObject()));
        Assert.Equal("taken", (await SettledAsync(fake, "ping"))["state"]!.ToString());
    }

    [Fact]
    public async Task A_card_it_answers_changes_for_everybody_and_for_the_presser()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var client = await ClientAsync(fake);
        Assert.True((bool)(await fake.NewAsync("/v1.0/card/instances/createAndDeliver", Cards.Report("report-1", Liuhe.Group)))["result"]!["deliverResults"]![0]!["success"]!);
        var card = fake.Lines(Liuhe.Group)[^1];
        await fake.PostAsync("/sim/api/clicks", new JsonObject
        {
            ["from"] = "u_wangjg",
            ["line"] = card.Id,
            ["selected"] = new JsonObject { ["count"] = new JsonArray("12"), ["state"] = new JsonArray("1") },
        });
        var press = (await client.EventAsync("card"))["message"]!;
        Assert.Equal(("report-1", "u_wangjg", "actionCallback"), (press["outTrackId"]!.ToString(), press["userId"]!.ToString(), press["type"]!.ToString()));
        var form = press["content"]!["cardPrivateData"]!["params"]!["form"]!;
        Assert.Equal(("12", "1", 1), (form["count"]!.ToString(), form["state"]!["value"]!.ToString(), (int)form["state"]!["index"]!));
        await fake.LineAsync(Liuhe.Group, l => l.Id == card.Id && l.Text.Contains("已填报 u_wangjg", StringComparison.Ordinal));
        var kept = (await fake.GetAsync("/sim/api/dingtalk/state"))["cards"]![0]!;
        Assert.Equal("true", kept["private"]!["u_wangjg"]!["submitted"]!.ToString());
        Assert.Equal("18:00", kept["values"]!["deadline"]!.ToString());
    }

    [Fact]
    public async Task It_confirms_an_event_and_hears_again_one_it_put_off()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var client = await ClientAsync(fake, "later");
        await fake.PostAsync("/sim/api/dingtalk/groups/change", new JsonObject { ["group"] = Liuhe.Group, ["actor"] = "u_zhengzr", ["title"] = "柳河镇防诈群" });
        var first = await client.EventAsync("event");
        Assert.Equal("chat_update_title", first["frame"]!["headers"]!["eventType"]!.ToString());
        Assert.Equal("柳河镇防诈群", first["message"]!["title"]!.ToString());
        await ReadAsync(fake, s => s["deliveries"]!.AsArray().Any(d => (int)d!["acks"]! == 1));
        fake.Pass(TimeSpan.FromSeconds(11));
        var again = await client.EventAsync("event");
        Assert.Equal(first["frame"]!["headers"]!["eventId"]!.ToString(), again["frame"]!["headers"]!["eventId"]!.ToString());
        Assert.NotEqual(first["frame"]!["headers"]!["messageId"]!.ToString(), again["frame"]!["headers"]!["messageId"]!.ToString());
        Assert.Equal("taken", (await SettledAsync(fake, first["frame"]!["headers"]!["eventId"]!.ToString()))["state"]!.ToString());
    }

    [Fact]
    public async Task What_it_does_not_acknowledge_comes_again_after_a_minute_with_the_same_msgId()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var client = await ClientAsync(fake, "mute");
        await fake.SayAsync(Liuhe.Say("u_wangjg", "上报"));
        var first = await client.EventAsync("robot");
        fake.Pass(TimeSpan.FromSeconds(61));
        var second = await client.EventAsync("robot");
        Assert.Equal(first["message"]!["msgId"]!.ToString(), second["message"]!["msgId"]!.ToString());
        Assert.NotEqual(first["frame"]!["headers"]!["messageId"]!.ToString(), second["frame"]!["headers"]!["messageId"]!.ToString());
    }

    [Fact]
    public async Task It_comes_back_after_a_disconnect_and_after_a_cut()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var client = await ClientAsync(fake);
        Assert.Equal(1, (int)await fake.PostAsync("/sim/api/dingtalk/stream/disconnect", new JsonObject()));
        fake.Pass(TimeSpan.FromSeconds(11));
        await client.EventAsync("open");
        await ReadAsync(fake, Ready);
        await fake.SayAsync(Liuhe.Say("u_wangjg", "第一条"));
        Assert.Equal(" 第一条", (await client.EventAsync("robot"))["message"]!["text"]!["content"]!.ToString());
        Assert.Equal(1, (int)await fake.PostAsync("/sim/api/dingtalk/stream/cut", new JsonObject()));
        await client.EventAsync("open");
        await ReadAsync(fake, Ready);
        await fake.SayAsync(Liuhe.Say("u_wangjg", "第二条"));
        Assert.Equal(" 第二条", (await client.EventAsync("robot"))["message"]!["text"]!["content"]!.ToString());
    }

    [Fact]
    public async Task It_gets_a_text_that_was_cut_into_pieces_inside_its_letters()
    {
        await using var fake = await Liuhe.StartAsync();
        await fake.SwitchAsync("fragmentBytes", 1000);
        await using var client = await ClientAsync(fake);
        var text = string.Concat(Enumerable.Repeat("东沟村安装十二户。", 8000));
        await fake.SayAsync(Liuhe.Say("u_wangjg", text));
        Assert.Equal(" " + text, (await client.EventAsync("robot"))["message"]!["text"]!["content"]!.ToString());
    }

    [Fact]
    public async Task Two_of_them_share_the_messages_and_each_comes_once()
    {
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["edition"] = "professional" });
        await using var one = await ClientAsync(fake);
        await using var two = await ClientAsync(fake);
        for (var i = 0; i < 20; i++) await fake.SayAsync(Liuhe.Say("u_wangjg", $"第{i}条"));
        var state = await ReadAsync(fake, s => s["deliveries"]!.AsArray().Count(d => d!["state"]!.ToString() == "taken") == 20);
        var shares = state["deliveries"]!.AsArray().GroupBy(d => d!["connections"]![0]!.ToString()).Select(g => g.Count()).ToArray();
        Assert.Equal((2, 20), (shares.Length, shares.Sum()));
    }

    [Fact]
    public async Task With_a_wrong_secret_it_is_refused_each_time_it_asks()
    {
        await using var fake = await Liuhe.StartAsync();
        await using var client = new NodeScript("--require", "../node-dingtalk/preload.cjs", "../node-dingtalk/stream.mjs", fake.World.BaseUrl, Liuhe.ClientId, "wrong");
        JsonNode counters;
        do counters = await fake.GetAsync("/sim/api/counters");
        while (counters["v1.0/gateway/connections/open"] is null);
        Assert.Equal(0, (int)counters["v1.0/gateway/connections/open"]!["effects"]!);
    }

    private static bool Ready(JsonNode stream) => stream["connections"]!.AsArray().Any(c => !(bool)c!["retired"]! && !(bool)c["gone"]!);

    private static async Task<NodeScript> ClientAsync(Fake fake, params string[] words)
    {
        var client = new NodeScript("--require", ["../node-dingtalk/preload.cjs", "../node-dingtalk/stream.mjs", fake.World.BaseUrl, Liuhe.ClientId, Liuhe.Secret, .. words]);
        await client.EventAsync("open");
        await ReadAsync(fake, Ready);
        return client;
    }

    /// <summary>The delivery once it was acknowledged.</summary>
    private static async Task<JsonNode> SettledAsync(Fake fake, string key)
    {
        var state = await ReadAsync(fake, s => s["deliveries"]!.AsArray().Any(d => d!["key"]!.ToString() == key && d["state"]!.ToString() != "waiting"));
        return state["deliveries"]!.AsArray().Last(d => d!["key"]!.ToString() == key)!;
    }

    private static async Task<JsonNode> ReadAsync(Fake fake, Func<JsonNode, bool> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            var state = await fake.GetAsync("/sim/api/dingtalk/stream");
            if (until(state)) return state;
            await Task.Yield();
        }
    }
}
