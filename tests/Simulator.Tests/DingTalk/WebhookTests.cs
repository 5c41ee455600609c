using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.DingTalk.Signing;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>Custom robots and reply addresses.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task A_signed_message_rings_whom_its_text_and_its_list_both_name()
    {
        await using var fake = await Liuhe.StartAsync();
        var body = Text("请 @13800000001 和 @13800000002 到岗，@u_wangjg 负责");
        body["at"] = new JsonObject { ["atMobiles"] = new JsonArray("13800000001", "13800000002", "13800000009"), ["atUserIds"] = new JsonArray() };
        Assert.Equal("0", (await fake.PostAsync(Signed(fake), body)).Code());
        var line = Assert.Single(fake.Lines(Liuhe.Residents));
        Assert.Equal("请 @王建国 和 @138****0002 到岗，@u_wangjg 负责", line.Text);
        Assert.Equal(["u_wangjg"], line.Mentions);
        Assert.Equal(("webhook", "robot/send"), (line.From, line.Api));
    }

    [Fact]
    public async Task A_signature_older_than_an_hour_or_tampered_or_missing_is_refused()
    {
        await using var fake = await Liuhe.StartAsync();
        var address = Signed(fake);
        fake.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal(("310000", "invalid timestamp"), await RefusalAsync(fake, address, Text("一")));
        Assert.Equal(("310000", "sign not match"), await RefusalAsync(fake, Signed(fake).Replace("sign=", "sign=A", StringComparison.Ordinal), Text("一")));
        Assert.Equal(("310000", "invalid timestamp"), await RefusalAsync(fake, $"/robot/send?access_token={Liuhe.Webhook}", Text("一")));
        var seconds = fake.World.Clock.UnixSeconds();
        var wrongUnit = $"/robot/send?access_token={Liuhe.Webhook}&timestamp={seconds}&sign={Uri.EscapeDataString(Signatures.Robot(Liuhe.WebhookSecret, seconds))}";
        Assert.Equal(("310000", "invalid timestamp"), await RefusalAsync(fake, wrongUnit, Text("一")));
        Assert.Equal("300001", (await fake.PostAsync("/robot/send?access_token=none", Text("一"))).Code());
        Assert.Empty(fake.Lines(Liuhe.Residents));
    }

    [Fact]
    public async Task The_twenty_first_in_a_minute_shuts_the_robot_up_for_ten()
    {
        await using var fake = await Liuhe.StartAsync();
        for (var i = 0; i < 20; i++) Assert.Equal("0", (await fake.PostAsync(Signed(fake), Text($"{i}"))).Code());
        Assert.Equal("130101", (await fake.PostAsync(Signed(fake), Text("二十一"))).Code());
        fake.Pass(TimeSpan.FromMinutes(9));
        Assert.Equal("130101", (await fake.PostAsync(Signed(fake), Text("还早"))).Code());
        fake.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal("0", (await fake.PostAsync(Signed(fake), Text("到了"))).Code());
        Assert.Equal(21, fake.Lines(Liuhe.Residents).Count);
    }

    [Fact]
    public async Task The_same_msgUuid_is_shown_once()
    {
        await using var fake = await Liuhe.StartAsync();
        var body = Text("停水通知");
        body["msgUuid"] = "ts-1";
        Assert.Equal("0", (await fake.PostAsync(Signed(fake), body)).Code());
        Assert.Equal("0", (await fake.PostAsync(Signed(fake), body)).Code());
        Assert.Single(fake.Lines(Liuhe.Residents));
    }

    [Fact]
    public async Task What_is_misshapen_too_large_or_without_its_keyword_is_refused()
    {
        var robot = new JsonObject { ["token"] = "kw", ["groupId"] = Liuhe.Donggou, ["keywords"] = new JsonArray("通知") };
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["robots"] = new JsonArray(robot) });
        const string address = "/robot/send?access_token=kw";
        Assert.Equal(("310000", "keywords not in content"), await RefusalAsync(fake, address, Text("停水")));
        Assert.Equal("460101", (await fake.PostAsync(address, Text("通知" + new string('水', 6700)))).Code());
        Assert.Equal("400105", (await fake.PostAsync(address, new JsonObject { ["msgtype"] = "file", ["file"] = "通知" })).Code());
        Assert.Equal("40035", (await fake.PostAsync(address, new JsonObject { ["msgtype"] = "text", ["通知"] = 1 })).Code());
        using var plain = await fake.Http.PostAsync(address, new StringContent("通知", Encoding.UTF8, "text/plain"));
        Assert.Equal("43004", (await plain.Content.ReadFromJsonAsync<JsonNode>())!.Code());
        Assert.Equal("0", (await fake.PostAsync(address, Text("停水通知"))).Code());
    }

    [Fact]
    public async Task A_webhooks_months_account_runs_dry()
    {
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["usedWebhooks"] = 2_999 });
        Assert.Equal("0", (await fake.PostAsync(Signed(fake), Text("一"))).Code());
        Assert.Equal("90030", (await fake.PostAsync(Signed(fake), Text("二"))).Code());
    }

    [Fact]
    public async Task A_reply_rings_the_sender_until_ninety_minutes_have_passed()
    {
        await using var office = await Office.StartAsync();
        var app = Liuhe.Application();
        app["callbackUrl"] = office.Url("robot");
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["applications"] = new JsonArray(app) });
        await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        var message = (await office.NextAsync()).Body;
        var reply = message["sessionWebhook"]!.ToString();
        var body = new JsonObject
        {
            ["msgtype"] = "markdown",
            ["markdown"] = new JsonObject { ["title"] = "已登记", ["text"] = "@u_wangjg 已登记" },
            ["at"] = new JsonObject { ["atUserIds"] = new JsonArray("u_wangjg") },
        };
        Assert.Equal("0", (await fake.PostAsync(reply, body)).Code());
        var line = fake.Lines(Liuhe.Group)[^1];
        Assert.Equal(("@王建国 已登记", "bot", "robot/sendBySession"), (line.Text, line.From, line.Api));
        Assert.Equal(["u_wangjg"], line.Mentions);
        Assert.Equal(fake.World.Clock.GetUtcNow().AddMinutes(90).ToUnixTimeMilliseconds(), (long)message["sessionWebhookExpiredTime"]!);
        fake.Pass(TimeSpan.FromMinutes(91));
        Assert.Equal("300001", (await fake.PostAsync(reply, body)).Code());
    }

    private static JsonObject Text(string content) => new() { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = content } };

    private static string Signed(Fake fake)
    {
        var time = fake.World.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return $"/robot/send?access_token={Liuhe.Webhook}&timestamp={time}&sign={Uri.EscapeDataString(Signatures.Robot(Liuhe.WebhookSecret, time))}";
    }

    private static async Task<(string, string)> RefusalAsync(Fake fake, string address, JsonObject body)
    {
        var answer = await fake.PostAsync(address, body);
        return (answer.Code(), answer["errmsg"]!.ToString());
    }
}
