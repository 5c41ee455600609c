using System.Text;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>What people send, what of it a bot hears, and how it fetches files.</summary>
public sealed class InboundTests
{
    private static readonly byte[] Roster = Encoding.UTF8.GetBytes("东沟村,12,10\r\n");

    [Theory]
    [InlineData("file")]
    [InlineData("voice")]
    [InlineData("video")]
    public async Task A_group_keeps_files_and_voices_from_the_bot(string kind)
    {
        await using var fake = await Liuhe.StartAsync();
        var said = await fake.SayAsync(Liuhe.Send("u_wangjg", Liuhe.Group, kind, "a.bin", Roster));
        Assert.False((bool)said["heard"]!);
        Assert.NotNull(said["line"]);
        Assert.False((bool)(await fake.SayAsync(Liuhe.Say("u_wangjg", "没有提到它", mentionsBot: false)))["heard"]!);
        Assert.Null((await fake.SayAsync(Liuhe.Say("r_sun", "不在群里")))["line"]);
    }

    [Fact]
    public async Task A_file_in_private_is_fetched_by_its_code_until_both_lives_end()
    {
        await using var fake = await Liuhe.StartAsync();
        using var socket = await ReadyAsync(fake);
        await fake.SayAsync(Liuhe.Send("u_wangjg", "private", "file", "东沟村名单.xlsx", Roster));
        var message = await MessageAsync(socket);
        Assert.Equal(("1", "file", "东沟村名单.xlsx"), (message["conversationType"]!.ToString(), message["msgtype"]!.ToString(), message["content"]!["fileName"]!.ToString()));
        var wish = new JsonObject { ["robotCode"] = Liuhe.ClientId, ["downloadCode"] = message["content"]!["downloadCode"]!.ToString() };
        var address = (await fake.NewAsync("/v1.0/robot/messageFiles/download", wish))["downloadUrl"]!.ToString();
        Assert.Equal(Roster, await fake.Http.GetByteArrayAsync(address));
        fake.Pass(TimeSpan.FromMinutes(11));
        await Assert.ThrowsAsync<HttpRequestException>(() => fake.Http.GetByteArrayAsync(address));
        Assert.Equal(200, (int)(await fake.NewAsync("/v1.0/robot/messageFiles/download", wish))["status"]!);
        fake.Pass(TimeSpan.FromHours(2));
        Assert.Equal("invalidParameter.robotCode.downloadCode", (await fake.NewAsync("/v1.0/robot/messageFiles/download", wish)).Code());
        wish["robotCode"] = "";
        Assert.Equal("invalidParameter.robotCode.empty", (await fake.NewAsync("/v1.0/robot/messageFiles/download", wish)).Code());
    }

    [Fact]
    public async Task A_quoted_group_file_and_a_photo_with_words_bring_their_codes()
    {
        await using var fake = await Liuhe.StartAsync();
        using var socket = await ReadyAsync(fake);
        var file = await fake.SayAsync(Liuhe.Send("u_limin", Liuhe.Group, "file", "名单.xlsx", Roster));
        var quoting = Liuhe.Say("u_wangjg", "请登记");
        quoting["quotes"] = (long)file["line"]!["id"]!;
        await fake.SayAsync(quoting);
        var text = (await MessageAsync(socket))["text"]!;
        Assert.True((bool)text["isReplyMsg"]!);
        Assert.Equal(("file", "名单.xlsx"), (text["repliedMsg"]!["msgType"]!.ToString(), text["repliedMsg"]!["content"]!["fileName"]!.ToString()));
        Assert.NotNull(text["repliedMsg"]!["content"]!["downloadCode"]);
        await fake.SwitchAsync("quoteBringsFile", false);
        await fake.SayAsync(quoting);
        Assert.Null((await MessageAsync(socket))["text"]!["repliedMsg"]!["content"]!["downloadCode"]);

        await fake.SayAsync(Liuhe.Send("u_wangjg", Liuhe.Group, "mixed", "a.png", Roster, "桥头照片"));
        var rich = (await MessageAsync(socket))["content"]!["richText"]!.AsArray();
        Assert.Equal(("桥头照片 ", "picture"), (rich[0]!["text"]!.ToString(), rich[1]!["type"]!.ToString()));
        await fake.SayAsync(Liuhe.Send("u_wangjg", Liuhe.Group, "image", "a.png", Roster));
        Assert.Equal("picture", (await MessageAsync(socket))["msgtype"]!.ToString());
        await fake.SayAsync(Liuhe.Send("u_wangjg", "private", "voice", "a.amr", Roster, "三组没有人开门"));
        Assert.Equal("三组没有人开门", (await MessageAsync(socket))["content"]!["recognition"]!.ToString());
    }

    [Fact]
    public async Task Who_is_outside_the_visible_range_comes_without_user_id_unless_switched()
    {
        var app = Liuhe.Application();
        app["invisible"] = new JsonArray("u_limin");
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["applications"] = new JsonArray(app) });
        using var socket = await ReadyAsync(fake);
        await fake.SayAsync(Liuhe.Say("u_limin", "一"));
        Assert.Null((await MessageAsync(socket))["senderStaffId"]);
        await fake.SwitchAsync("staffIdForInvisible", true);
        await fake.SayAsync(Liuhe.Say("u_limin", "二"));
        Assert.Equal("u_limin", (await MessageAsync(socket))["senderStaffId"]!.ToString());
    }

    [Fact]
    public async Task A_message_id_used_again_is_a_second_delivery_of_the_same_line()
    {
        await using var fake = await Liuhe.StartAsync();
        using var socket = await ReadyAsync(fake);
        var said = await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        var again = Liuhe.Say("u_wangjg", "安装3");
        again["msgId"] = said["msgId"]!.ToString();
        await fake.SayAsync(again);
        Assert.Equal((await MessageAsync(socket))["msgId"]!.ToString(), (await MessageAsync(socket))["msgId"]!.ToString());
        Assert.Single(fake.Lines(Liuhe.Group));
    }

    [Fact]
    public async Task An_upload_has_its_limits_and_can_be_sent_as_a_file()
    {
        await using var fake = await Liuhe.StartAsync();
        Assert.Equal("40005", (await UploadAsync(fake, "file", "run.exe", Roster)).Code());
        Assert.Equal("40004", (await UploadAsync(fake, "book", "a.xlsx", Roster)).Code());
        Assert.Equal("40006", (await UploadAsync(fake, "voice", "a.mp3", new byte[2 * 1024 * 1024 + 1])).Code());
        var id = (await UploadAsync(fake, "file", "report.xlsx", Roster))["media_id"]!.ToString();
        var push = Liuhe.Push(Liuhe.Group, "");
        push["msgKey"] = "sampleFile";
        push["msgParam"] = new JsonObject { ["mediaId"] = id, ["fileName"] = "汇总.xlsx", ["fileType"] = "xlsx" }.ToJsonString();
        Assert.Equal(200, (int)(await fake.NewAsync("/v1.0/robot/groupMessages/send", push))["status"]!);
        var file = fake.Lines(Liuhe.Group)[0].Files[0];
        Assert.Equal("汇总.xlsx", file.Name);
        Assert.Equal(Roster, await fake.Http.GetByteArrayAsync($"/sim/api/files/{file.Id}"));
        fake.Pass(TimeSpan.FromDays(31));
        Assert.Equal("resource.not.found", (await fake.NewAsync("/v1.0/robot/groupMessages/send", push)).Code());
    }

    private static async Task<JsonNode> UploadAsync(Fake fake, string type, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(bytes);
        form.Add(content, "media", name);
        using var answer = await fake.Http.PostAsync($"/media/upload?access_token={await fake.TokenAsync()}&type={type}", form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static async Task<Socket> ReadyAsync(Fake fake)
    {
        var socket = await Socket.ConnectAsync(fake);
        await socket.FrameAsync("SYSTEM", "REGISTERED");
        return socket;
    }

    private static async Task<JsonNode> MessageAsync(Socket socket) => JsonNode.Parse((await socket.FrameAsync("CALLBACK"))["data"]!.ToString())!;
}
