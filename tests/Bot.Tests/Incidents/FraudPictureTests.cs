using System.Globalization;
using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Documents.Pictures;
using AntiFraudBot.Documents.Screens;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Incidents;

/// <summary>A screenshot with 这个是不是诈骗, in every order; needs tesseract-ocr with tesseract-ocr-chi-sim, as test.sh installs them.</summary>
public sealed class FraudPictureTests(IncidentHost stage) : IClassFixture<IncidentHost>
{
    private static readonly string[] Chat = ["客服小丽", "您好，我是平台客服", "您的快递丢失，给您双倍理赔", "请加微信办理退款", "联系电话13912345678"];
    private readonly SandboxHost _host = stage.Host;

    [Fact]
    public async Task Picture_and_question_belong_together_whichever_comes_first()
    {
        Assert.True(Tesseract.Available, "tesseract-ocr or tesseract-ocr-chi-sim is not installed");
        var picture = await DrawnAsync(Chat);
        // Together, in the group: one answer, and the number on the stored picture is gone.
        var id = await _host.SendFileAsync(Qingxi.Residents, Qingxi.Resident, picture, "聊天.png", "image/png", "这个是不是诈骗");
        await AssertAnswerAsync(Qingxi.Residents, id);
        var stored = (await _host.MessagesAsync(Qingxi.Residents)).Single(m => m.Id == id).Attachments.Single();
        Assert.NotEqual(picture, await _host.Http.GetByteArrayAsync(new Uri(stored.Url, UriKind.Relative)));

        // First the picture, without a word; then the question.
        var chat = Qingxi.Chat(Qingxi.Resident);
        await _host.SendFileAsync(chat, Qingxi.Resident, picture, "聊天.png", "image/png");
        await AssertAnswerAsync(chat, await _host.SayAsync(chat, Qingxi.Resident, "帮我看看这是不是骗子"));

        // First the question, then the picture; a second picture is not asked about any more.
        var second = "m-shangping-r2";
        Assert.Contains("把截图发来", await _host.AnswerAsync(Qingxi.Chat(second), second, "这个是不是诈骗"), StringComparison.Ordinal);
        await AssertAnswerAsync(Qingxi.Chat(second), await _host.SendFileAsync(Qingxi.Chat(second), second, picture, "聊天.png", "image/png"));
        var said = (await _host.SaidInAsync(Qingxi.Chat(second))).Count;
        await _host.SendFileAsync(Qingxi.Chat(second), second, picture, "聊天.png", "image/png");
        await _host.IdleAsync();
        Assert.Equal(said, (await _host.SaidInAsync(Qingxi.Chat(second))).Count);

        // Somebody else quotes the picture.
        await AssertAnswerAsync(Qingxi.Residents, await _host.SayAsync(Qingxi.Residents, Qingxi.GroupHead, "这个是不是诈骗", replyTo: id));
        Assert.Equal(0, await _host.Part<Database>().ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM fraud_pictures"), CancellationToken.None));
    }

    [Fact]
    public async Task A_cadres_question_is_no_evidence_and_what_cannot_be_read_is_said()
    {
        var id = await _host.SendPictureAsync(Qingxi.Village, Qingxi.Liaison, text: "这个是不是诈骗");
        await _host.IdleAsync();
        Assert.Contains("请把图里的话打出来", Assert.Single(await _host.MessagesAsync(Qingxi.Village), m => m.FromBot && m.ReplyTo == id).Text, StringComparison.Ordinal);
        Assert.Equal(0, await _host.Part<Database>().ReadAsync(s => s.ScalarAsync<int>("SELECT COUNT(*) FROM screenshots WHERE message_id = @Id", new { Id = id }), CancellationToken.None));
    }

    /// <summary>The fault is the disk's: behind the picture's name stands something that opens and cannot be read.</summary>
    [Fact]
    public async Task A_picture_whose_reading_fails_is_answered_unread_and_the_next_one_is_read()
    {
        var (third, picture) = ("m-xiaping-r1", await DrawnAsync(Chat));
        var chat = Qingxi.Chat(third);
        var id = await _host.SendFileAsync(chat, third, picture, "聊天.png", "image/png");
        await _host.IdleAsync();
        var file = _host.FileOf((await _host.MessagesAsync(chat)).Single(m => m.Id == id).Attachments.Single());
        File.Delete(file);
        File.CreateSymbolicLink(file, "/proc/self/mem");
        var asked = await _host.SayAsync(chat, third, "帮我看看这是不是骗子");
        await _host.IdleAsync();
        File.Delete(file);
        Assert.Contains("请把图里的话打出来", Assert.Single(await _host.MessagesAsync(chat), m => m.FromBot && m.ReplyTo == asked).Text, StringComparison.Ordinal);
        await AssertAnswerAsync(chat, await _host.SendFileAsync(chat, third, picture, "聊天.png", "image/png", "这个是不是诈骗"));
    }

    [Fact]
    public async Task Where_pictures_are_not_read_the_words_are_asked_for()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = new Dictionary<string, string?> { ["Screens:Reading"] = "off" } });
        await host.SendPictureAsync(Qingxi.Residents, Qingxi.Resident, text: "这个是不是诈骗");
        await host.IdleAsync();
        var answer = Assert.Single(await host.SaidInAsync(Qingxi.Residents));
        Assert.StartsWith("图片我看不了。请把图里的话打出来", answer, StringComparison.Ordinal);
        Assert.Contains("96110", answer, StringComparison.Ordinal);
    }

    private async Task AssertAnswerAsync(string chat, string question)
    {
        await _host.IdleAsync();
        var answer = Assert.Single(await _host.MessagesAsync(chat), m => m.FromBot && m.ReplyTo == question).Text;
        Assert.StartsWith("看了图里的字，像“冒充客服退款”", answer, StringComparison.Ordinal);
        Assert.Contains("96110", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("139", answer, StringComparison.Ordinal);
    }

    private static async Task<byte[]> DrawnAsync(string[] lines)
    {
        var body = string.Concat(lines.Select((line, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"<rect x='60' y='{90 + (i * 170)}' width='900' height='120' rx='20' fill='#ffffff'/><text x='100' y='{165 + (i * 170)}' font-size='44' fill='#1d2733'>{line}</text>")));
        await using var studio = new PictureStudio();
        return await studio.DrawAsync(
            new Svg($"<svg xmlns='http://www.w3.org/2000/svg' xml:lang='zh-CN' width='1080' height='1200' font-family='Noto Sans CJK SC'><rect width='1080' height='1200' fill='#ededed'/>{body}</svg>", 1080, 1200),
            CancellationToken.None);
    }
}
