using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace AntiFraudBot.Simulator.Tests.DingTalk;

/// <summary>Tickets, lines, acknowledgements and what happens without them.</summary>
public sealed class StreamTests
{
    [Fact]
    public async Task A_ticket_opens_one_connection_within_ninety_seconds()
    {
        await using var fake = await Liuhe.StartAsync();
        var opened = await Socket.OpenAsync(fake);
        using var first = await Socket.ConnectAsync(opened);
        await Assert.ThrowsAsync<WebSocketException>(() => Socket.ConnectAsync(opened));
        var late = await Socket.OpenAsync(fake);
        fake.Pass(TimeSpan.FromSeconds(90));
        await Assert.ThrowsAsync<WebSocketException>(() => Socket.ConnectAsync(late));
    }

    [Fact]
    public async Task Who_does_not_ask_for_JSON_gets_XML_and_who_is_unknown_gets_neither()
    {
        await using var fake = await Liuhe.StartAsync();
        Assert.StartsWith("<Response>", await Socket.OpenTextAsync(fake, Liuhe.Secret, accept: null), StringComparison.Ordinal);
        Assert.Equal("authFailed", (await Socket.OpenAsync(fake, "wrong")).Code());
    }

    [Fact]
    public async Task A_ticket_with_signs_must_be_escaped_in_the_address()
    {
        await using var fake = await Liuhe.StartAsync();
        await fake.SwitchAsync("plainTickets", false);
        await Assert.ThrowsAsync<WebSocketException>(async () => await Socket.ConnectAsync(await Socket.OpenAsync(fake), escaped: false));
        using var socket = await Socket.ConnectAsync(await Socket.OpenAsync(fake));
        Assert.Equal("SYSTEM", (await socket.FrameAsync("SYSTEM", "REGISTERED"))["type"]!.ToString());
    }

    [Fact]
    public async Task A_refused_or_object_shaped_acknowledgement_does_not_count()
    {
        await using var fake = await Liuhe.StartAsync();
        using var socket = await Socket.ConnectAsync(fake);
        await socket.FrameAsync("SYSTEM", "REGISTERED");
        await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        var first = await socket.FrameAsync("CALLBACK");
        await socket.AcknowledgeAsync(first, data: new JsonObject { ["response"] = null });
        await socket.AcknowledgeAsync(first, code: 500);
        await UntilAsync(fake, c => c["stream/ack"]?["errors"]?["Message code 500"] is not null && c["stream/ack"]!["errors"]!["data is not a string"] is not null);
        fake.Pass(TimeSpan.FromSeconds(61));
        var second = await socket.FrameAsync("CALLBACK");
        await socket.AcknowledgeAsync(second);
        await UntilAsync(fake, c => (int)c["stream/ack"]!["calls"]! == 2);
        Assert.Equal("taken", Delivery(await fake.GetAsync("/sim/api/dingtalk/stream"))["state"]!.ToString());
    }

    [Fact]
    public async Task With_the_documented_switch_a_message_nobody_took_is_lost()
    {
        await using var fake = await Liuhe.StartAsync();
        await fake.SwitchAsync("redeliverMessages", false);
        using var socket = await Socket.ConnectAsync(fake);
        await socket.FrameAsync("SYSTEM", "REGISTERED");
        await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        await socket.FrameAsync("CALLBACK");
        fake.Pass(TimeSpan.FromMinutes(10));
        Assert.Single(Delivery(await fake.GetAsync("/sim/api/dingtalk/stream"))["messageIds"]!.AsArray());
    }

    [Fact]
    public async Task A_message_said_while_nobody_is_connected_is_lost_but_an_event_is_kept()
    {
        await using var fake = await Liuhe.StartAsync();
        Assert.True((bool)(await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3")))["heard"]!);
        await fake.TellAsync("/sim/api/dingtalk/groups/change", new JsonObject { ["group"] = Liuhe.Group, ["actor"] = "u_zhengzr", ["add"] = new JsonArray("r_sun") });
        Assert.Equal("lost", Delivery(await fake.GetAsync("/sim/api/dingtalk/stream"))["state"]!.ToString());
        using var socket = await Socket.ConnectAsync(fake);
        await socket.FrameAsync("SYSTEM", "REGISTERED");
        fake.Pass(TimeSpan.FromSeconds(11));
        Assert.Equal("chat_add_member", (await socket.FrameAsync("EVENT"))["headers"]!["eventType"]!.ToString());
    }

    [Fact]
    public async Task After_a_disconnect_the_next_message_goes_to_the_replacement_and_the_old_line_ends()
    {
        await using var fake = await Liuhe.StartAsync();
        using var old = await Socket.ConnectAsync(fake);
        await old.FrameAsync("SYSTEM", "REGISTERED");
        await fake.PostAsync("/sim/api/dingtalk/stream/disconnect", new JsonObject { ["reason"] = "connection is expired" });
        var frame = await old.FrameAsync("SYSTEM", "disconnect");
        Assert.Equal("connection is expired", JsonNode.Parse(frame["data"]!.ToString())!["reason"]!.ToString());
        Assert.Null(frame["headers"]!["messageId"]);
        using var next = await Socket.ConnectAsync(fake);
        await next.FrameAsync("SYSTEM", "REGISTERED");
        await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        await next.FrameAsync("CALLBACK");
        fake.Pass(TimeSpan.FromSeconds(11));
        await Assert.ThrowsAsync<WebSocketException>(old.NextAsync);
    }

    [Fact]
    public async Task A_ping_with_other_data_does_not_count_and_the_line_is_retired()
    {
        await using var fake = await Liuhe.StartAsync();
        using var socket = await Socket.ConnectAsync(fake);
        await socket.FrameAsync("SYSTEM", "REGISTERED");
        await fake.PostAsync("/sim/api/dingtalk/stream/ping", new JsonObject());
        await socket.AcknowledgeAsync(await socket.FrameAsync("SYSTEM", "ping"), data: "{\"opaque\":\"other\"}");
        await UntilAsync(fake, c => c["stream/ack"]?["errors"]?["System code 200"] is not null);
        fake.Pass(TimeSpan.FromSeconds(11));
        var end = await socket.FrameAsync("SYSTEM", "disconnect");
        Assert.Equal("persistent connection is timeout", JsonNode.Parse(end["data"]!.ToString())!["reason"]!.ToString());
    }

    [Fact]
    public async Task A_silent_line_does_not_even_answer_control_pings()
    {
        await using var fake = await Liuhe.StartAsync();
        using var socket = await Socket.ConnectAsync(await Socket.OpenAsync(fake), pingEvery: TimeSpan.FromMilliseconds(200));
        await socket.FrameAsync("SYSTEM", "REGISTERED");
        await fake.PostAsync("/sim/api/dingtalk/stream/silent", new JsonObject());
        var end = await Assert.ThrowsAsync<OperationCanceledException>(socket.NextAsync);
        Assert.Contains("Pong", end.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doubled_message_comes_on_both_lines_with_one_msgId()
    {
        await using var fake = await Liuhe.StartAsync();
        using var one = await Socket.ConnectAsync(fake);
        using var two = await Socket.ConnectAsync(fake);
        await one.FrameAsync("SYSTEM", "REGISTERED");
        await two.FrameAsync("SYSTEM", "REGISTERED");
        await fake.FaultAsync(new JsonObject { ["match"] = "stream/message", ["duplicate"] = true, ["times"] = 1 });
        await fake.SayAsync(Liuhe.Say("u_wangjg", "安装3"));
        var (a, b) = (await one.FrameAsync("CALLBACK"), await two.FrameAsync("CALLBACK"));
        Assert.NotEqual(a["headers"]!["messageId"]!.ToString(), b["headers"]!["messageId"]!.ToString());
        Assert.Equal(JsonNode.Parse(a["data"]!.ToString())!["msgId"]!.ToString(), JsonNode.Parse(b["data"]!.ToString())!["msgId"]!.ToString());
    }

    [Fact]
    public async Task With_the_other_switch_a_newcomer_ends_the_older_line()
    {
        await using var fake = await Liuhe.StartAsync();
        await fake.SwitchAsync("connections", "displace");
        using var old = await Socket.ConnectAsync(fake);
        await old.FrameAsync("SYSTEM", "REGISTERED");
        using var next = await Socket.ConnectAsync(fake);
        Assert.Null(await old.NextAsync());
        await next.FrameAsync("SYSTEM", "REGISTERED");
    }

    [Fact]
    public async Task A_refused_handshake_and_a_closed_gateway_are_scripted()
    {
        await using var fake = await Liuhe.StartAsync();
        await fake.FaultAsync(new JsonObject { ["match"] = "stream/connect", ["http"] = 503, ["times"] = 1 });
        await Assert.ThrowsAsync<WebSocketException>(() => Socket.ConnectAsync(fake));
        await fake.FaultAsync(new JsonObject { ["match"] = "connections/open", ["http"] = 503, ["times"] = 1 });
        Assert.Contains("<html>", await Socket.OpenTextAsync(fake, Liuhe.Secret, "application/json"), StringComparison.Ordinal);
        using var socket = await Socket.ConnectAsync(fake);
        await socket.FrameAsync("SYSTEM", "REGISTERED");
    }

    [Fact]
    public async Task On_a_running_clock_pings_come_by_themselves()
    {
        await using var fake = await Liuhe.StartAsync(realTime: true);
        await fake.SwitchAsync("pingEverySeconds", 1);
        using var socket = await Socket.ConnectAsync(fake);
        var ping = await socket.FrameAsync("SYSTEM", "ping");
        await socket.AcknowledgeAsync(ping, data: ping["data"]!.ToString());
        await socket.FrameAsync("SYSTEM", "ping");
    }

    [Fact]
    public async Task When_the_months_pushes_are_used_up_messages_do_not_come()
    {
        await using var fake = await Liuhe.StartAsync(new JsonObject { ["usedWebhooks"] = 2_999 });
        using var socket = await Socket.ConnectAsync(fake);
        await socket.FrameAsync("SYSTEM", "REGISTERED");
        await fake.SayAsync(Liuhe.Say("u_wangjg", "一"));
        await socket.FrameAsync("CALLBACK");
        await fake.SayAsync(Liuhe.Say("u_wangjg", "二"));
        Assert.Equal(1, (int)(await fake.GetAsync("/sim/api/counters"))["stream/message"]!["quotaRefusals"]!);
    }

    private static JsonNode Delivery(JsonNode stream) => stream["deliveries"]!.AsArray().First(d => d!["kind"]!.ToString() == "message")!;

    private static async Task UntilAsync(Fake fake, Func<JsonNode, bool> counters)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!counters(await fake.GetAsync("/sim/api/counters"))) patience.Token.ThrowIfCancellationRequested();
    }
}
