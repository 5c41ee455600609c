using System.Security.Cryptography;
using System.Text;
using AntiFraudBot.Channels.Crypto;
using FsCheck;
using FsCheck.Fluent;

namespace AntiFraudBot.Channels.Tests.WeCom;

public sealed class WeComCryptoTests
{
    public static TheoryData<string> Names => [.. CryptoVectors.Vectors.Select(v => v.Text("name"))];

    public static TheoryData<string> Broken => [.. CryptoVectors.Negative.Select(n => n.Name)];

    public static TheoryData<string> Files => [.. CryptoVectors.Media.Select(m => m.Text("name"))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_known_envelope_is_made_signed_and_opened_byte_for_byte(string name)
    {
        var vector = CryptoVectors.Vector(name);
        var crypto = Crypto(vector.Text("receiveid"));
        var made = crypto.Encrypt(vector.Text("plaintext"), Encoding.ASCII.GetBytes(CryptoVectors.Common("random16_ascii")));
        Assert.Equal(vector.Text("encrypt"), made);
        Assert.Equal(vector.Text("signature"), crypto.Sign(CryptoVectors.Common("timestamp"), CryptoVectors.Common("nonce"), made));
        Assert.Equal(new Opened.Plain(vector.Text("plaintext")), crypto.Decrypt(made));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_envelope_is_refused(string name)
    {
        var envelope = CryptoVectors.Negative.Single(n => n.Name == name).Value.GetString()!;
        Assert.IsType<Opened.Refused>(Crypto("ww1a2b3c4d5e6f7788").Decrypt(envelope));
    }

    [Theory]
    [InlineData("", "padding")]
    [InlineData("不是密文", "base64")]
    [InlineData("AAAA", "padding")]
    public void What_is_no_envelope_is_refused(string text, string reason) => Assert.Equal(new Opened.Refused(reason), Crypto("").Decrypt(text));

    [Fact]
    public void The_documents_own_sample_opens_though_the_last_bits_of_its_key_are_not_zero()
    {
        var crypto = new CallbackCrypto("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7");
        const string Encrypt = "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
        Assert.True(crypto.IsSigned("477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149", Encrypt));
        var plain = Assert.IsType<Opened.Plain>(crypto.Decrypt(Encrypt));
        Assert.Contains("<MsgId>4561255354251345929</MsgId>", plain.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_signature_are_sorted_by_bytes_not_by_culture() =>
        Assert.Equal(
            "06dac151b4a5fc54d05a96c78fc9c931ef88b469",
            new CallbackCrypto("bTok_lower", CryptoVectors.Key, "").Sign("1767225600", "ANonceUpper", "ZmFrZQ=="));

    [Fact]
    public void One_changed_character_of_a_signature_is_refused()
    {
        var crypto = Crypto("");
        var signature = crypto.Sign("1", "2", "3");
        Assert.True(crypto.IsSigned(signature, "1", "2", "3"));
        Assert.False(crypto.IsSigned(signature[..^1] + (signature[^1] == '0' ? '1' : '0'), "1", "2", "3"));
        Assert.False(crypto.IsSigned("", "1", "2", "3"));
    }

    [Fact]
    public void Whatever_is_written_is_read_again()
    {
        var runes = Gen.OneOf(Gen.Choose(1, 0x7F), Gen.Choose(0x4E00, 0x9FFF), Gen.Choose(0x1F300, 0x1F6FF))
            .ListOf().Select(l => string.Concat(l.Select(char.ConvertFromUtf32)));
        Prop.ForAll(runes.ToArbitrary(), Gen.Elements("", "ww1a2b3c4d5e6f7788").ToArbitrary(), (text, receiver) =>
                Crypto(receiver).Decrypt(Crypto(receiver).Encrypt(text)).Equals(new Opened.Plain(text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void An_envelope_for_somebody_else_or_with_another_key_is_refused()
    {
        Assert.Equal(new Opened.Refused("receiveid"), Crypto("ww2").Decrypt(Crypto("ww1").Encrypt("安装12")));
        var other = new CallbackCrypto("t", new string('B', 43), "ww1");
        Assert.IsType<Opened.Refused>(other.Decrypt(Crypto("ww1").Encrypt("安装12", new byte[16])));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_media_file_is_decrypted_with_its_own_key(string name)
    {
        var file = CryptoVectors.Media.Single(m => m.Text("name") == name);
        var expected = file.TryGetProperty("plain_hex", out var hex) ? Convert.FromHexString(hex.GetString()!) : Encoding.ASCII.GetBytes(file.Text("plain_ascii"));
        Assert.Equal(expected, PaddedAes.Decrypt(PaddedAes.Key(file.Text("aeskey"))!, Convert.FromBase64String(file.Text("cipher_base64"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tooShort")]
    [InlineData("不是密钥")]
    public void What_is_not_a_key_is_not_taken_for_one(string key)
    {
        Assert.Null(PaddedAes.Key(key));
        Assert.Throws<ArgumentException>(() => new CallbackCrypto("t", key, ""));
    }

    [Fact]
    public void Random_bytes_go_round_at_every_length()
    {
        var key = PaddedAes.Key(CryptoVectors.Key)!;
        foreach (var length in Enumerable.Range(0, 130))
        {
            var plain = RandomNumberGenerator.GetBytes(length);
            Assert.Equal(plain, PaddedAes.Decrypt(key, PaddedAes.Encrypt(key, plain)));
        }
    }

    private static CallbackCrypto Crypto(string receiver) => new(CryptoVectors.Common("token"), CryptoVectors.Key, receiver);
}
