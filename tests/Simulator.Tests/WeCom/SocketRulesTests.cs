using System.Net;
using System.Text.Json.Nodes;
using static AntiFraudBot.Simulator.Tests.WeCom.RawSocket;

namespace AntiFraudBot.Simulator.Tests.WeCom;

/// <summary>What the platform refuses on the socket, and when.</summary>
public sealed class SocketRulesTests
{
    [Fact]
    public async Task Nothing_but_subscribe_is_answered_well_before_a_subscribe()
    {
        await using var fake = await Qingxi.StartAsync();
        using var socket = await OpenAsync(fake);
        Assert.Equal(846609, Error(await socket.AskAsync("ping", null)));
        Assert.Equal(846609, Error(await socket.AskAsync("aibot_send_msg", Markdown("早"))));
        Assert.Equal(853000, Error(await socket.AskAsync("aibot_subscribe", new JsonObject { ["bot_id"] = Qingxi.Bot, ["secret"] = "no" })));
        Assert.Equal(0, Error(await socket.AskAsync("aibot_subscribe", Credentials())));
        Assert.Equal(0, Error(await socket.AskAsync("ping", null)));
    }

    [Fact]
    public async Task A_conversation_takes_thirty_a_minute_and_others_are_not_touched_by_it()
    {
        await using var fake = await Qingxi.StartAsync();
        using var socket = await SubscribedAsync(fake);
        await fake.SayAsync(Qingxi.Say("XueDongquan", "绑定"));
        await fake.SayAsync(Qingxi.Say("XueDongquan", "绑定", "private"));
        for (var i = 0; i < 30; i++) Assert.Equal(0, Error(await socket.AskAsync("aibot_send_msg", Markdown($"第{i}条"))));
        Assert.Equal(45009, Error(await socket.AskAsync("aibot_send_msg", Markdown("多的"))));
        Assert.Equal(0, Error(await socket.AskAsync("aibot_send_msg", Markdown("私聊", "XueDongquan"))));
        fake.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal(0, Error(await socket.AskAsync("aibot_send_msg", Markdown("又可以了"))));
    }

    [Fact]
    public async Task A_stream_can_be_changed_for_six_minutes_and_an_answer_given_for_a_day()
    {
        await using var fake = await Qingxi.StartAsync();
        using var socket = await SubscribedAsync(fake);
        await fake.SayAsync(Qingxi.Say("XueDongquan", "安装12"));
        var (reqId, _) = await socket.CallbackAsync();
        Assert.Equal(0, Error(await socket.AskAsync("aibot_respond_msg", Stream("s1", "在查", false), reqId)));
        fake.Pass(TimeSpan.FromSeconds(359));
        Assert.Equal(0, Error(await socket.AskAsync("aibot_respond_msg", Stream("s1", "还在查", false), reqId)));
        fake.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(846608, Error(await socket.AskAsync("aibot_respond_msg", Stream("s1", "查到了", true), reqId)));
        Assert.Equal(0, Error(await socket.AskAsync("aibot_respond_msg", Stream("s2", "查到了", true), reqId)));
        fake.Pass(TimeSpan.FromHours(24));
        Assert.Equal(846605, Error(await socket.AskAsync("aibot_respond_msg", Stream("s3", "太迟", true), reqId)));
        Assert.Equal(["@反诈小助手 安装12", "还在查", "查到了"], fake.Lines(Qingxi.Group).Select(l => l.Text));
    }

    [Fact]
    public async Task A_greeting_is_due_within_five_seconds_and_good_once()
    {
        await using var fake = await Qingxi.StartAsync();
        using var socket = await SubscribedAsync(fake);
        var hello = new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = "您好" } };
        await fake.PostAsync("/sim/api/wecom/enter", new JsonObject { ["from"] = "XueDongquan" });
        var (first, _) = await socket.CallbackAsync();
        Assert.Equal(846605, Error(await socket.AskAsync("aibot_respond_msg", Stream("s1", "您好", true), first)));
        Assert.Equal(0, Error(await socket.AskAsync("aibot_respond_welcome_msg", hello, first)));
        Assert.Equal(846605, Error(await socket.AskAsync("aibot_respond_welcome_msg", hello, first)));
        Assert.False((await fake.PostAsync("/sim/api/wecom/enter", new JsonObject { ["from"] = "XueDongquan" }))["heard"]!.GetValue<bool>());
        await fake.PostAsync("/sim/api/wecom/enter", new JsonObject { ["from"] = "LvZhiying" });
        var (second, _) = await socket.CallbackAsync();
        fake.Pass(TimeSpan.FromSeconds(6));
        Assert.Equal(846605, Error(await socket.AskAsync("aibot_respond_welcome_msg", hello, second)));
    }

    [Fact]
    public async Task An_address_of_a_file_is_good_for_five_minutes()
    {
        await using var fake = await Qingxi.StartAsync();
        using var socket = await SubscribedAsync(fake);
        await fake.SayAsync(Qingxi.Send("XueDongquan", "private", "file", ("名单.csv", [1, 2, 3, 4, 5, 6])));
        var (_, body) = await socket.CallbackAsync();
        Assert.Equal(43, body["file"]!["aeskey"]!.ToString().Length);
        var url = new Uri(body["file"]!["url"]!.ToString());
        fake.Pass(TimeSpan.FromSeconds(299));
        Assert.Equal(HttpStatusCode.OK, (await fake.Http.GetAsync(url)).StatusCode);
        fake.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await fake.Http.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task An_upload_that_is_not_what_was_announced_is_refused()
    {
        await using var fake = await Qingxi.StartAsync();
        using var socket = await SubscribedAsync(fake);
        var wish = new JsonObject { ["type"] = "file", ["filename"] = "a.csv", ["total_size"] = 6, ["total_chunks"] = 1, ["md5"] = new string('0', 32) };
        var id = (await socket.AskAsync("aibot_upload_media_init", wish))["body"]!["upload_id"]!.ToString();
        Assert.Equal(40058, Error(await socket.AskAsync("aibot_upload_media_finish", new JsonObject { ["upload_id"] = id })));
        Assert.Equal(40058, Error(await socket.AskAsync("aibot_upload_media_chunk", Piece(id, 1))));
        Assert.Equal(0, Error(await socket.AskAsync("aibot_upload_media_chunk", Piece(id, 0))));
        Assert.Equal(301019, Error(await socket.AskAsync("aibot_upload_media_finish", new JsonObject { ["upload_id"] = id })));
        fake.Pass(TimeSpan.FromMinutes(30));
        Assert.Equal(40058, Error(await socket.AskAsync("aibot_upload_media_chunk", Piece(id, 0))));
        wish["total_chunks"] = 0;
        Assert.Equal(44001, Error(await socket.AskAsync("aibot_upload_media_init", wish)));
    }

    [Fact]
    public async Task Who_is_kicked_is_told_and_then_closed()
    {
        await using var fake = await Qingxi.StartAsync();
        using var first = await SubscribedAsync(fake);
        using var second = await SubscribedAsync(fake);
        var (_, body) = await first.CallbackAsync();
        Assert.Equal("disconnected_event", body["event"]!["eventtype"]!.ToString());
        Assert.Null(body["from"]);
        Assert.Null(await first.ReceiveAsync());
        await fake.SayAsync(Qingxi.Say("XueDongquan", "安装12"));
        Assert.Equal("text", (await second.CallbackAsync()).Body["msgtype"]!.ToString());
    }

    [Fact]
    public async Task What_is_said_while_nobody_is_connected_is_lost_unless_the_switch_says_otherwise()
    {
        await using var fake = await Qingxi.StartAsync();
        await fake.SayAsync(Qingxi.Say("XueDongquan", "一"));
        await fake.SwitchAsync("callbacksWhileDown", "queued");
        await fake.SayAsync(Qingxi.Say("XueDongquan", "二"));
        using var socket = await SubscribedAsync(fake);
        Assert.Equal("@反诈小助手 二", (await socket.CallbackAsync()).Body["text"]!["content"]!.ToString());
        Assert.Equal(1, (await fake.GetAsync("/sim/api/counters"))["aibot_msg_callback"]!["dropped"]!.GetValue<int>());
    }

    [Fact]
    public async Task Faults_double_a_delivery_and_swallow_an_acknowledgement()
    {
        await using var fake = await Qingxi.StartAsync();
        using var socket = await SubscribedAsync(fake);
        await fake.FaultAsync(new JsonObject { ["match"] = "aibot_msg_callback", ["duplicate"] = true, ["times"] = 1 });
        await fake.SayAsync(Qingxi.Say("XueDongquan", "安装12"));
        var (first, second) = (await socket.CallbackAsync(), await socket.CallbackAsync());
        Assert.Equal(first.Body["msgid"]!.ToString(), second.Body["msgid"]!.ToString());
        await fake.FaultAsync(new JsonObject { ["match"] = "aibot_send_msg", ["timeoutAfterEffect"] = true, ["times"] = 1 });
        await socket.SendAsync("aibot_send_msg", Markdown("只此一次"));
        await fake.LineAsync(Qingxi.Group, l => l.Text == "只此一次");
        await fake.FaultAsync(new JsonObject { ["match"] = "aibot_send_msg", ["errcode"] = 846601, ["times"] = 1 });
        Assert.Equal(846601, Error(await socket.AskAsync("aibot_send_msg", Markdown("没有发出"))));
    }

    [Fact]
    public async Task Robots_hear_nothing_unmentioned_no_bare_file_and_nothing_among_residents()
    {
        await using var fake = await Qingxi.StartAsync();
        foreach (var post in new[]
        {
            Qingxi.Say("XueDongquan", "闲聊", mentionsBot: false),
            Qingxi.Send("XueDongquan", Qingxi.Group, "file", ("a.csv", [1, 2, 3, 4, 5, 6])),
            Qingxi.Say("XueDongquan", "在吗", Qingxi.Residents),
        })
            Assert.False((await fake.SayAsync(post))["heard"]!.GetValue<bool>());
    }

    private static JsonObject Markdown(string text, string chat = Qingxi.Group) =>
        new() { ["chatid"] = chat, ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = text } };

    private static JsonObject Stream(string id, string text, bool finish) =>
        new() { ["msgtype"] = "stream", ["stream"] = new JsonObject { ["id"] = id, ["finish"] = finish, ["content"] = text } };

    private static JsonObject Piece(string id, int index) =>
        new() { ["upload_id"] = id, ["chunk_index"] = index, ["base64_data"] = Convert.ToBase64String([1, 2, 3, 4, 5, 6]) };
}
