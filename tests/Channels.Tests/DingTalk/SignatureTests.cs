using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.DingTalk;
using AntiFraudBot.Channels.DingTalk.Webhooks;

namespace AntiFraudBot.Channels.Tests.DingTalk;

/// <summary>Known signatures and envelopes of the platform.</summary>
public sealed class SignatureTests
{
    private const string LongSecret = "SEC1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091";
    private const string AesKey = "1234567890123456789012345678901234567890123", OwnerKey = "dingsnotzck6pm5veliw";

    public static TheoryData<string, long, string> WithSecret => new()
    {
        { "this is secret", 1577262236757, "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=" },
        { "SEC" + new string('0', 66), 1577262236757, "JWSky+Dl3KCCq+pUNqIigEXEQZrQis8DVgV5zILauiA=" },
        { LongSecret, 1760000000000, "qRoYR/o/JK7iUoh8N4BbaqBYeM/Y614uhHQdLrPhxh8=" },
        { LongSecret, 1760000000003, "AVuD/OON+LqXTQMeaE03E5lVmSBItrMNUc1+886sUqc=" },
        { LongSecret, 1767225600000, "XpETWDaD5rscpZlXnZWfLADpUNeTcwQ/G97Xi+gzFUg=" },
        { "this is a secret", 1577262236757, "DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=" },
        { "mNq7Rk2_TestAppSecret-0123456789abcdefghijklmnopqrstuvwxyzABCD-x", 1760000000000, "YJ7ZGG/14ESpN6QXpwuKDMzywWhbigxWS1lfjBC7NKI=" },
    };

    [Theory]
    [MemberData(nameof(WithSecret))]
    public void A_known_signature_of_robots_and_messages_is_made(string secret, long milliseconds, string sign) =>
        Assert.Equal(sign, HmacSign.WithSecret(secret, milliseconds));

    [Theory]
    [InlineData("card-api-secret-for-test", "1760000000000", "kIeabavhu9Z5wYwnKhDc9+hXoqvjXuk0MmlCcczS0hE=")]
    [InlineData("this is a secret", "1577262236757", "cviWWKk4OPwVpK0VGNkvThhQ7PXwQPYvJhM+/YVA1VI=")]
    public void A_known_signature_of_a_card_is_made(string secret, string milliseconds, string sign) => Assert.Equal(sign, HmacSign.OfTime(secret, milliseconds));

    [Fact]
    public void A_robots_address_carries_time_and_escaped_signature_and_is_built_anew()
    {
        var robot = new DingTalkWebhookSettings { Url = "https://oapi.dingtalk.com/robot/send?access_token=x", Secret = LongSecret };
        const string Full = "https://oapi.dingtalk.com/robot/send?access_token=x&timestamp=1760000000003&sign=AVuD%2FOON%2BLqXTQMeaE03E5lVmSBItrMNUc1%2B886sUqc%3D";
        for (var i = 0; i < 2; i++) Assert.Equal(Full, HmacSign.Address(robot, DateTimeOffset.FromUnixTimeMilliseconds(1760000000003)).AbsoluteUri);
        Assert.Equal(robot.Url, HmacSign.Address(new() { Url = robot.Url }, DateTimeOffset.UnixEpoch).AbsoluteUri);
    }

    [Theory]
    [InlineData("123456", AesKey, OwnerKey, "1614767836", "A7Co0cJLMzIDtMMI",
        "YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==", "9a95a004dd16f5c307e849b994173f76aa26e5eb")]
    [InlineData("tokenxxxx", "o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptgus", "dingxxxxxx", "1605695694141", "WelUQl6bCqcBa2fM",
        "X1VSe9cTJUMZu60d3kyLYTrBq5578ZRJtteU94wG0Q4Uk6E/wQYeJRIC0/UFW5Wkya1Ihz9oXAdLlyC9TRaqsQ==", "f36f4ba5337d426c7d4bca0dbcb06b3ddc1388fc")]
    public void A_known_envelope_of_an_event_is_opened_and_a_tampered_one_is_not(
        string token, string key, string owner, string time, string nonce, string encrypt, string signature)
    {
        var crypto = new CallbackCrypto(token, key, owner);
        Assert.True(crypto.IsSigned(signature, time, nonce, encrypt));
        Assert.Equal("success", Assert.IsType<Opened.Plain>(crypto.Decrypt(encrypt)).Text);
        Assert.False(crypto.IsSigned(signature[..^1] + "x", time, nonce, encrypt));
        Assert.False(crypto.IsSigned(signature, time + "0", nonce, encrypt));
        Assert.IsType<Opened.Refused>(crypto.Decrypt("A" + encrypt[1..^4] + "AAA="));
        Assert.IsType<Opened.Refused>(new CallbackCrypto(token, key, "ding-else").Decrypt(encrypt));
    }

    [Theory]
    [InlineData("success", "2IUcr+Ke+1ziK2dSPeOaoLLfIiizjmZ/0SUgjcJWTe0BZsw3TUE1SJGf7rVZ3LYVZIFvq9B0GvoT+93ZQ4Tt0A==", "b0bc5571f3a739d1780da942ca4cf9f0e053f215")]
    [InlineData("""{"EventType":"check_url"}""",
        "2IUcr+Ke+1ziK2dSPeOaoKJyPr3pRzP0BNpe5ArzXEMEYQMak6cVcnyKrDWHiwBJg8NJ28rg9TCyfewbcIJ9wQxuNfQ8m+THV2yh8LxSncmiYMuRInVDiZwZz5L0JKHi",
        "9617b43785cf9465cf194057206d7d86b1d6dbff")]
    [InlineData("""{"EventType":"chat_update_title","title":"清河镇工作群"}""",
        "2IUcr+Ke+1ziK2dSPeOaoBcL2GN1UYhX1TqQ7+0wxKoHnC+jknlMHJudsvGLzJV/XfQsHbZHgEIDIvksOqoNVYoBl+b+xYdhnfeg5TnizAhJxc4wuk1RXvV0AFLzxRzRjeE9fz1Ntz2+jyEMeOSz1SWu2ae5CfRs5MxmBRuehMk=",
        "45538157a4c6494f9ee07f6c310e52222747dd1f")]
    public void A_known_envelope_is_made_byte_for_byte(string message, string encrypt, string signature)
    {
        var crypto = new CallbackCrypto("123456", AesKey, OwnerKey);
        Assert.Equal(encrypt, crypto.Encrypt(message, "abcdef0123456789"u8));
        Assert.Equal(signature, crypto.Sign("1760000000000", "nonce0123456789a", encrypt));
    }
}
