using AntiFraudBot.Channels.WeCom.Api;
using AntiFraudBot.Channels.WeCom.App;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.WeCom;

public sealed class AppTests
{
    private const string Send = "message/send";
    private readonly WeComBench _bench = new();

    [Fact]
    public async Task A_personal_message_goes_through_the_app_and_comes_back_with_its_id()
    {
        Assert.Equal(new SendOutcome.Sent("msg1"), await _bench.SendAsync(WeComBench.Person("您负责的上坪村还没有报数。")));
        var body = _bench.Platform.Body(Send);
        Assert.Equal(("ZhangSan", 1000002, "text"), (body.Text("touser"), body.GetProperty("agentid").GetInt32(), body.Text("msgtype")));
    }

    [Fact]
    public async Task What_was_not_answered_is_repeated_while_the_platform_would_drop_a_repetition_and_not_later()
    {
        _bench.Platform.On(Send, FakePlatform.Cut);
        var parcel = WeComBench.Person("请报数");
        Assert.IsType<SendOutcome.Retry>(await _bench.SendAsync(parcel));
        var first = _bench.Platform.Calls[^1].Body;
        _bench.Clock.Move(TimeSpan.FromSeconds(20));
        Assert.IsType<SendOutcome.Retry>(await _bench.SendAsync(parcel));
        Assert.Equal(first, _bench.Platform.Calls[^1].Body);
        Assert.Equal(1, _bench.Platform.Body(Send).GetProperty("enable_duplicate_check").GetInt32());
        _bench.Clock.Move(TimeSpan.FromSeconds(80));
        Assert.IsType<SendOutcome.Unknown>(await _bench.SendAsync(parcel));
    }

    [Theory]
    [InlineData("""{"errcode":0,"invaliduser":"lisi|zhangsan","msgid":"m"}""", "wecom-invaliduser")]
    [InlineData("""{"errcode":0,"unlicenseduser":"zhangsan","msgid":"m"}""", "wecom-unlicenseduser")]
    [InlineData("""{"errcode":81013}""", "wecom81013")]
    public async Task Somebody_who_was_left_out_was_not_reached(string answer, string code)
    {
        _bench.Platform.On(Send, answer);
        Assert.Equal(code, Assert.IsType<SendOutcome.Failed>(await _bench.SendAsync(WeComBench.Person("请报数"))).Code);
    }

    [Fact]
    public async Task One_person_gets_thirty_messages_a_minute_and_no_more_because_the_platform_drops_them_silently()
    {
        for (var i = 0; i < 30; i++) await _bench.SendAsync(WeComBench.Person("第" + i, $"o-{i}"));
        Assert.IsType<SendOutcome.Deferred>(await _bench.SendAsync(WeComBench.Person("再来", "o-31")));
        Assert.Equal(30, _bench.Platform.Count(Send));
    }

    [Fact]
    public async Task A_question_with_fixed_answers_is_a_card_with_buttons()
    {
        await _bench.SendAsync(WeComBench.Person("上坪村 重复报数，请回复“追加”或“更正”。", "01a.b"));
        var card = _bench.Platform.Body(Send).GetProperty("template_card");
        Assert.Equal(("button_interaction", "afb-01a-b"), (card.Text("card_type"), card.Text("task_id")));
        Assert.Equal(["追加", "更正"], card.GetProperty("button_list").EnumerateArray().Select(b => b.Text("key")));
    }

    [Theory]
    [InlineData("请回复“是”或正确数字。", "any number is an answer")]
    [InlineData("有误请回复“更正：安装15”。", "the answer is an example")]
    [InlineData("已收到。", "nothing is asked")]
    public void What_takes_a_free_answer_stays_words(string text, string because) => Assert.True(ReceiptCard.For(text, "o") is null, because);

    [Fact]
    public async Task A_file_goes_up_once_for_everybody()
    {
        var poster = new Attachment("p1", "海报.png", "image/png", 64);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _bench.SendAsync(WeComBench.Person("", $"o-{i}", [poster]))));
        Assert.Equal((1, 20), (_bench.Platform.Count("media/upload"), _bench.Platform.Count(Send)));
        Assert.Equal("media1", _bench.Platform.Body(Send).GetProperty("image").Text("media_id"));
        Assert.StartsWith("?type=image&access_token=", _bench.Platform.Calls.First(c => c.Path == "media/upload").Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Making_a_group_twice_gives_one_group()
    {
        var chats = _bench.Parts.AppChats!;
        var wanted = new ManagedGroup(ManagedGroup.KeyOf("u-village-1", "work"), "上坪村反诈工作群", "ZhangSan", ["ZhangSan", "LiSi"]);
        Assert.Matches("^[0-9a-z]{32}$", wanted.Key);
        Assert.True(Assert.IsType<ManagedOutcome.There>(await chats.MakeAsync(wanted, CancellationToken.None)).New);
        _bench.Platform.On("appchat/create", """{"errcode":86215}""")
            .On("appchat/get", """{"errcode":0,"chat_info":{"chatid":"x","name":"上坪村反诈工作群","owner":"ZhangSan","userlist":["zhangsan","WangWu"]}}""");
        Assert.False(Assert.IsType<ManagedOutcome.There>(await chats.MakeAsync(wanted, CancellationToken.None)).New);
        await chats.UpdateAsync(wanted.Key, wanted, CancellationToken.None);
        var update = _bench.Platform.Body("appchat/update");
        Assert.Equal(("LiSi", "WangWu"), (update.GetProperty("add_user_list")[0].GetString(), update.GetProperty("del_user_list")[0].GetString()));
        Assert.False(update.TryGetProperty("name", out _));
    }

    [Fact]
    public async Task A_card_s_button_says_what_was_done_and_a_message_can_be_taken_back()
    {
        var app = _bench.Parts.App!;
        Assert.IsType<ApiAnswer.Ok>(await app.UpdateCardAsync("ZhangSan", "RC", "已收到", CancellationToken.None));
        Assert.Equal("已收到", _bench.Platform.Body("message/update_template_card").GetProperty("button").Text("replace_name"));
        Assert.IsType<ApiAnswer.Ok>(await app.RecallAsync("msg1", CancellationToken.None));
        Assert.Equal("msg1", _bench.Platform.Body("message/recall").Text("msgid"));
    }

    [Fact]
    public async Task An_app_group_is_rung_by_user_id_and_counts_its_members()
    {
        var parcel = WeComBench.Group("请报数", services: ["managed=afb1"], mentions: [new("LiSi", "李四")]);
        Assert.Equal(new SendOutcome.Sent(null), await _bench.SendAsync(parcel));
        var body = _bench.Platform.Body("appchat/send");
        Assert.Equal(("afb1", "LiSi"), (body.Text("chatid"), body.GetProperty("text").GetProperty("mentioned_list")[0].GetString()));
        Assert.Equal(19_880, _bench.Parts.Quotas.Left(Channels.WeCom.WeComQuotas.AppChatPersons(null)));
    }

    [Fact]
    public async Task Names_and_ids_are_asked_once_a_day()
    {
        _bench.Platform.On("user/get", """{"errcode":0,"userid":"LiSi","name":"李四"}""")
            .On("batch/openuserid_to_userid", """{"errcode":0,"userid_list":[{"open_userid":"woAAAAAAAAAAAAAAAAAAAAAA","userid":"LiSi"}]}""")
            .On("user/getuserid", """{"errcode":0,"userid":"WangWu"}""");
        var directory = _bench.Parts.Directory!;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("李四", await directory.NameAsync("LiSi", CancellationToken.None));
            Assert.Equal("LiSi", await directory.PlainIdAsync("woAAAAAAAAAAAAAAAAAAAAAA", CancellationToken.None));
            Assert.Equal("WangWu", await directory.PlainIdAsync("WangWu", CancellationToken.None));
        }

        Assert.Equal((1, 1), (_bench.Platform.Count("user/get"), _bench.Platform.Count("batch/openuserid_to_userid")));
        Assert.Equal("WangWu", await directory.UserIdOfPhoneAsync("100 0000 9001", CancellationToken.None));
        _bench.Clock.Move(TimeSpan.FromHours(25));
        await directory.NameAsync("LiSi", CancellationToken.None);
        Assert.Equal(2, _bench.Platform.Count("user/get"));
    }
}
