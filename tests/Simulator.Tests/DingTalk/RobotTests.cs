using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>Proactive messages of the application's robot.</summary>
public sealed class RobotTests
{
    private const string Send = "/v1.0/robot/groupMessages/send";
    private const string Batch = "/v1.0/robot/oToMessages/batchSend";

    [Fact]
    public async Task A_pushed_message_is_read_by_the_group_and_nobody_is_mentioned_by_it()
    {
        await using var fake = await Liuhe.StartAsync();
        var answer = await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "@u_wangjg 请报数"));
        var line = Assert.Single(fake.Lines(Liuhe.Group));
        Assert.Equal(("@u_wangjg 请报数", "text", "v1.0/robot/groupMessages/send"), (line.Text, line.Kind, line.Api));
        Assert.Empty(line.Mentions);
        Assert.Equal(line.MsgId, answer["processQueryKey"]!.ToString());
    }

    [Theory]
    [InlineData("robotCode", null, "invalidParameter.robotCode.empty")]
    [InlineData("robotCode", "dingother", "invalidParameter.robotCode.auth")]
    [InlineData("openConversationId", null, "miss.openConversationId")]
    [InlineData("openConversationId", "cidnowhere==", "invalid.openConversationId")]
    [InlineData("openConversationId", Liuhe.Group, "invalid.openConversationId")]
    [InlineData("msgKey", "sampleActionCard1", "invalidParameter.msgKey.invalid")]
    [InlineData("msgParam", "催报", "invalidParameter.msgParam.invalid")]
    [InlineData("msgParam", "{\"content\":3}", "invalidParameter.msgParam.invalid")]
    [InlineData("msgParam", "{}", "invalidParameter.msgParam.invalid")]
    public async Task A_push_with_a_wrong_member_is_refused_by_name(string member, string? value, string code)
    {
        await using var fake = await Liuhe.StartAsync();
        var push = Liuhe.Push(Liuhe.Group, "催报");
        push[member] = value;
        Assert.Equal(code, (await fake.NewAsync(Send, push)).Code());
        Assert.Empty(fake.Lines(Liuhe.Group));
    }

    [Fact]
    public async Task A_parameter_must_be_a_string_of_at_most_15000_bytes()
    {
        await using var fake = await Liuhe.StartAsync();
        var push = Liuhe.Push(Liuhe.Group, "催报");
        push["msgParam"] = new JsonObject { ["content"] = "催报" };
        Assert.Equal("invalidParameter.msgParam.invalid", (await fake.NewAsync(Send, push)).Code());
        push["msgParam"] = "{\"content\":\"" + new string('报', 5000) + "\"}";
        Assert.Equal("invalidParameter.msgParam.tooLong", (await fake.NewAsync(Send, push)).Code());
    }

    [Theory]
    [InlineData("foreign", "conversation.org.notMatch")]
    [InlineData("muted", "bot.forbidden.sendMessage")]
    public async Task A_group_may_be_closed_to_the_robot(string trait, string code)
    {
        await using var fake = await Liuhe.StartAsync();
        await fake.TellAsync("/sim/api/dingtalk/groups/traits", new JsonObject { ["group"] = Liuhe.Group, ["traits"] = new JsonObject { [trait] = true } });
        Assert.Equal(code, (await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报"))).Code());
    }

    [Fact]
    public async Task A_robot_speaks_only_where_it_sits_and_never_among_residents()
    {
        await using var fake = await Liuhe.StartAsync();
        Assert.Equal("invalidParameter.robotCode.notExsit", (await fake.NewAsync(Send, Liuhe.Push(Liuhe.Residents, "催报"))).Code());
        await fake.TellAsync("/sim/api/dingtalk/groups/change", new JsonObject { ["group"] = Liuhe.Group, ["removeRobots"] = new JsonArray(Liuhe.ClientId) });
        Assert.Equal("invalidParameter.robotCode.notExsit", (await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报"))).Code());
        await fake.TellAsync("/sim/api/dingtalk/groups/change", new JsonObject { ["group"] = Liuhe.Donggou, ["disband"] = true });
        Assert.Equal("group.disbanded", (await fake.NewAsync(Send, Liuhe.Push(Liuhe.Donggou, "催报"))).Code());
    }

    [Fact]
    public async Task One_group_takes_so_many_messages_a_minute()
    {
        await using var fake = await Liuhe.StartAsync();
        await fake.SwitchAsync("groupSendsPerMinute", 2);
        string[] codes = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(async i => (await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, $"{i}")))["code"]?.ToString() ?? "ok"))];
        Assert.Equal(["ok", "ok", "send.too.fast"], codes.Order());
        Assert.Equal(200, (int)(await fake.NewAsync(Send, Liuhe.Push(Liuhe.Donggou, "催报")))["status"]!);
    }

    [Fact]
    public async Task Readers_are_listed_page_by_page_and_a_recalled_message_is_gone()
    {
        await using var fake = await Liuhe.StartAsync();
        var key = (await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报")))["processQueryKey"]!.ToString();
        await fake.TellAsync("/sim/api/dingtalk/read", new JsonObject { ["line"] = fake.Lines(Liuhe.Group)[0].Id, ["people"] = new JsonArray("u_wangjg", "u_limin") });
        var query = new JsonObject { ["robotCode"] = Liuhe.ClientId, ["openConversationId"] = Liuhe.OpenId(Liuhe.Group), ["processQueryKey"] = key, ["maxResults"] = 1 };
        var page = await fake.NewAsync("/v1.0/robot/groupMessages/query", query);
        Assert.Equal(("SUCCESS", "u_wangjg", true), (page["sendStatus"]!.ToString(), page["readUserIds"]![0]!.ToString(), (bool)page["hasMore"]!));
        query["nextToken"] = page["nextToken"]!.ToString();
        page = await fake.NewAsync("/v1.0/robot/groupMessages/query", query);
        Assert.Equal(("u_limin", false), (page["readUserIds"]![0]!.ToString(), (bool)page["hasMore"]!));

        var recall = new JsonObject { ["robotCode"] = Liuhe.ClientId, ["openConversationId"] = Liuhe.OpenId(Liuhe.Group), ["processQueryKeys"] = new JsonArray(key, "other") };
        var done = await fake.NewAsync("/v1.0/robot/groupMessages/recall", recall);
        Assert.Equal((key, "other"), (done["successResult"]![0]!.ToString(), Assert.Single(done["failedResult"]!.AsObject()).Key));
        Assert.True(fake.Lines(Liuhe.Group)[0].Recalled);
        fake.Pass(TimeSpan.FromHours(25));
        Assert.Equal("processQueryKey.expireTime", (await fake.NewAsync("/v1.0/robot/groupMessages/query", query)).Code());
    }

    [Fact]
    public async Task A_batch_reaches_whom_it_can_and_names_the_others()
    {
        var app = Liuhe.Application();
        app["invisible"] = new JsonArray("u_limin");
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["applications"] = new JsonArray(app) });
        await fake.TellAsync("/sim/api/dingtalk/throttle", new JsonArray("u_zhengzr"));
        var batch = Liuhe.Push(Liuhe.Group, "请补报");
        batch["userIds"] = new JsonArray("u_wangjg", "u_limin", "u_zhengzr", "r_sun", "u_gone");
        var answer = await fake.NewAsync(Batch, batch);
        Assert.Equal(["u_limin", "r_sun", "u_gone"], answer["invalidStaffIdList"]!.AsArray().Select(p => p!.ToString()));
        Assert.Equal(["u_zhengzr"], answer["flowControlledStaffIdList"]!.AsArray().Select(p => p!.ToString()));
        Assert.Equal("请补报", Assert.Single(fake.Lines("private:u_wangjg")).Text);
        Assert.Empty(fake.Lines("private:u_limin"));
        var key = Uri.EscapeDataString(answer["processQueryKey"]!.ToString());
        var status = await fake.NewAsync($"/v1.0/robot/oToMessages/readStatus?robotCode={Liuhe.ClientId}&processQueryKey={key}", [], verb: "GET");
        Assert.Equal("UNREAD", Assert.Single(status["messageReadInfoList"]!.AsArray())!["readStatus"]!.ToString());
        batch["userIds"] = new JsonArray([.. Enumerable.Range(0, 21).Select(i => (JsonNode)$"u{i}")]);
        Assert.Equal("too.many.people", (await fake.NewAsync(Batch, batch)).Code());
    }

    [Fact]
    public async Task Cards_of_buttons_and_a_ding_are_seen_as_such()
    {
        await using var fake = await Liuhe.StartAsync();
        var push = Liuhe.Push(Liuhe.Group, "");
        push["msgKey"] = "sampleActionCard6";
        push["msgParam"] = """{"title":"巡查","text":"要不要支援？","buttonTitle1":"要","buttonUrl1":"https://example.gov.cn/1","buttonTitle2":"不要","buttonUrl2":"https://example.gov.cn/0"}""";
        Assert.Equal(200, (int)(await fake.NewAsync(Send, push))["status"]!);
        Assert.Equal(["要", "不要"], fake.Lines(Liuhe.Group)[0].Buttons.Select(b => b.Text));
        var ding = new JsonObject { ["robotCode"] = Liuhe.ClientId, ["remindType"] = 1, ["receiverUserIdList"] = new JsonArray("u_wangjg", "u_gone"), ["content"] = "请立即回电" };
        Assert.Equal("用户不存在", (await fake.NewAsync("/v1.0/robot/ding/send", ding))["failedList"]!["u_gone"]!.ToString());
        Assert.Equal("ding", fake.Lines("private:u_wangjg")[0].Kind);
    }
}
