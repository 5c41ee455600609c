using System.Net;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>Token, address, permission, pace and the month's account, in both forms of refusal.</summary>
public sealed class GateTests
{
    private const string Send = "/v1.0/robot/groupMessages/send";

    [Fact]
    public async Task A_token_stays_the_same_for_two_hours_and_ends_then()
    {
        await using var fake = await Liuhe.StartAsync();
        var token = await fake.TokenAsync();
        fake.Pass(TimeSpan.FromMinutes(119));
        Assert.Equal(token, await fake.TokenAsync());
        Assert.Equal(200, (int)(await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报"), token))["status"]!);
        fake.Pass(TimeSpan.FromMinutes(2));
        var refused = await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报"), token);
        Assert.Equal((400, "InvalidAuthentication"), ((int)refused["status"]!, refused.Code()));
        Assert.Equal("42001", (await fake.PostAsync($"/topapi/v2/user/get?access_token={token}", new JsonObject { ["userid"] = "u_limin" })).Code());
        Assert.NotEqual(token, await fake.TokenAsync());
    }

    [Fact]
    public async Task Wrong_credentials_are_told_in_each_interfaces_own_words()
    {
        await using var fake = await Liuhe.StartAsync();
        Assert.Equal("invalidClientIdOrSecret", (await fake.PostAsync("/v1.0/oauth2/accessToken", new JsonObject { ["appKey"] = Liuhe.ClientId, ["appSecret"] = "x" })).Code());
        Assert.Equal("40089", (await fake.GetAsync($"/gettoken?appkey={Liuhe.ClientId}&appsecret=x")).Code());
        Assert.Equal("41001", (await fake.PostAsync("/topapi/v2/user/get", null)).Code());
        Assert.Equal("40014", (await fake.PostAsync("/topapi/v2/user/get?access_token=never", null)).Code());
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        var app = Liuhe.Application();
        app["withheld"] = new JsonArray("qyapi_robot_sendmsg");
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["applications"] = new JsonArray(app) });
        var refused = await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报"));
        Assert.Equal((403, "Forbidden.AccessDenied.AccessTokenPermissionDenied"), ((int)refused["status"]!, refused.Code()));
        Assert.Equal("qyapi_robot_sendmsg", refused["accessdenieddetail"]!["requiredScopes"]![0]!.ToString());
        app["addressAllowed"] = false;
        await fake.TellAsync("/sim/api/apps", new JsonObject { ["applications"] = new JsonArray(app.DeepClone()) });
        Assert.Equal("60020", (await fake.OldAsync("/topapi/v2/user/get", new JsonObject { ["userid"] = "u_limin" })).Code());
    }

    [Fact]
    public async Task The_twenty_first_call_of_a_second_is_refused_and_costs_nothing()
    {
        await using var fake = await Liuhe.StartAsync();
        var token = await fake.TokenAsync();
        var wrong = new JsonObject { ["robotCode"] = Liuhe.ClientId };
        for (var i = 0; i < 20; i++) Assert.Equal("miss.openConversationId", (await fake.NewAsync(Send, wrong, token)).Code());
        var refused = await fake.NewAsync(Send, wrong, token);
        Assert.Equal((403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi"), ((int)refused["status"]!, refused.Code()));
        Assert.Equal(20, (int)(await fake.GetAsync("/sim/api/dingtalk/state"))["account"]!["usedCalls"]!);
        fake.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("miss.openConversationId", (await fake.NewAsync(Send, wrong, token)).Code());
    }

    [Fact]
    public async Task The_months_account_runs_dry_and_is_filled_on_the_first_in_Beijing()
    {
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["usedCalls"] = 4_999 });
        Assert.Equal(200, (int)(await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "一")))["status"]!);
        var refused = await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "二"));
        Assert.Equal((403, "Forbidden.AccessDenied.ApiCountLimitForOrg"), ((int)refused["status"]!, refused.Code()));
        Assert.Equal("0", (await fake.OldAsync("/topapi/v2/user/get", new JsonObject { ["userid"] = "u_limin" })).Code());
        fake.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 1, 0, 0, 1, TimeSpan.FromHours(8)));
        Assert.Equal(200, (int)(await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "三")))["status"]!);
        Assert.Equal(["一", "三"], fake.Lines(Liuhe.Group).Select(l => l.Text));
    }

    [Fact]
    public async Task A_scripted_fault_answers_in_the_interfaces_form_and_leaves_no_effect()
    {
        await using var fake = await Liuhe.StartAsync();
        var token = await fake.TokenAsync();
        await fake.FaultAsync(new JsonObject { ["match"] = "groupMessages/send", ["code"] = "Forbidden.AccessDenied.QpmLimitForAppkeyAndApi", ["times"] = 1 });
        Assert.Equal(403, (int)(await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报"), token))["status"]!);
        await fake.FaultAsync(new JsonObject { ["match"] = "user/get", ["errcode"] = 90018, ["times"] = 1 });
        Assert.Equal("90018", (await fake.OldAsync("/topapi/v2/user/get", new JsonObject { ["userid"] = "u_limin" })).Code());
        await fake.FaultAsync(new JsonObject { ["match"] = "groupMessages/send", ["http"] = 502, ["times"] = 1 });
        using var page = await fake.Http.PostAsync(Send, null);
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        await fake.FaultAsync(new JsonObject { ["match"] = "groupMessages/send", ["code"] = "punish", ["times"] = 1 });
        var punished = await fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报"), token);
        Assert.Equal(("deny", 5), (punished["punish"]!.ToString(), (int)punished["wait"]!));
        await fake.FaultAsync(new JsonObject { ["match"] = "groupMessages/send", ["drop"] = true, ["times"] = 1 });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报"), token));
        Assert.Empty(fake.Lines(Liuhe.Group));
        await fake.FaultAsync(new JsonObject { ["match"] = "groupMessages/send", ["timeoutAfterEffect"] = true, ["times"] = 1 });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => fake.NewAsync(Send, Liuhe.Push(Liuhe.Group, "催报"), token));
        Assert.Single(fake.Lines(Liuhe.Group));
    }
}
