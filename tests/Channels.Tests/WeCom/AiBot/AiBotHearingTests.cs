using System.Text.Json;

namespace AntiFraudBot.Channels.Tests.WeCom.AiBot;

public sealed class AiBotHearingTests : IAsyncDisposable
{
    private readonly AiBotStage _stage = new();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData("@反诈 助手 安装12户", "安装12户", "in front")]
    [InlineData("@反诈 助手\u2005安装12户", "安装12户", "the client's own blank")]
    [InlineData("安装12户 @反诈 助手", "安装12户", "behind")]
    [InlineData("@反诈 助手", "", "alone")]
    [InlineData("@王小明 安装12户", "@王小明 安装12户", "somebody else's name stays")]
    public async Task The_call_of_the_bot_is_taken_out_of_a_groups_message(string said, string heard, string because)
    {
        using var platform = await _stage.StartedAsync();
        await AiBotStage.CalledAsync(platform, "m1", "r1", said);

        var message = await _stage.HeardAsync();
        Assert.True(heard == message.Text, because);
        Assert.Equal(("wecom", AiBotStage.Group, false, "m1", "ZhangSan", true),
            (message.Channel, message.ChatId, message.Private, message.ExternalId, message.SenderUserId, message.MentionsBot));
        Assert.Equal(_stage.Campaign.GetUtcNow(), message.SentAt);
    }

    [Fact]
    public async Task A_private_message_belongs_to_the_senders_chat_and_keeps_its_words()
    {
        var message = await HearAsync("""
            {"msgid":"m2","aibotid":"a","chattype":"single","from":{"userid":"LiSi"},"create_time":1767225600,"msgtype":"text","text":{"content":" @反诈 助手 好 "}}
            """);

        Assert.Equal(("LiSi", true, "@反诈 助手 好"), (message.ChatId, message.Private, message.Text));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600), message.SentAt);
    }

    [Fact]
    public async Task A_quoted_file_in_a_group_comes_with_the_words_that_call_the_bot()
    {
        var message = await HearAsync("""
            {"msgid":"m3","chatid":"wr1","chattype":"group","from":{"userid":"ZhangSan"},"msgtype":"text","text":{"content":"@反诈 助手 登记"},
             "quote":{"msgtype":"file","file":{"url":"https://x.myqcloud.com/abc?sign=1","aeskey":"//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA"}}}
            """);

        var file = Assert.Single(message.Files);
        Assert.Equal("登记", message.Text);
        Assert.Null(message.QuotedText);
        Assert.Equal("""{"url":"https://x.myqcloud.com/abc?sign=1","aeskey":"//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA"}""", file.Reference);
        Assert.Equal(_stage.Campaign.GetUtcNow().AddMinutes(5), file.ValidUntil);
    }

    [Fact]
    public async Task Words_and_pictures_in_one_message_and_in_its_quote_are_all_kept()
    {
        var message = await HearAsync("""
            {"msgid":"m4","chatid":"wr1","chattype":"group","from":{"userid":"WangWu"},"msgtype":"mixed",
             "mixed":{"msg_item":[{"msgtype":"text","text":{"content":"@反诈 助手 截图"}},{"msgtype":"image","image":{"url":"https://a/1","aeskey":"k1"}},{"msgtype":"text","text":{"content":"两张"}}]},
             "quote":{"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"text","text":{"content":"昨天的"}},{"msgtype":"image","image":{"url":"https://a/2","aeskey":"k2"}}]}}}
            """);

        Assert.Equal("截图\n两张", message.Text);
        Assert.Equal("昨天的", message.QuotedText);
        Assert.Equal(["image/jpeg", "image/jpeg"], message.Files.Select(f => f.ContentType));
        Assert.Equal(["https://a/1", "https://a/2"], message.Files.Select(f => JsonDocument.Parse(f.Reference).RootElement.GetProperty("url").GetString()));
    }

    [Theory]
    [InlineData("""{"msgtype":"voice","voice":{"content":"安装十二户"}}""", "安装十二户", 0)]
    [InlineData("""{"msgtype":"image","image":{"url":"https://a/1","aeskey":"k"}}""", "", 1)]
    [InlineData("""{"msgtype":"file","file":{"url":"https://a/1","aeskey":"k"}}""", "", 1)]
    [InlineData("""{"msgtype":"video","video":{"url":"https://a/1","aeskey":"k"}}""", "", 1)]
    [InlineData("""{"msgtype":"sticker_of_the_future","sticker":{}}""", "", 0)]
    public async Task Each_kind_of_private_message_is_heard(string content, string text, int files)
    {
        var message = await HearAsync("""{"msgid":"m5","chattype":"single","from":{"userid":"LiSi"},""" + content[1..]);
        Assert.Equal((text, files), (message.Text, message.Files.Count));
    }

    [Fact]
    public async Task Raw_control_characters_in_what_people_type_do_no_harm()
    {
        var message = await HearAsync("{\"msgid\":\"m6\",\"chattype\":\"single\",\"from\":{\"userid\":\"LiSi\"},\"msgtype\":\"text\",\"text\":{\"content\":\"安\u0001装\u000b12\u001f户\"}}");
        Assert.Equal("安装12户", message.Text);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"cmd":5,"headers":[],"body":"x"}""")]
    [InlineData("""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"},"body":{"msgtype":"text"}}""")]
    [InlineData("""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"},"body":{"msgid":"x","chattype":"group","from":{"userid":"u"},"msgtype":"text"}}""")]
    [InlineData("""{"cmd":"aibot_event_callback","headers":{"req_id":"r"},"body":{"msgid":"x","event":{"eventtype":"auth_change_event"}}}""")]
    public async Task What_makes_no_sense_is_left_out_and_the_next_is_heard(string nonsense)
    {
        using var platform = await _stage.StartedAsync();
        await platform.SayAsync(nonsense);
        await AiBotStage.CalledAsync(platform, "m7", "r7");

        Assert.Equal("m7", (await _stage.HeardAsync()).ExternalId);
        Assert.True(_stage.HeardNothingMore);
    }

    [Theory]
    [InlineData("""{"eventtype":"template_card_event","template_card_event":{"card_type":"button_interaction","event_key":"确认绑定 A1B2","task_id":"t1"}}""", "确认绑定 A1B2")]
    [InlineData("""{"eventtype":"template_card_event","event_key":"已转发","task_id":"t1"}""", "已转发")]
    [InlineData("""{"eventtype":"template_card_event","template_card_event":{"event_key":"上报","selected_items":{"selected_item":[{"question_key":"q","option_ids":{"option_id":["安装","注册"]}}]}}}""", "上报 安装 注册")]
    public async Task A_pressed_button_is_heard_as_what_it_stands_for(string pressed, string text)
    {
        using var platform = await _stage.StartedAsync();
        await platform.SayAsync(
            """{"cmd":"aibot_event_callback","headers":{"req_id":"E1"},"body":{"msgid":"e1","create_time":1767226000,"chatid":"wr1","chattype":"group","from":{"userid":"LiSi"},"msgtype":"event","event":"""
            + pressed + "}}");

        var heard = await _stage.HeardAsync();
        Assert.Equal((text, "wr1", "LiSi", false), (heard.Text, heard.ChatId, heard.SenderUserId, heard.Private));
        Assert.False(_stage.Sender.CanReply(AiBotStage.Parcel("好", heard.ExternalId)), "an event's req_id is not good for an answer");
    }

    [Fact]
    public async Task Whoever_opens_the_chat_is_welcomed_under_the_events_own_id()
    {
        _stage.Greeting = user => $"{user}，您好";
        using var platform = await _stage.StartedAsync();
        await AiBotStage.HappenedAsync(platform, "enter_chat", "EVT-7");

        var welcome = await platform.HearAsync();
        Assert.Equal(("aibot_respond_welcome_msg", "EVT-7"), (AiBotStage.Cmd(welcome), AiBotStage.ReqId(welcome)));
        Assert.Equal("""{"msgtype":"text","text":{"content":"LiSi，您好"}}""", welcome.GetProperty("body").GetRawText());
    }

    [Fact]
    public async Task A_rating_is_of_no_interest()
    {
        using var platform = await _stage.StartedAsync();
        await AiBotStage.HappenedAsync(platform, "feedback_event");
        await AiBotStage.CalledAsync(platform, "m8", "r8");

        Assert.Equal("m8", (await _stage.HeardAsync()).ExternalId);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_tried_until_it_can_in_its_order()
    {
        _stage.StoreFails.Enqueue(new IOException("disk full"));
        _stage.StoreFails.Enqueue(new IOException("disk full"));
        using var platform = await _stage.StartedAsync();
        await AiBotStage.CalledAsync(platform, "m1", "r1");
        await AiBotStage.CalledAsync(platform, "m2", "r2");

        await _stage.Time.PassAsync(TimeSpan.FromSeconds(1));
        await _stage.Time.TimerSet(TimeSpan.FromSeconds(2));
        Assert.Equal("收到的消息暂时存不下，正在重试", _stage.Connection.State.Trouble);
        await _stage.Time.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal("m1", (await _stage.HeardAsync()).ExternalId);
        Assert.Equal("m2", (await _stage.HeardAsync()).ExternalId);
        while (_stage.Connection.State.Trouble is not null) await Task.Yield();
    }

    [Fact]
    public async Task What_was_heard_before_the_end_is_still_stored()
    {
        _stage.StoreFails.Enqueue(new IOException("busy"));
        using var platform = await _stage.StartedAsync();
        await AiBotStage.CalledAsync(platform, "m1", "r1");
        await AiBotStage.CalledAsync(platform, "m2", "r2");
        await _stage.Time.TimerSet(TimeSpan.FromSeconds(1));
        await AiBotStage.HappenedAsync(platform, "disconnected_event");
        await platform.CloseAsync();
        await _stage.Running;

        Assert.Equal("m1", (await _stage.HeardAsync()).ExternalId);
        Assert.Equal("m2", (await _stage.HeardAsync()).ExternalId);
    }

    private async Task<Heard> HearAsync(string body)
    {
        using var platform = await _stage.StartedAsync();
        await platform.SayAsync("""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"},"body":""" + body + "}");
        return await _stage.HeardAsync();
    }
}
