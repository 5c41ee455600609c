using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Calls;
using AntiFraudBot.Channels.Tests.Quotas;
using AntiFraudBot.Channels.WeCom;
using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Domain.Messaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiFraudBot.Channels.Tests.WeCom;

public sealed class WeComApiTests
{
    private readonly FakePlatform _platform = new();
    private readonly MovedClock _clock = new();
    private readonly WeComApi _api;

    public WeComApiTests()
    {
        var calls = new HttpCalls(_platform.Line(), TimeProvider.System);
        var app = new WeComAppSettings { CorpId = "ww1", AgentId = "1000002", Secret = "secret" };
        _api = new WeComApi(calls, new Uri(FakePlatform.Base), AppTokens.Of(calls, new Uri(FakePlatform.Base), app, _clock), NullLogger.Instance);
    }

    [Fact]
    public async Task Fifty_senders_at_once_ask_for_one_token()
    {
        _platform.Working = async _ => await Task.Yield();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(Post)));
        Assert.Equal((1, 50), (_platform.Count("gettoken"), _platform.Count("message/send")));
    }

    [Fact]
    public async Task A_token_is_renewed_five_minutes_before_its_end()
    {
        await Post();
        _clock.Move(TimeSpan.FromSeconds(7200 - 301));
        await Post();
        Assert.Equal(1, _platform.Count("gettoken"));
        _clock.Move(TimeSpan.FromSeconds(2));
        await Post();
        Assert.Equal(2, _platform.Count("gettoken"));
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    [InlineData(41001)]
    public async Task A_refused_token_is_replaced_and_the_call_repeated_once(int code)
    {
        _platform.On("message/send", $$"""{"errcode":{{code}},"errmsg":"no"}""", """{"errcode":0,"msgid":"m"}""");
        Assert.IsType<ApiAnswer.Ok>(await Post());
        Assert.Equal((2, 2), (_platform.Count("gettoken"), _platform.Count("message/send")));
        Assert.Contains("access_token=token2", _platform.Calls[^1].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_ends_the_matter()
    {
        _platform.On("message/send", """{"errcode":40014}""");
        Assert.Equal(40014, Assert.IsType<ApiAnswer.Refused>(await Post()).Code);
        Assert.Equal(2, _platform.Count("message/send"));
    }

    [Fact]
    public async Task A_wrong_secret_is_not_asked_about_again_for_a_minute()
    {
        _platform.On("gettoken", """{"errcode":40001,"errmsg":"invalid credential"}""");
        for (var i = 0; i < 20; i++) Assert.Equal(40001, Assert.IsType<ApiAnswer.Refused>(await Post()).Code);
        Assert.Equal((1, 0), (_platform.Count("gettoken"), _platform.Count("message/send")));
        _clock.Move(TimeSpan.FromSeconds(61));
        await Post();
        Assert.Equal(2, _platform.Count("gettoken"));
    }

    [Fact]
    public async Task Somebody_who_fails_with_an_old_token_does_not_throw_the_new_one_away()
    {
        using var tokens = AppTokens.Of(new HttpCalls(_platform.Line(), TimeProvider.System), new Uri(FakePlatform.Base), new WeComAppSettings(), _clock);
        var (old, _) = await tokens.GetAsync(CancellationToken.None);
        await tokens.DropAsync(old!, CancellationToken.None);
        var (fresh, _) = await tokens.GetAsync(CancellationToken.None);
        await tokens.DropAsync(old!, CancellationToken.None);
        Assert.Equal(fresh, (await tokens.GetAsync(CancellationToken.None)).Token);
    }

    public static TheoryData<Func<HttpResponseMessage>, string, string> Broken => new()
    {
        { FakePlatform.NoLine, "Retry no-connection", "nothing was sent" },
        { FakePlatform.Cut, "Unknown cut", "the body was sent, the answer is missing" },
        { () => FakePlatform.Status(503), "Retry http503", "turned away at the door" },
        { () => FakePlatform.Status(429), "Retry http429", "turned away at the door" },
        { () => FakePlatform.Status(302), "Retry http302", "a redirect is not followed" },
        { () => FakePlatform.Status(500), "Unknown http500", "it may have been done before it broke" },
        { () => FakePlatform.Status(502), "Unknown http502", "it may have been done behind the gateway" },
        { () => FakePlatform.Json("<html>"), "Unknown not-json", "not the platform's answer" },
        { () => FakePlatform.Json("[1]"), "Unknown not-json", "not the platform's answer" },
        { () => FakePlatform.Json("{\"errcode\":-1}"), "Retry wecom-1", "busy" },
        { () => FakePlatform.Json("{\"errcode\":40014}"), "Retry wecom40014", "still refused with a fresh token" },
        { () => FakePlatform.Json("{\"errcode\":60020,\"errmsg\":\"from ip: 1.2.3.4\"}"), "Failed wecom60020", "for the administrator" },
        { () => FakePlatform.Json("{\"errcode\":81013}"), "Failed wecom81013", "the person is gone" },
        { () => FakePlatform.Json("{\"errcode\":44004}"), "Failed wecom44004", "the message is wrong" },
        { () => FakePlatform.Json("{\"errcode\":123456789}"), "Failed wecom123456789", "an unknown code is not repeated blindly" },
        { () => FakePlatform.Json("{}"), "Sent", "no errcode is success" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Each_kind_of_failure_has_its_outcome(Func<HttpResponseMessage> answer, string outcome, string because)
    {
        _platform.On("message/send", answer);
        var seen = (await Post()).ToOutcome(_ => new SendOutcome.Sent(null), repeatable: false) switch
        {
            SendOutcome.Sent => "Sent",
            SendOutcome.Retry retry => $"Retry {retry.Code}",
            SendOutcome.Unknown unknown => $"Unknown {unknown.Code}",
            SendOutcome.Failed failed => $"Failed {failed.Code}",
            var other => other.ToString(),
        };
        Assert.True(outcome == seen, $"{because}: {seen}");
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_waited_for_ten_seconds_of_machine_time()
    {
        var machine = new FiringClock();
        using var calls = new HttpCalls(_platform.Line(), machine);
        _platform.Working = _ =>
        {
            machine.Fire();
            return Task.CompletedTask;
        };
        var result = await calls.PostAsync(new Uri(FakePlatform.Base + "/cgi-bin/x"), new byte[3], "application/json", CancellationToken.None);
        Assert.Equal(new CallResult.NoAnswer("timeout"), result);
        Assert.Equal(TimeSpan.FromSeconds(10), machine.Due);
    }

    [Fact]
    public async Task Stopping_the_bot_is_not_an_outcome()
    {
        using var stop = new CancellationTokenSource();
        _platform.Working = _ => stop.CancelAsync();
        using var calls = new HttpCalls(_platform.Line(), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calls.GetAsync(new Uri(FakePlatform.Base), stop.Token));
    }

    private Task<ApiAnswer> Post() => _api.PostAsync("message/send", new JsonObject { ["touser"] = "ZhangSan" }, CancellationToken.None);

    /// <summary>A clock whose only timer goes off when told.</summary>
    private sealed class FiringClock : TimeProvider
    {
        private Action? _fire;

        public TimeSpan Due { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (Due, _fire) = (dueTime, () => callback(state));
            return new Timer(_ => { }, null, Timeout.Infinite, Timeout.Infinite);
        }

        public void Fire() => _fire!();
    }
}
