using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>Groups made by API, the scene group's assistant, cards' refusals, the address book.</summary>
public sealed class GroupTests
{
    [Fact]
    public async Task A_scene_group_is_made_once_for_one_uuid_and_its_assistant_may_mention()
    {
        await using var fake = await Liuhe.StartAsync();
        var wish = new JsonObject
        {
            ["title"] = "柳河镇防诈群",
            ["template_id"] = "c354",
            ["owner_user_id"] = "u_zhengzr",
            ["user_ids"] = new JsonArray("u_wangjg"),
            ["uuid"] = "lh-1",
        };
        var id = (await fake.NewAsync("/v1.0/im/sceneGroup/create", wish))["open_conversation_id"]!.ToString();
        Assert.Equal(id, (await fake.NewAsync("/v1.0/im/sceneGroup/create", wish))["open_conversation_id"]!.ToString());
        var members = await fake.NewAsync("/v1.0/im/sceneGroups/members/batchQuery", new JsonObject { ["openConversationId"] = id });
        Assert.Equal(["u_wangjg", "u_zhengzr"], members["memberUserIds"]!.AsArray().Select(m => m!.ToString()).Order());
        var words = new JsonObject
        {
            ["target_open_conversation_id"] = id,
            ["robot_code"] = Liuhe.ClientId,
            ["msg_template_id"] = "inner_app_template_markdown",
            ["msg_param_map"] = """{"title":"催报","markdown_content":"东沟村未报"}""",
            ["at_users"] = "u_wangjg,u_limin",
        };
        Assert.Equal("0", (await fake.OldAsync("/topapi/im/chat/scencegroup/message/send_v2", words)).Code());
        var line = Assert.Single(fake.Lines(id));
        Assert.Equal("东沟村未报", line.Text);
        Assert.Equal(["u_wangjg"], line.Mentions);
        words["target_open_conversation_id"] = Liuhe.OpenId(Liuhe.Group);
        Assert.Equal("660015", (await fake.OldAsync("/topapi/im/chat/scencegroup/message/send_v2", words)).Code());
    }

    [Theory]
    [InlineData("title", "", "parameter.invalid")]
    [InlineData("template_id", "", "groupTemplate.notFound")]
    [InlineData("owner_user_id", "r_sun", "permession.checkFailed")]
    [InlineData("user_ids", "r_sun", "member.notFound")]
    public async Task A_scene_group_with_a_wrong_member_is_refused(string member, string value, string code)
    {
        await using var fake = await Liuhe.StartAsync();
        var wish = new JsonObject { ["title"] = "群", ["template_id"] = "c354", ["owner_user_id"] = "u_zhengzr", ["user_ids"] = "u_wangjg", [member] = value };
        Assert.Equal(code, (await fake.NewAsync("/v1.0/im/sceneGroup/create", wish)).Code());
    }

    [Fact]
    public async Task An_internal_group_is_made_without_the_robot_and_ids_convert()
    {
        await using var fake = await Liuhe.StartAsync();
        var wish = new JsonObject { ["name"] = "东沟村新群", ["owner"] = "u_wangjg", ["ownerType"] = "emp", ["useridlist"] = new JsonArray("u_limin"), ["conversationTag"] = 2 };
        var made = await fake.NewAsync("/v1.0/im/group/create", wish);
        var id = made["openConversationId"]!.ToString();
        Assert.Equal(id, (await fake.NewAsync($"/v1.0/im/chat/{made["chatid"]}/convertToOpenConversationId", []))["openConversationId"]!.ToString());
        Assert.Empty((await fake.NewAsync("/v1.0/robot/groups/robots/query", new JsonObject { ["openConversationId"] = id }))["chatbotInstanceVOList"]!.AsArray());
        Assert.Single((await fake.NewAsync("/v1.0/robot/groups/robots/query", new JsonObject { ["openConversationId"] = Liuhe.OpenId(Liuhe.Group) }))["chatbotInstanceVOList"]!.AsArray());
        wish["name"] = "名字比二十个字还要长的一个群名字名字名字名字名字";
        Assert.Equal("parameter.invalid", (await fake.NewAsync("/v1.0/im/group/create", wish)).Code());
        Assert.Equal(404, (int)(await fake.NewAsync("/v1.0/robot/groups/query", new JsonObject { ["robotCode"] = Liuhe.ClientId }))["status"]!);
        await fake.SwitchAsync("groupsQuery", true);
        Assert.Equal(2, (await fake.NewAsync("/v1.0/robot/groups/query", new JsonObject { ["robotCode"] = Liuhe.ClientId }))["openConversationIds"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_card_is_made_once_and_told_where_it_could_not_hang()
    {
        await using var fake = await Liuhe.StartAsync();
        const string both = "/v1.0/card/instances/createAndDeliver";
        Assert.Equal(200, (int)(await fake.NewAsync(both, Cards.Report("r1", Liuhe.Group)))["status"]!);
        Assert.Equal("param.cardAlreadyExist", (await fake.NewAsync(both, Cards.Report("r1", Liuhe.Group))).Code());
        Assert.Equal("param.outTrackIdEmpty", (await fake.NewAsync(both, Cards.Report("", Liuhe.Group))).Code());
        var nowhere = (await fake.NewAsync(both, Cards.Report("r2", Liuhe.Residents)))["result"]!["deliverResults"]![0]!;
        Assert.Equal((false, "机器人不在群内"), ((bool)nowhere["success"]!, nowhere["errorMsg"]!.ToString()));
        var odd = Cards.Report("r3", Liuhe.Group);
        odd["openSpaceId"] = "IM_GROUP.x";
        Assert.Equal("param.openSpaceIdInvalid", (await fake.NewAsync(both, odd)).Code());
        var change = new JsonObject { ["outTrackId"] = "r1", ["cardData"] = new JsonObject { ["cardParamMap"] = new JsonObject { ["status"] = "已截止" } } };
        Assert.Equal(200, (int)(await fake.NewAsync("/v1.0/card/instances", change, verb: "PUT"))["status"]!);
        Assert.Equal("status：已截止", fake.Lines(Liuhe.Group)[0].Text);
        change["outTrackId"] = "none";
        Assert.Equal("param.cardNotExist", (await fake.NewAsync("/v1.0/card/instances", change, verb: "PUT")).Code());
    }

    [Fact]
    public async Task The_address_book_is_walked_level_by_level_and_costs_nothing()
    {
        await using var fake = await Liuhe.StartAsync();
        var town = (await fake.OldAsync("/topapi/v2/department/listsub", new JsonObject { ["dept_id"] = 1 }))["result"]!.AsArray();
        Assert.Equal("柳河镇", Assert.Single(town)!["name"]!.ToString());
        var village = (await fake.OldAsync("/topapi/v2/department/listsub", new JsonObject { ["dept_id"] = (int)town[0]!["dept_id"]! }))["result"]!.AsArray();
        Assert.Equal("东沟村", Assert.Single(village)!["name"]!.ToString());
        var people = (await fake.OldAsync("/topapi/v2/user/list", new JsonObject { ["dept_id"] = (int)village[0]!["dept_id"]!, ["cursor"] = 0, ["size"] = 1 }))["result"]!;
        Assert.Equal((true, 1), ((bool)people["has_more"]!, (int)people["next_cursor"]!));
        var wang = (await fake.OldAsync("/topapi/v2/user/get", new JsonObject { ["userid"] = "u_wangjg" }))["result"]!;
        Assert.Equal(("王建国", "13800000001"), (wang["name"]!.ToString(), wang["mobile"]!.ToString()));
        Assert.Equal("u_wangjg", (await fake.OldAsync("/topapi/v2/user/getbymobile", new JsonObject { ["mobile"] = "13800000001" }))["result"]!["userid"]!.ToString());
        Assert.Equal("u_wangjg", (await fake.OldAsync("/topapi/user/getbyunionid", new JsonObject { ["unionid"] = wang["unionid"]!.ToString() }))["result"]!["userid"]!.ToString());
        Assert.Equal("60121", (await fake.OldAsync("/topapi/v2/user/get", new JsonObject { ["userid"] = "r_sun" })).Code());
        Assert.Equal("40104", (await fake.OldAsync("/topapi/v2/user/getbymobile", new JsonObject { ["mobile"] = "138" })).Code());
        Assert.Equal(0, (int)(await fake.GetAsync("/sim/api/dingtalk/state"))["account"]!["usedCalls"]!);
    }
}
