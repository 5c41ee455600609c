using System.Net;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Channels.Tests.Sockets;
using AntiFraudBot.Channels.Tests.WeCom;

namespace AntiFraudBot.Channels.Tests.DingTalk;

public sealed class SettingsTests
{
    public static TheoryData<DingTalkSettings, string> Wrong => new()
    {
        { new() { ApiBase = "http://api.example.com" }, "ApiBase" },
        { new() { OapiBase = "oapi" }, "OapiBase" },
        { new() { ClientId = "ding1" }, "ClientSecret" },
        { new() { RobotCode = "ding1" }, "ClientId" },
        { new() { Edition = "gold" }, "standard" },
        { new() { Receive = "pigeon" }, "stream" },
        { new() { EventToken = "t" }, "一起填" },
        { new() { EventToken = "t", EventAesKey = "short" }, "43" },
        { new() { Webhooks = { ["甲"] = new() { Url = "https://oapi.dingtalk.com/robot/send" } } }, "完整地址" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named_before_anything_is_called(DingTalkSettings settings, string says) =>
        Assert.Contains(says, Assert.Single(settings.Problems()), StringComparison.Ordinal);

    [Fact]
    public void An_edition_gives_the_month_and_numbers_of_the_office_replace_it()
    {
        Assert.Equal(new Editions(5_000, 3_000, 20), Editions.Of(new DingTalkSettings()));
        Assert.Equal(new Editions(12_000, 50_000, 20), Editions.Of(new DingTalkSettings { Edition = "professional", MonthlyCalls = 12_000 }));
    }

    [Fact]
    public async Task Wrong_credentials_end_the_connection_after_a_few_tries_and_say_so()
    {
        var time = new ManualTime();
        var bench = new DingTalkBench(time);
        bench.Platform.On("/v1.0/gateway/connections/open", () => FakePlatform.Json("""{"code":"authFailed","message":"no"}""", HttpStatusCode.Unauthorized));
        var connection = Assert.Single(bench.Parts.Connections);
        var running = connection.RunAsync(CancellationToken.None);
        while (!running.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(2));
            await Task.Yield();
        }

        Assert.Equal("authFailed", Assert.IsType<ConnectionEnd.Refused>(await running).Code);
        Assert.InRange(bench.Platform.Count("/v1.0/gateway/connections/open"), 6, 12);
        Assert.Contains("凭证与基础信息", connection.State.Trouble, StringComparison.Ordinal);
        Assert.False(connection.Exclusive);
    }
}
