using System.Net;
using System.Text;
using System.Text.Json;
using AntiFraudBot.Channels.Crypto;
using AntiFraudBot.Channels.WeCom.AiBot;
using AntiFraudBot.Channels.WeCom.AiBot.Media;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

public sealed class AiBotFilesTests : IDisposable
{
    private const string Address = "https://ww-aibot.cos.ap-guangzhou.myqcloud.com/abc?sign=1";
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)(255 - i))];
    private static readonly string Written = Convert.ToBase64String(Key).TrimEnd('=');
    private readonly Storehouse _storehouse = new();
    private readonly MemoryStream _into = new();

    public void Dispose()
    {
        _storehouse.Dispose();
        _into.Dispose();
    }

    public static TheoryData<string> Vectors => [.. CryptoVectors.Media.Select(v => v.Text("name"))];

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task The_known_files_open(string name)
    {
        var vector = CryptoVectors.Media.Single(v => v.Text("name") == name);
        _storehouse.Body = Convert.FromBase64String(vector.Text("cipher_base64"));

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(vector.Text("aeskey")));

        var plain = vector.TryGetProperty("plain_hex", out var hex) ? Convert.FromHexString(hex.GetString()!) : Encoding.ASCII.GetBytes(vector.Text("plain_ascii"));
        Assert.Equal(plain, _into.ToArray());
        Assert.Equal(plain.Length, fetched.Size);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_000_003)]
    public async Task Every_length_comes_out_as_it_went_in(int length)
    {
        var plain = new byte[length];
        new Random(length).NextBytes(plain);
        _storehouse.Body = PaddedAes.Encrypt(Key, plain);

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(Written));
        Assert.Equal(plain, _into.ToArray());
    }

    [Fact]
    public async Task A_key_is_read_in_every_form_it_was_seen_in()
    {
        _storehouse.Body = PaddedAes.Encrypt(Key, "甲"u8);
        foreach (var written in new[] { Written, Written + "=", Uri.EscapeDataString(Written + "="), Convert.ToHexStringLower(Key), Convert.ToHexString(Key) })
            Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(written));
        foreach (var written in new[] { "", "AAAA", "not base64 at all", Written[..42] })
            Assert.Equal(new FetchOutcome.Failed("key"), await FetchAsync(written));
    }

    [Theory]
    [InlineData("https://evil.example/abc")]
    [InlineData("https://evilmyqcloud.com/abc")]
    [InlineData("https://myqcloud.com.evil.example/abc")]
    [InlineData("https://myqcloud.com@evil.example/abc")]
    [InlineData("http://x.myqcloud.com/abc")]
    [InlineData("http://127.0.0.1:8080/abc")]
    [InlineData("https://localhost/abc")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://x.myqcloud.com/abc")]
    [InlineData("/abc")]
    public async Task Only_the_platforms_storehouses_are_asked(string url)
    {
        Assert.Equal(new FetchOutcome.Failed("host"), await FetchAsync(Written, url));
        Assert.Equal(0, _storehouse.Asked);
    }

    [Fact]
    public async Task A_simulated_platform_on_this_machine_may_give_files_out_on_this_machine_only()
    {
        _storehouse.Body = PaddedAes.Encrypt(Key, "甲"u8);
        using var files = new AiBotFiles(new AiBotSettings { Endpoint = "ws://127.0.0.1:9/" }, TimeProvider.System, _storehouse);

        Assert.IsType<FetchOutcome.Fetched>(await files.FetchAsync(File(Written, "http://127.0.0.1:8080/media/1"), _into, 100, CancellationToken.None));
        Assert.Equal(new FetchOutcome.Failed("host"), await files.FetchAsync(File(Written, "http://10.0.0.1/media/1"), _into, 100, CancellationToken.None));
    }

    [Fact]
    public async Task More_than_was_asked_for_is_not_taken_whether_announced_or_not()
    {
        _storehouse.Body = PaddedAes.Encrypt(Key, new byte[5000]);
        Assert.Equal(new FetchOutcome.Failed("too-large"), await FetchAsync(Written, maxBytes: 4900));
        _storehouse.Announces = false;
        Assert.Equal(new FetchOutcome.Failed("too-large"), await FetchAsync(Written, maxBytes: 4999));
        Assert.True(_into.Length <= 4999);
        _into.SetLength(0);
        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(Written, maxBytes: 5000));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, typeof(FetchOutcome.Failed))]
    [InlineData(HttpStatusCode.NotFound, typeof(FetchOutcome.Failed))]
    [InlineData(HttpStatusCode.Found, typeof(FetchOutcome.Failed))]
    [InlineData(HttpStatusCode.TooManyRequests, typeof(FetchOutcome.Retry))]
    [InlineData(HttpStatusCode.BadGateway, typeof(FetchOutcome.Retry))]
    public async Task A_refusal_says_whether_to_come_again(HttpStatusCode status, Type outcome)
    {
        _storehouse.Status = status;
        Assert.IsType(outcome, await FetchAsync(Written));
    }

    [Fact]
    public async Task What_was_tampered_with_is_refused()
    {
        var cipher = PaddedAes.Encrypt(Key, new byte[100]);
        foreach (var damaged in new[] { cipher[..^1], cipher[..^16], [], [.. cipher[..^1], (byte)(cipher[^1] ^ 1)] })
        {
            _storehouse.Body = damaged;
            Assert.IsType<FetchOutcome.Failed>(await FetchAsync(Written));
        }
    }

    [Theory]
    [InlineData("attachment; filename=\"a.bin\"; filename*=UTF-8''%E5%8F%B0%E8%B4%A6%20%31.xlsx", "台账 1.xlsx")]
    [InlineData("attachment; filename=\"%E5%8F%B0%E8%B4%A6 1.xlsx\"", "台账 1.xlsx")]
    [InlineData("attachment; filename=\"完成100%.xlsx\"", "完成100%.xlsx")]
    [InlineData("attachment; filename=../../etc/passwd", "passwd")]
    [InlineData("attachment; filename=\"..\\\\a\u0001b.csv\"", "ab.csv")]
    [InlineData("attachment; filename=\"...\"", "文件")]
    [InlineData("attachment", "文件")]
    public async Task The_name_is_read_and_made_safe(string disposition, string name)
    {
        _storehouse.Body = PaddedAes.Encrypt(Key, "x"u8);
        _storehouse.Disposition = disposition;
        Assert.Equal(name, Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(Written)).Name);
    }

    [Theory]
    [InlineData("504B030414000600", "a.xlsx", "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("504B030414000600", "a.jpg", "a.jpg", "application/zip")]
    [InlineData("FFD8FFE000104A46", "", "图片.jpg", "image/jpeg")]
    [InlineData("89504E470D0A1A0A", "x.exe", "x.exe", "image/png")]
    [InlineData("255044462D312E37", "通知.pdf", "通知.pdf", "application/pdf")]
    [InlineData("D0CF11E0A1B11AE1", "旧表.xls", "旧表.xls", "application/vnd.ms-excel")]
    [InlineData("E69D91", "名单.csv", "名单.csv", "text/csv")]
    [InlineData("4D5A9000", "名单", "名单", "application/octet-stream")]
    public async Task The_kind_is_known_by_the_first_bytes(string head, string given, string name, string type)
    {
        _storehouse.Body = PaddedAes.Encrypt(Key, Convert.FromHexString(head));
        _storehouse.Disposition = given.Length == 0 ? null : $"attachment; filename=\"{given}\"";
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(Written, fallback: "图片"));
        Assert.Equal((name, type), (fetched.Name, fetched.ContentType));
    }

    [Fact]
    public async Task Called_at_a_url_the_files_key_is_the_one_in_the_settings()
    {
        _storehouse.Body = PaddedAes.Encrypt(Key, "甲"u8);
        using var files = new AiBotFiles(new AiBotSettings { Token = "t", EncodingAESKey = Written }, TimeProvider.System, _storehouse);
        Assert.IsType<FetchOutcome.Fetched>(await files.FetchAsync(File(null, Address), _into, 100, CancellationToken.None));
    }

    [Fact]
    public void A_reference_of_another_kind_is_not_ours()
    {
        Assert.True(AiBotFiles.Knows(File(Written, Address)));
        Assert.False(AiBotFiles.Knows(File(Written, Address) with { Reference = """{"media_id":"1"}""" }));
        Assert.False(AiBotFiles.Knows(File(Written, Address) with { Reference = "1abc" }));
    }

    private static RemoteFile File(string? key, string url, string name = "文件") =>
        new(name, "application/octet-stream", JsonSerializer.Serialize(new { url, aeskey = key }), DateTimeOffset.MaxValue);

    private async Task<FetchOutcome> FetchAsync(string key, string url = Address, long maxBytes = 10_000_000, string fallback = "文件")
    {
        using var files = new AiBotFiles(new AiBotSettings(), TimeProvider.System, _storehouse);
        return await files.FetchAsync(File(key, url, fallback), _into, maxBytes, CancellationToken.None);
    }

    /// <summary>Gives out one body, as raw as a server would.</summary>
    private sealed class Storehouse : HttpMessageHandler
    {
        public byte[] Body { get; set; } = [];

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public string? Disposition { get; set; }

        public bool Announces { get; set; } = true;

        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            HttpContent content = Announces ? new ByteArrayContent(Body) : new StreamContent(new UnseekableStream(Body));
            if (Disposition is not null) content.Headers.TryAddWithoutValidation("Content-Disposition", Disposition);
            return Task.FromResult(new HttpResponseMessage(Status) { Content = content });
        }
    }

    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
