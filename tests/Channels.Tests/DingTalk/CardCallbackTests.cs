using System.Globalization;
using System.Text;
using AntiFraudBot.Channels.DingTalk.Webhooks;

namespace AntiFraudBot.Channels.Tests.DingTalk;

/// <summary>Presses of cards over HTTP.</summary>
public sealed class CardCallbackTests
{
    private readonly DingTalkBench _bench = new();

    [Fact]
    public async Task A_signed_press_is_heard_once_and_answered_with_what_the_card_shall_show()
    {
        var answer = await PressAsync("12");
        await PressAsync("12");
        var heard = Assert.Single(_bench.Heard);
        Assert.Equal(("安装12", "u_wangjg", "cidDG01example==", "card-1"), (heard.Text, heard.SenderUserId, heard.ChatId, heard.QuotedExternalId));
        Assert.Contains("已收到", answer.Body, StringComparison.Ordinal);
        await PressAsync("15");
        Assert.Equal(2, _bench.Heard.Count);
    }

    [Theory]
    [InlineData(11, null)]
    [InlineData(-11, null)]
    [InlineData(0, "wrong")]
    [InlineData(0, "")]
    public async Task A_press_that_is_too_old_or_wrongly_signed_is_refused(int minutesOff, string? sign)
    {
        Assert.Equal(CallbackAnswer.Refused, await PressAsync("12", TimeSpan.FromMinutes(minutesOff), sign));
        Assert.Empty(_bench.Heard);
    }

    [Fact]
    public async Task A_press_that_could_not_be_stored_counts_when_it_comes_again()
    {
        _bench.StoreFails = new IOException("the store is gone");
        await Assert.ThrowsAsync<IOException>(() => PressAsync("12"));
        _bench.StoreFails = null;
        await PressAsync("12");
        Assert.Single(_bench.Heard);
    }

    private Task<CallbackAnswer> PressAsync(string install, TimeSpan off = default, string? sign = null)
    {
        var time = (_bench.Clock.GetUtcNow() + off).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var body = $$$$$"""
            {"type":"actionCallback","outTrackId":"card-1","userId":"u_wangjg","spaceId":"cidDG01example==","spaceType":"IM_GROUP",
             "content":"{\"cardPrivateData\":{\"actionIds\":[\"form\"],\"params\":{\"form\":{\"安装\":\"{{{{{install}}}}}\"}}}}"}
            """;
        var headers = new Dictionary<string, string>
        {
            ["x-ddpaas-signature-timestamp"] = time, ["x-ddpaas-signature"] = sign ?? HmacSign.OfTime(DingTalkBench.CardSecret, time),
        };
        var callback = _bench.Parts.Callbacks.Single(c => c.Path == "/callback/dingtalk/cards");
        return callback.AnswerAsync(new CallbackRequest("POST", new Dictionary<string, string>(), headers, Encoding.UTF8.GetBytes(body)), CancellationToken.None);
    }
}
