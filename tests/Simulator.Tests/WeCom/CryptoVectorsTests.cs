using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.WeCom.Crypto;

namespace AntiFraudBot.Simulator.Tests.WeCom;

/// <summary>Vectors made with @wecom/crypto 1.0.1, the random bytes fixed; and the official sample of the documentation.</summary>
public sealed class CryptoVectorsTests
{
    private static readonly JsonNode Golden = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WeCom", "Golden", "crypto-vectors.json")))!;

    public static TheoryData<string> Vectors => [.. Golden["vectors"]!.AsArray().Select(v => v!["name"]!.ToString())];

    public static TheoryData<string> Negative => [.. Golden["negative"]!.AsObject().Select(v => v.Key)];

    public static TheoryData<string> Media => [.. Golden["media"]!.AsArray().Select(v => v!["name"]!.ToString())];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_is_encrypted_signed_and_read_to_the_byte(string name)
    {
        var vector = Golden["vectors"]!.AsArray().First(v => v!["name"]!.ToString() == name)!;
        var crypto = Crypto(vector["receiveid"]!.ToString());
        var encrypted = vector["encrypt"]!.ToString();
        Assert.Equal(encrypted, crypto.Encrypt(vector["plaintext"]!.ToString(), Encoding.ASCII.GetBytes(Common("random16_ascii"))));
        Assert.Equal(vector["signature"]!.ToString(), crypto.Sign(Common("timestamp"), Common("nonce"), encrypted));
        Assert.Equal(vector["plaintext"]!.ToString(), crypto.Decrypt(encrypted));
    }

    [Theory]
    [MemberData(nameof(Negative))]
    public void What_is_broken_or_for_somebody_else_is_refused(string name)
    {
        var crypto = Crypto("ww1a2b3c4d5e6f7788");
        Assert.Throws<CryptographicException>(() => crypto.Decrypt(Golden["negative"]![name]!.ToString()));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public void A_file_is_encrypted_to_the_byte(string name)
    {
        var vector = Golden["media"]!.AsArray().First(v => v!["name"]!.ToString() == name)!;
        var key = Convert.FromBase64String(vector["aeskey"]! + "=");
        var plain = vector["plain_hex"] is { } hex ? Convert.FromHexString(hex.ToString()) : Encoding.ASCII.GetBytes(vector["plain_ascii"]!.ToString());
        var cipher = Padding32.Encrypt(key, plain);
        Assert.Equal(vector["cipher_base64"]!.ToString(), Convert.ToBase64String(cipher));
        Assert.Equal(plain, Padding32.Decrypt(key, cipher));
    }

    [Fact]
    public void The_sample_of_the_documentation_is_read()
    {
        var crypto = new CallbackCrypto("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7");
        const string Encrypted = "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
        Assert.Equal("477715d11cdb4164915debcba66cb864d751f3e6", crypto.Sign("1409659813", "1372623149", Encrypted));
        Assert.Contains("4561255354251345929", crypto.Decrypt(Encrypted), StringComparison.Ordinal);
    }

    [Fact]
    public void The_four_texts_are_sorted_by_bytes_and_not_by_a_culture() =>
        Assert.Equal("06dac151b4a5fc54d05a96c78fc9c931ef88b469", new CallbackCrypto("bTok_lower", Qingxi.Key, "").Sign("1767225600", "ANonceUpper", "ZmFrZQ=="));

    private static CallbackCrypto Crypto(string receiveId) => new(Common("token"), Common("encoding_aes_key"), receiveId);

    private static string Common(string name) => Golden["common"]![name]!.ToString();
}
