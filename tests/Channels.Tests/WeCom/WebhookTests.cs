using System.Text;
using System.Text.Json;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.WeCom;

public sealed class WebhookTests
{
    private const string Send = "webhook/send", Upload = "webhook/upload_media";
    private readonly WeComBench _bench = new();

    [Fact]
    public async Task Words_go_as_plain_text_and_ring_for_the_people_called()
    {
        var parcel = WeComBench.Group("第1期素材请今天转发", mentions: [new("LiSi", "李四"), new(null, "王五"), new("lisi", "李四")]);
        Assert.Equal(new SendOutcome.Sent(null), await _bench.SendAsync(parcel));
        var body = _bench.Platform.Body(Send);
        Assert.Equal(("text", "@王五 \n第1期素材请今天转发"), (body.Text("msgtype"), body.GetProperty("text").Text("content")));
        Assert.Equal(["LiSi"], body.GetProperty("text").GetProperty("mentioned_list").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal("?key=hook-secret", _bench.Platform.Calls[^1].Query);
    }

    [Fact]
    public async Task A_long_text_that_reads_the_same_as_markdown_is_still_one_message()
    {
        await _bench.SendAsync(WeComBench.Group(new string('村', 1000), mentions: [new("LiSi", "李四")]));
        var body = _bench.Platform.Body(Send);
        Assert.Equal("markdown", body.Text("msgtype"));
        Assert.StartsWith("<@LiSi>\n村村", body.GetProperty("markdown").Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_markdown_would_change_is_cut_into_numbered_parts_instead()
    {
        await _bench.SendAsync(WeComBench.Group("# 标题\n" + string.Join('\n', Enumerable.Range(1, 60).Select(i => $"{i} 上坪村安装十二户登记八户走访二十户"))));
        var texts = _bench.Platform.Calls.Select(c => JsonDocument.Parse(c.Body).RootElement.GetProperty("text").Text("content")).ToList();
        Assert.Equal(2, texts.Count);
        Assert.StartsWith("（1/2）\n# 标题\n1 上坪村", texts[0], StringComparison.Ordinal);
        Assert.All(texts, t => Assert.InRange(Encoding.UTF8.GetByteCount(t), 1, 2048));
    }

    [Fact]
    public async Task A_picture_goes_inline_with_its_checksum()
    {
        await _bench.SendAsync(WeComBench.Group("海报", files: [new("p1", "海报.png", "image/png", 64)]));
        Assert.Equal(2, _bench.Platform.Count(Send));
        var image = _bench.Platform.Body(Send).GetProperty("image");
        Assert.Equal((65, "d956d224576540c961cd425bb262ce09"), (Convert.FromBase64String(image.Text("base64")).Length, image.Text("md5")));
    }

    [Fact]
    public async Task A_file_is_uploaded_with_its_chinese_name_in_plain_utf8_and_once_for_the_robot()
    {
        var file = new Attachment("f1", "值班\"表.xlsx", "application/vnd.ms-excel", 64);
        await _bench.SendAsync(WeComBench.Group("", files: [file]));
        await _bench.SendAsync(WeComBench.Group("", id: "o-2", files: [file]));
        await _bench.SendAsync(WeComBench.Group("", id: "o-3", services: ["webhook=石桥村"], files: [file]));
        Assert.Equal((2, 3), (_bench.Platform.Count(Upload), _bench.Platform.Count(Send)));
        var upload = Encoding.UTF8.GetString(_bench.Platform.Calls.First(c => c.Path == Upload).Body);
        Assert.Contains("Content-Disposition: form-data; name=\"media\"; filename=\"值班表.xlsx\"; filelength=65\r\n", upload, StringComparison.Ordinal);
        Assert.Equal("?key=hook-secret&type=file", _bench.Platform.Calls.First(c => c.Path == Upload).Query);
    }

    [Fact]
    public async Task An_expired_media_id_is_replaced_once()
    {
        _bench.Platform.On(Send, """{"errcode":40007}""", """{"errcode":0}""");
        Assert.IsType<SendOutcome.Sent>(await _bench.SendAsync(WeComBench.Group("", files: [new("f1", "表.xlsx", "application/zip", 64)])));
        Assert.Equal((2, 2), (_bench.Platform.Count(Upload), _bench.Platform.Count(Send)));
    }

    [Theory]
    [InlineData("f1", 21 << 20, "file-too-large")]
    [InlineData("f1", 0, "file-empty")]
    [InlineData("gone", 64, "file-gone")]
    public async Task A_file_the_platform_would_not_take_is_not_tried(string id, long size, string code)
    {
        var outcome = await _bench.SendAsync(WeComBench.Group("", files: [new(id, "表.xlsx", "application/zip", size)]));
        Assert.Equal(code, Assert.IsType<SendOutcome.Failed>(outcome).Code);
        Assert.Empty(_bench.Platform.Calls);
    }

    [Fact]
    public async Task The_twenty_first_message_of_a_minute_waits_with_us()
    {
        for (var i = 0; i < 20; i++) Assert.IsType<SendOutcome.Sent>(await _bench.SendAsync(WeComBench.Group("第" + i, id: $"o-{i}")));
        var deferred = Assert.IsType<SendOutcome.Deferred>(await _bench.SendAsync(WeComBench.Group("再来", id: "o-21")));
        Assert.Equal((TimeSpan.FromSeconds(60.5), 20), (deferred.After, _bench.Platform.Count(Send)));
        Assert.IsType<SendOutcome.Sent>(await _bench.SendAsync(WeComBench.Group("另一个群", id: "o-22", services: ["webhook=石桥村"])));
    }

    [Fact]
    public async Task A_robot_the_platform_calls_too_fast_rests_a_minute_and_the_others_go_on()
    {
        _bench.Platform.On(Send, """{"errcode":45009}""", """{"errcode":0}""");
        Assert.IsType<SendOutcome.Deferred>(await _bench.SendAsync(WeComBench.Group("一")));
        Assert.IsType<SendOutcome.Deferred>(await _bench.SendAsync(WeComBench.Group("二", id: "o-2")));
        Assert.Equal(1, _bench.Platform.Count(Send));
        Assert.IsType<SendOutcome.Sent>(await _bench.SendAsync(WeComBench.Group("三", id: "o-3", services: ["webhook=石桥村"])));
        _bench.Clock.Move(TimeSpan.FromSeconds(61));
        Assert.IsType<SendOutcome.Sent>(await _bench.SendAsync(WeComBench.Group("二", id: "o-2")));
    }

    [Fact]
    public async Task What_a_webhook_did_not_answer_is_unknown_because_it_takes_no_key()
    {
        _bench.Platform.On(Send, FakePlatform.Cut);
        Assert.Equal(new SendOutcome.Unknown("cut"), await _bench.SendAsync(WeComBench.Group("收到")));
    }

    [Fact]
    public async Task What_was_shown_of_a_parcel_is_not_shown_again_at_the_next_attempt()
    {
        _bench.Platform.On(Send, () => FakePlatform.Json("{}"), FakePlatform.NoLine, () => FakePlatform.Json("{}"));
        var parcel = WeComBench.Group("第1期素材", files: [new("p1", "海报.png", "image/png", 64)]);
        Assert.Equal(new SendOutcome.Retry("no-connection"), await _bench.SendAsync(parcel));
        Assert.IsType<SendOutcome.Sent>(await _bench.SendAsync(parcel));
        var kinds = _bench.Platform.Calls.Select(c => JsonDocument.Parse(c.Body).RootElement.Text("msgtype"));
        Assert.Equal(["text", "image"], kinds);
    }

    [Fact]
    public async Task A_robot_that_is_gone_is_said_so_and_the_app_s_group_takes_over()
    {
        _bench.Platform.On(Send, """{"errcode":93000}""");
        Assert.Equal("wecom93000", Assert.IsType<SendOutcome.Failed>(await _bench.SendAsync(WeComBench.Group("一"))).Code);
        Assert.IsType<SendOutcome.Sent>(await _bench.SendAsync(WeComBench.Group("二", id: "o-2", services: ["webhook=上坪村", "managed=afb1"])));
        Assert.Equal("afb1", _bench.Platform.Body("appchat/send").Text("chatid"));
    }

    [Fact]
    public async Task A_group_without_any_way_fails_with_what_to_do() =>
        Assert.Contains("添加群机器人", Assert.IsType<SendOutcome.Failed>(await _bench.SendAsync(WeComBench.Group("一", services: []))).Detail, StringComparison.Ordinal);
}
