using System.Text;
using AntiFraudBot.Simulator.DingTalk.Signing;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>Signatures and ciphertexts of DingTalk's own samples and of computed ones; and tampered ones.</summary>
public sealed class VectorTests
{
    private const string Sec = "SEC1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091";
    private const string KeyA = "1234567890123456789012345678901234567890123";
    private const string OwnerA = "dingsnotzck6pm5veliw";

    [Theory]
    [InlineData("this is secret", 1577262236757, "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=", "hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D")]
    [InlineData("SEC000000000000000000000000000000000000000000000000000000000000000000", 1577262236757, "JWSky+Dl3KCCq+pUNqIigEXEQZrQis8DVgV5zILauiA=", "JWSky%2BDl3KCCq%2BpUNqIigEXEQZrQis8DVgV5zILauiA%3D")]
    [InlineData(Sec, 1760000000000, "qRoYR/o/JK7iUoh8N4BbaqBYeM/Y614uhHQdLrPhxh8=", "qRoYR%2Fo%2FJK7iUoh8N4BbaqBYeM%2FY614uhHQdLrPhxh8%3D")]
    [InlineData(Sec, 1760000000003, "AVuD/OON+LqXTQMeaE03E5lVmSBItrMNUc1+886sUqc=", "AVuD%2FOON%2BLqXTQMeaE03E5lVmSBItrMNUc1%2B886sUqc%3D")]
    [InlineData(Sec, 1767225600000, "XpETWDaD5rscpZlXnZWfLADpUNeTcwQ/G97Xi+gzFUg=", "XpETWDaD5rscpZlXnZWfLADpUNeTcwQ%2FG97Xi%2BgzFUg%3D")]
    public void A_custom_robots_signature_is_the_sample_s(string secret, long timestamp, string base64, string inAddress)
    {
        Assert.Equal(base64, Signatures.Robot(secret, timestamp));
        Assert.Equal(inAddress, Uri.EscapeDataString(Signatures.Robot(secret, timestamp)));
    }

    [Theory]
    [InlineData("this is a secret", 1577262236757, "DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=")]
    [InlineData("mNq7Rk2_TestAppSecret-0123456789abcdefghijklmnopqrstuvwxyzABCD-x", 1760000000000, "YJ7ZGG/14ESpN6QXpwuKDMzywWhbigxWS1lfjBC7NKI=")]
    public void A_callbacks_signature_is_the_sample_s(string secret, long timestamp, string sign)
    {
        Assert.Equal(sign, Signatures.Callback(secret, timestamp));
        Assert.NotEqual(sign, Signatures.Callback(secret, timestamp + 1));
    }

    [Theory]
    [InlineData("card-api-secret-for-test", "1760000000000", "kIeabavhu9Z5wYwnKhDc9+hXoqvjXuk0MmlCcczS0hE=")]
    [InlineData("this is a secret", "1577262236757", "cviWWKk4OPwVpK0VGNkvThhQ7PXwQPYvJhM+/YVA1VI=")]
    public void A_card_callbacks_signature_is_the_sample_s(string secret, string timestamp, string sign) =>
        Assert.Equal(sign, Signatures.Card(secret, timestamp));

    [Theory]
    [InlineData("123456", KeyA, OwnerA, "1614767836", "A7Co0cJLMzIDtMMI",
        "YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==", "9a95a004dd16f5c307e849b994173f76aa26e5eb")]
    [InlineData("tokenxxxx", "o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptgus", "dingxxxxxx", "1605695694141", "WelUQl6bCqcBa2fM",
        "X1VSe9cTJUMZu60d3kyLYTrBq5578ZRJtteU94wG0Q4Uk6E/wQYeJRIC0/UFW5Wkya1Ihz9oXAdLlyC9TRaqsQ==", "f36f4ba5337d426c7d4bca0dbcb06b3ddc1388fc")]
    public void A_published_event_opens_and_a_tampered_one_does_not(
        string token, string key, string owner, string timestamp, string nonce, string encrypt, string signature)
    {
        var crypto = new EventCrypto(token, key, owner);
        Assert.Equal("success", crypto.Open(signature, timestamp, nonce, encrypt, out _));
        Assert.Null(crypto.Open(signature[..^1] + (signature[^1] == '0' ? '1' : '0'), timestamp, nonce, encrypt, out var error));
        Assert.Equal(900005, error);
        Assert.Null(crypto.Open(signature, timestamp + "0", nonce, encrypt, out error));
        Assert.Equal(900005, error);
        Assert.Null(new EventCrypto(token, key, owner + "x").Open(signature, timestamp, nonce, encrypt, out error));
        Assert.Equal(900010, error);
    }

    [Theory]
    [InlineData("success", "2IUcr+Ke+1ziK2dSPeOaoLLfIiizjmZ/0SUgjcJWTe0BZsw3TUE1SJGf7rVZ3LYVZIFvq9B0GvoT+93ZQ4Tt0A==", "b0bc5571f3a739d1780da942ca4cf9f0e053f215")]
    [InlineData("{\"EventType\":\"check_url\"}", "2IUcr+Ke+1ziK2dSPeOaoKJyPr3pRzP0BNpe5ArzXEMEYQMak6cVcnyKrDWHiwBJg8NJ28rg9TCyfewbcIJ9wQxuNfQ8m+THV2yh8LxSncmiYMuRInVDiZwZz5L0JKHi", "9617b43785cf9465cf194057206d7d86b1d6dbff")]
    [InlineData("{\"EventType\":\"chat_update_title\",\"title\":\"清河镇工作群\"}", "2IUcr+Ke+1ziK2dSPeOaoBcL2GN1UYhX1TqQ7+0wxKoHnC+jknlMHJudsvGLzJV/XfQsHbZHgEIDIvksOqoNVYoBl+b+xYdhnfeg5TnizAhJxc4wuk1RXvV0AFLzxRzRjeE9fz1Ntz2+jyEMeOSz1SWu2ae5CfRs5MxmBRuehMk=", "45538157a4c6494f9ee07f6c310e52222747dd1f")]
    public void An_event_is_encrypted_as_computed(string message, string encrypt, string signature)
    {
        var crypto = new EventCrypto("123456", KeyA, OwnerA);
        Assert.Equal(encrypt, crypto.Encrypt(message, "abcdef0123456789"u8));
        Assert.Equal(signature, crypto.Sign("1760000000000", "nonce0123456789a", encrypt));
        Assert.Equal(message, crypto.Open(signature, "1760000000000", "nonce0123456789a", encrypt, out _));
    }

    [Fact]
    public void Events_of_every_length_and_letter_come_back_as_they_went()
    {
        var crypto = new EventCrypto("123456", KeyA, OwnerA);
        var dice = new Random(20261122);
        for (var length = 0; length < 200; length++)
        {
            var message = new StringBuilder();
            for (var i = 0; i < length; i++) message.Append(dice.Next(4) == 0 ? (char)dice.Next(0x4E00, 0x9FA5) : (char)dice.Next(32, 127));
            var encrypt = crypto.Encrypt(message.ToString());
            Assert.Equal(message.ToString(), crypto.Open(crypto.Sign("1", "n", encrypt), "1", "n", encrypt, out _));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    public void What_is_no_ciphertext_is_refused_although_it_is_signed(string encrypt)
    {
        var crypto = new EventCrypto("123456", KeyA, OwnerA);
        Assert.Null(crypto.Open(crypto.Sign("1", "n", encrypt), "1", "n", encrypt, out var error));
        Assert.Equal(900004, error);
    }
}
