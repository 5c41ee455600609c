using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Leaders;

/// <summary>A picture comes after its text, in the same chat, and shows no more than that chat may see (rules A1, K5, K15).</summary>
public sealed class PictureTests
{
    private const string Issue = "【反诈工作周通报】";
    private static readonly string _office = Qingxi.Chat(Qingxi.Office);

    [Fact]
    public async Task The_ranking_is_posted_in_words_and_then_as_the_picture_the_office_saw()
    {
        await using var host = await WithNumbersAsync("full");
        var posted = await host.MessagesAsync(Qingxi.Township);
        var text = posted.Single(m => m.Text.StartsWith(Issue, StringComparison.Ordinal));
        var picture = posted.Single(IsPicture);
        Assert.True(picture.Seq > text.Seq);
        Assert.Equal("清溪乡第24周排名.png", picture.Attachments.Single().Name);
        Assert.Equal(await BytesAsync(host, (await host.MessagesAsync(_office)).Single(IsPicture)), await BytesAsync(host, picture));
    }

    [Fact]
    public async Task Of_the_first_three_the_group_gets_another_picture_than_the_office()
    {
        await using var host = await WithNumbersAsync("top");
        var group = await BytesAsync(host, (await host.MessagesAsync(Qingxi.Township)).Single(IsPicture));
        var office = await BytesAsync(host, (await host.MessagesAsync(_office)).Single(IsPicture));
        Assert.True(HeightOf(group) < HeightOf(office));
    }

    [Theory]
    [InlineData("leaders", 1)]
    [InlineData("off", 0)]
    public async Task A_group_that_may_not_see_the_list_sees_no_picture(string install, int previewed)
    {
        await using var host = await WithNumbersAsync(install);
        Assert.DoesNotContain(await host.MessagesAsync(Qingxi.Township), IsPicture);
        Assert.Equal(previewed, (await host.MessagesAsync(_office)).Count(IsPicture));
    }

    [Fact]
    public async Task A_trend_a_target_and_the_relays_are_answered_in_words_and_then_as_a_picture()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-15 11:00");
        foreach (var (asked, name) in new[] { ("上坪村 趋势", "上坪村趋势.png"), ("达标情况", "清溪乡达标情况.png"), ("转发情况", "清溪乡第1期转发进度.png") })
        {
            var answers = await host.AskAsync(_office, Qingxi.Office, asked);
            Assert.Equal(2, answers.Count);
            Assert.NotEmpty(answers[0].Text);
            Assert.Equal(name, Assert.Single(answers[1].Attachments).Name);
            Assert.Equal(1080, WidthOf(await BytesAsync(host, answers[1])));
        }
    }

    [Fact]
    public async Task Where_the_words_go_to_the_private_chat_so_does_the_picture()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Equal("已私聊回复。", Assert.Single(await host.AskAsync(Qingxi.Village, Qingxi.Office, "预测")).Text);
        Assert.Single(await host.MessagesAsync(_office), IsPicture);
    }

    [Fact]
    public async Task A_village_hears_of_its_own_target_and_of_no_other()
    {
        await using var host = await SandboxHost.StartAsync();
        Assert.Contains("上坪村安装率", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "达标情况"), StringComparison.Ordinal);
        Assert.Contains("您能查询的是上坪村", await host.AnswerAsync(Qingxi.Village, Qingxi.Liaison, "石桥村达标情况"), StringComparison.Ordinal);
        Assert.Empty(await host.AskAsync(Qingxi.Village, Qingxi.Liaison, "今天的天气预测"));
    }

    [Fact]
    public async Task A_picture_that_cannot_be_drawn_is_given_up_and_nothing_waits_for_it()
    {
        await using var host = await SandboxHost.StartAsync();
        var broken = Drawings.Named("坏.png", "<svg");
        await host.Part<Database>().WriteAsync(
            async s =>
            {
                var now = await host.NowAsync();
                await host.Part<Drawings>().KeepAsync(s, broken, "<svg", "broken", now);
                return await host.Part<Mouth>().SayAsync(
                    s, new OutboundMessage { Key = "broken", Channel = "sandbox", ConversationId = _office, Text = "", Lane = Lane.Reply, Attachments = [broken] }, now);
            },
            CancellationToken.None);
        Assert.NotEmpty(await host.AnswerAsync(_office, Qingxi.Office, "进度怎么样"));
        Assert.DoesNotContain(await host.MessagesAsync(_office), IsPicture);
    }

    private static bool IsPicture(SeenMessage message) => message.FromBot && message.Attachments.Any(a => a.Type == "image/png");

    private static async Task<SandboxHost> WithNumbersAsync(string install)
    {
        var host = await SandboxHost.StartAsync(new Stage { Settings = new Dictionary<string, string?> { ["Ranking:Install"] = install } });
        await host.SayAsync(Qingxi.Township, Qingxi.Office, "上坪村安装12，下坪村安装9，石桥村安装15，双河村安装8");
        await host.ReachAsync("2026-06-16 15:05");
        return host;
    }

    private static Task<byte[]> BytesAsync(SandboxHost host, SeenMessage message) =>
        host.Http.GetByteArrayAsync(new Uri(message.Attachments.Single().Url, UriKind.Relative));

    // Width and height stand in the header of every PNG.
    private static int WidthOf(byte[] png) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));

    private static int HeightOf(byte[] png) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
}
