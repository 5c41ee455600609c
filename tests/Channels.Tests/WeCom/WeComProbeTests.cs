using AntiFraudBot.Channels.WeCom;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Channels.Tests.WeCom;

public sealed class WeComProbeTests
{
    private readonly WeComBench _bench = new();

    [Fact]
    public async Task What_works_is_said_to_work_and_nothing_is_sent_to_anybody()
    {
        var findings = await ProbeAsync(Group("青石村群", heard: false, ("webhook", "上坪村")));
        Assert.All(findings, f => Assert.Equal(ProbeLevel.Good, f.Level));
        Assert.Contains(findings, f => f.Says == "群机器人在，本分钟还可发 20 条。");
        Assert.Equal(["gettoken", "getcallbackip", "webhook/upload_media"], _bench.Platform.Calls.Select(c => c.Path).Distinct());
    }

    [Fact]
    public async Task An_untrusted_address_is_shown_with_the_page_where_it_is_entered()
    {
        _bench.Platform.On("getcallbackip", """{"errcode":60020,"errmsg":"not allow to access from your ip, hint: [1], from ip: 203.0.113.7"}""");
        var app = Assert.Single(await ProbeAsync(), f => f.Level == ProbeLevel.Bad);
        Assert.Contains("出口 IP 203.0.113.7 不在企业可信 IP 里", app.Says, StringComparison.Ordinal);
        Assert.Contains("企业可信IP", app.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gettoken", """{"errcode":40001}""", "Secret 不对")]
    [InlineData("gettoken", """{"errcode":40013}""", "企业 ID 不对")]
    [InlineData("webhook/upload_media", """{"errcode":93000}""", "已被移出群")]
    public async Task What_does_not_work_is_said_plainly(string path, string answer, string says)
    {
        _bench.Platform.On(path, answer);
        Assert.Contains(await ProbeAsync(), f => f.Level == ProbeLevel.Bad && f.Says.Contains(says, StringComparison.Ordinal) && f.NextStep is not null);
    }

    [Fact]
    public async Task No_network_is_told_from_a_wrong_secret()
    {
        _bench.Platform.On("gettoken", FakePlatform.NoLine);
        Assert.Contains(await ProbeAsync(), f => f.Says == "连不上 qyapi.weixin.qq.com。");
    }

    [Fact]
    public async Task Each_group_is_told_how_it_can_be_spoken_to()
    {
        _bench.Platform.On("appchat/get", """{"errcode":86003}""");
        var findings = await ProbeAsync(
            Group("甲", false), Group("乙", false, ("webhook", "没有这个")), Group("丙", false, ("managed", "afb1"), ("webhook", "上坪村")), Group("丁", false, ("customer-group", "LiSi|wr1")));
        ProbeFinding Of(string name) => findings.Single(f => f.What == $"群“{name}”");
        Assert.Equal((ProbeLevel.Bad, "没有能用的发送方式。"), (Of("甲").Level, Of("甲").Says));
        Assert.Equal((ProbeLevel.Bad, "设置里没有名为“没有这个”的群机器人。"), (Of("乙").Level, Of("乙").Says));
        Assert.Equal((ProbeLevel.Warn, "群机器人在，本分钟还可发 20 条；应用建的群读不到，可能已解散。"), (Of("丙").Level, Of("丙").Says));
        Assert.Equal((ProbeLevel.Good, "客户群，由群主确认群发。"), (Of("丁").Level, Of("丁").Says));
    }

    [Fact]
    public async Task A_bot_nobody_has_called_yet_cannot_speak_up()
    {
        using var parts = Parts(new() { AiBot = new() { BotId = "aib1", Secret = "s" } });
        var findings = await parts.Probe.ProbeAsync([Group("甲", heard: false), Group("乙", heard: true)], CancellationToken.None);
        Assert.Equal((ProbeLevel.Warn, "机器人还不能主动发言：群里还没有人@过它。"), (findings[^2].Level, findings[^2].Says));
        Assert.Equal((ProbeLevel.Good, "智能机器人能发言，本分钟还可发 30 条。"), (findings[^1].Level, findings[^1].Says));
        Assert.Equal(ProbeLevel.Good, findings.Single(f => f.What == "智能机器人").Level);
    }

    [Fact]
    public void Each_way_of_hearing_has_its_part()
    {
        using var connected = Parts(new() { AiBot = new() { BotId = "aib1", Secret = "s" } });
        Assert.Equal((1, 0), (connected.Connections.Count, connected.Callbacks.Count));
        using var called = Parts(new() { AiBot = new() { Token = "t", EncodingAESKey = CryptoVectors.Key } });
        Assert.Equal((0, "/callback/wecom/aibot"), (called.Connections.Count, Assert.Single(called.Callbacks).Path));
        Assert.Equal("/callback/wecom/app", Assert.Single(_bench.Parts.Callbacks).Path);
        Assert.False(new WeComSettings().IsConfigured);
    }

    public static TheoryData<WeComSettings, string> Wrong => new()
    {
        { new() { ApiBase = "http://qyapi.example.com" }, "https://" },
        { new() { Webhooks = { ["甲"] = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send" } }, "完整地址" },
        { new() { App = new() { CorpId = "ww1", AgentId = "abc", Secret = "s" } }, "AgentId" },
        { new() { App = new() { CorpId = "ww1", AgentId = "1" } }, "Secret" },
        { new() { App = new() { CorpId = "ww1", AgentId = "1", Secret = "s", Token = "t" } }, "一起填" },
        { new() { App = new() { CorpId = "ww1", AgentId = "1", Secret = "s", Token = "t", EncodingAESKey = "short" } }, "43 个" },
        { new() { App = new() { Secret = "s" } }, "CorpId" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named_before_anything_is_called(WeComSettings settings, string says) =>
        Assert.Contains(says, Assert.Single(settings.Problems()), StringComparison.Ordinal);

    [Fact]
    public void Settings_do_not_print_their_secrets() => Assert.DoesNotContain("hush", new WeComSettings { App = new() { Secret = "hush" } }.ToString(), StringComparison.Ordinal);

    private WeComParts Parts(WeComSettings settings) => WeComParts.Create(
        settings, _ => Stream.Null, (_, _) => Task.FromResult(true), (_, _, _, _) => Task.CompletedTask,
        _bench.Clock, TimeProvider.System, NullLoggerFactory.Instance, _bench.Platform.Line());

    private Task<IReadOnlyList<ProbeFinding>> ProbeAsync(params Address[] groups) => _bench.Parts.Probe.ProbeAsync(groups, CancellationToken.None);

    private static Address Group(string name, bool heard, params (string Service, string Reference)[] services) =>
        new() { ChatId = "wr", Private = false, Name = name, Heard = heard, Services = services.ToDictionary(s => s.Service, s => s.Reference) };
}
