using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.WeCom;

/// <summary>@wecom/aibot-node-sdk, unmodified, finds in the fake what it expects of the platform.</summary>
public sealed class OfficialSocketClientTests
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task It_authenticates_hears_a_mention_and_its_growing_answer_is_replaced_and_finished()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var client = await Qingxi.ClientAsync(fake);
        await client.EventAsync("authenticated");
        await fake.SayAsync(Qingxi.Say("XueDongquan", "安装12，注册10"));
        var frame = await client.FrameAsync("message.text");
        Assert.Equal("@反诈小助手 安装12，注册10", frame["body"]!["text"]!["content"]!.ToString());
        Assert.Equal(Qingxi.Group, frame["body"]!["chatid"]!.ToString());
        Assert.Equal("XueDongquan", frame["body"]!["from"]!["userid"]!.ToString());

        await client.DoAsync("replyStream", frame, "s1", "正在登记…", false);
        Assert.False(fake.Lines(Qingxi.Group)[^1].Finished);
        await client.DoAsync("replyStream", frame, "s1", "已登记：安装12，注册10", true);
        var line = fake.Lines(Qingxi.Group)[^1];
        Assert.Equal(("已登记：安装12，注册10", true, 2), (line.Text, line.Finished, fake.Lines(Qingxi.Group).Count));
        Assert.Equal(846608, (await client.TryAsync("replyStream", frame, "s1", "再改", true))["error"]!["errcode"]!.GetValue<int>());
    }

    [Fact]
    public async Task It_reads_pictures_of_a_mixed_message_and_a_quoted_file()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var client = await Qingxi.ClientAsync(fake);
        await client.EventAsync("authenticated");
        var mixed = Qingxi.Send("PanXiaomei", Qingxi.Group, "mixed", ("a.png", Png), ("b.png", Png));
        mixed["text"] = "入户照片";
        mixed["mentionsBot"] = true;
        await fake.SayAsync(mixed);
        var items = (await client.FrameAsync("message.mixed"))["body"]!["mixed"]!["msg_item"]!.AsArray();
        Assert.Equal(["text", "image", "image"], items.Select(i => i!["msgtype"]!.ToString()));
        var picture = await client.DoAsync("downloadFile", items[1]!["image"]!["url"], items[1]!["image"]!["aeskey"]);
        Assert.Equal(Png, Bytes(picture!["buffer"]!));

        var roster = Encoding.UTF8.GetBytes("青石村,雨衣,40\r\n柳河村,沙袋,1200\r\n");
        var sent = await fake.SayAsync(Qingxi.Send("PanXiaomei", Qingxi.Group, "file", ("上坪村名单.csv", roster)));
        Assert.False(sent["heard"]!.GetValue<bool>());
        var quoting = Qingxi.Say("PanXiaomei", "请登记");
        quoting["quotes"] = sent["line"]!["id"]!.GetValue<long>();
        await fake.SayAsync(quoting);
        var file = (await client.FrameAsync("message.text"))["body"]!["quote"]!["file"]!;
        var read = await client.DoAsync("downloadFile", file["url"], file["aeskey"]);
        Assert.Equal("上坪村名单.csv", read!["filename"]!.ToString());
        Assert.Equal(roster, Bytes(read["buffer"]!));
    }

    [Theory]
    [InlineData("file", "message.file")]
    [InlineData("image", "message.image")]
    [InlineData("video", "message.video")]
    public async Task It_gets_in_private_chat_what_a_group_keeps_from_it(string kind, string heard)
    {
        await using var fake = await Qingxi.StartAsync();
        await using var client = await Qingxi.ClientAsync(fake);
        await client.EventAsync("authenticated");
        await fake.SayAsync(Qingxi.Send("PanXiaomei", "private", kind, ("名单 3 月.bin", Png)));
        var body = (await client.FrameAsync(heard))["body"]!;
        Assert.Equal("single", body["chattype"]!.ToString());
        Assert.Null(body["chatid"]);
        var read = await client.DoAsync("downloadFile", body[kind]!["url"], body[kind]!["aeskey"]);
        Assert.Equal("名单 3 月.bin", read!["filename"]!.ToString());
        Assert.Equal(Png, Bytes(read["buffer"]!));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(512 * 1024)]
    [InlineData((3 * 512 * 1024) + 17)]
    public async Task It_uploads_in_pieces_and_sends_what_it_uploaded(int size)
    {
        await using var fake = await Qingxi.StartAsync();
        await using var client = await Qingxi.ClientAsync(fake);
        await client.EventAsync("authenticated");
        await fake.SayAsync(Qingxi.Say("XueDongquan", "汇总表发一下"));
        var frame = await client.FrameAsync("message.text");
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        var uploaded = await client.DoAsync("uploadMedia", new JsonObject { ["base64"] = Convert.ToBase64String(bytes) }, new JsonObject { ["type"] = "file", ["filename"] = "汇总.xlsx" });
        await client.DoAsync("replyMedia", frame, "file", uploaded!["media_id"]);
        await client.DoAsync("sendMediaMessage", Qingxi.Group, "file", uploaded["media_id"]);
        var files = fake.Lines(Qingxi.Group).Where(l => l.FromBot).Select(l => l.Files[0]).ToList();
        Assert.Equal(["汇总.xlsx", "汇总.xlsx"], files.Select(f => f.Name));
        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(fake.World.Blobs.Find(files[1].Id)!.Bytes));
    }

    [Fact]
    public async Task It_may_push_only_where_somebody_spoke_to_it_and_text_is_refused()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var client = await Qingxi.ClientAsync(fake);
        await client.EventAsync("authenticated");
        var body = new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = "## 催报\n<@XueDongquan>" } };
        Assert.Equal(93006, Error(await client.TryAsync("sendMessage", Qingxi.Group, body)));
        await fake.SayAsync(Qingxi.Say("XueDongquan", "绑定"));
        await client.DoAsync("sendMessage", Qingxi.Group, body);
        var line = fake.Lines(Qingxi.Group)[^1];
        Assert.Equal("## 催报\n@薛冬全", line.Text);
        Assert.Empty(line.Mentions);
        Assert.Equal(93006, Error(await client.TryAsync("sendMessage", Qingxi.Group.ToLowerInvariant(), body)));
        var text = new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = "催报" } };
        Assert.Equal(40008, Error(await client.TryAsync("sendMessage", Qingxi.Group, text)));
    }

    [Fact]
    public async Task It_greets_who_opens_the_chat_and_changes_a_pressed_card()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var client = await Qingxi.ClientAsync(fake);
        await client.EventAsync("authenticated");
        await fake.PostAsync("/sim/api/wecom/enter", new JsonObject { ["from"] = "LvZhiying" });
        var entered = await client.FrameAsync("event.enter_chat");
        await client.DoAsync("replyWelcome", entered, new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = "您好" } });
        await fake.SayAsync(Qingxi.Say("LvZhiying", "哪些村没报", "private"));
        var asked = await client.FrameAsync("message.text");
        await client.DoAsync("replyTemplateCard", asked, Card("请确认"));
        var card = fake.Lines("private:LvZhiying")[^1];
        await fake.PostAsync("/sim/api/clicks", new JsonObject { ["from"] = "LvZhiying", ["line"] = card.Id, ["key"] = "ok" });
        var pressed = await client.FrameAsync("event.template_card_event");
        Assert.Equal("ok", pressed["body"]!["event"]!["template_card_event"]!["event_key"]!.ToString());
        await client.DoAsync("updateTemplateCard", pressed, Card("已确认"));
        Assert.Equal(["您好", "哪些村没报", "已确认"], fake.Lines("private:LvZhiying").Select(l => l.Text.Split('\n')[0].Replace("@反诈小助手 ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_comes_back_after_a_cut_but_not_after_being_kicked_and_old_req_ids_are_dead()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var client = await Qingxi.ClientAsync(fake);
        await client.EventAsync("authenticated");
        await fake.SayAsync(Qingxi.Say("XueDongquan", "安装1"));
        var old = await client.FrameAsync("message.text");
        await fake.PostAsync("/sim/api/wecom/socket", new JsonObject { ["do"] = "cut" });
        await client.EventAsync("authenticated");
        Assert.Equal(846605, Error(await client.TryAsync("replyStream", old, "s9", "迟到", true)));

        await using var second = await Qingxi.ClientAsync(fake);
        await second.EventAsync("authenticated");
        await client.EventAsync("event.disconnected_event");
        await fake.SayAsync(Qingxi.Say("XueDongquan", "安装2"));
        await second.FrameAsync("message.text");
        Assert.Equal(3, (await fake.GetAsync("/sim/api/counters"))["aibot_subscribe"]!["effects"]!.GetValue<int>());
    }

    [Fact]
    public async Task It_gives_up_after_six_refused_subscribes()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var client = await Qingxi.ClientAsync(fake, secret: "wrong");
        JsonObject error;
        do error = await client.EventAsync("error");
        while (!error["detail"]!.ToString().Contains("Max", StringComparison.OrdinalIgnoreCase));
        var counters = await fake.GetAsync("/sim/api/counters");
        Assert.Equal(6, counters["aibot_subscribe"]!["calls"]!.GetValue<int>());
        Assert.Equal(6, counters["aibot_subscribe"]!["errors"]!["853000"]!.GetValue<int>());
    }

    [Fact]
    public async Task Its_heartbeat_is_answered_and_silence_makes_it_reconnect()
    {
        await using var fake = await Qingxi.StartAsync();
        await using var client = await Qingxi.ClientAsync(fake, heartbeat: 50);
        await client.EventAsync("authenticated");
        await fake.PostAsync("/sim/api/wecom/socket", new JsonObject { ["do"] = "silent" });
        await client.EventAsync("disconnected");
        await fake.PostAsync("/sim/api/wecom/socket", new JsonObject { ["do"] = "normal" });
        Assert.True((await fake.GetAsync("/sim/api/counters"))["ping"]!["calls"]!.GetValue<int>() >= 2);
    }

    private static byte[] Bytes(JsonNode buffer) => Convert.FromBase64String(buffer["base64"]!.ToString());

    private static int Error(JsonObject answer) => answer["error"]!["errcode"]!.GetValue<int>();

    private static JsonObject Card(string title) => new()
    {
        ["card_type"] = "button_interaction",
        ["main_title"] = new JsonObject { ["title"] = title },
        ["button_list"] = new JsonArray(new JsonObject { ["text"] = "确认", ["style"] = 1, ["key"] = "ok" }),
        ["task_id"] = "week-30-LvZhiying",
    };
}
