using AntiFraudBot.Channels.WeCom.Groups;
using AntiFraudBot.Domain.Messaging;

namespace AntiFraudBot.Channels.Tests.WeCom;

public sealed class CustomerGroupsTests
{
    private const string Base = "externalcontact/";
    private readonly WeComBench _bench = new();

    private CustomerGroups Groups => _bench.Parts.CustomerGroups!;

    [Fact]
    public async Task A_mass_send_is_prepared_for_its_owner_with_the_poster()
    {
        _bench.Platform.On(Base + "add_msg_template", """{"errcode":0,"fail_list":["wr9"],"msgid":"task1"}""");
        var task = await Groups.PrepareAsync("LiSi", ["wr1"], "今晚停电检修", [new Attachment("p1", "海报.png", "image/png", 64)], CancellationToken.None);
        Assert.Equal((true, "task1", "wr9"), (task.Done, task.Value!.Id, Assert.Single(task.Value.NotOwned)));
        var body = _bench.Platform.Body(Base + "add_msg_template");
        Assert.Equal(("group", "LiSi", "media1"), (body.Text("chat_type"), body.Text("sender"), body.GetProperty("attachments")[0].GetProperty("image").Text("media_id")));
    }

    [Fact]
    public async Task Whether_it_was_confirmed_and_where_it_went_is_asked_for()
    {
        _bench.Platform.On(Base + "get_groupmsg_task", """{"errcode":0,"task_list":[{"userid":"lisi","status":0}]}""", """{"errcode":0,"task_list":[{"userid":"lisi","status":2}]}""")
            .On(Base + "get_groupmsg_send_result", """{"errcode":0,"send_list":[{"chat_id":"wr1","userid":"lisi","status":1,"send_time":1767225600},{"chat_id":"wr2","status":3}]}""");
        Assert.False((await Groups.ConfirmedAsync("task1", "LiSi", CancellationToken.None)).Value);
        Assert.True((await Groups.ConfirmedAsync("task1", "LiSi", CancellationToken.None)).Value);
        var result = (await Groups.ResultAsync("task1", "LiSi", CancellationToken.None)).Value!;
        Assert.Equal([MassState.Sent, MassState.QuotaUsed], result.Select(r => r.State));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600), result[0].At);
    }

    [Fact]
    public async Task A_task_that_was_not_answered_for_is_found_by_its_text_and_its_owner()
    {
        _bench.Platform.On(Base + "get_groupmsg_list_v2", """{"errcode":0,"group_msg_list":[{"msgid":"t0","text":{"content":"别的"}},{"msgid":"t1","text":{"content":"同样的话"}},{"msgid":"t2","text":{"content":"同样的话"}}]}""")
            .On(Base + "get_groupmsg_task", """{"errcode":0,"task_list":[{"userid":"WangWu","status":0}]}""", """{"errcode":0,"task_list":[{"userid":"LiSi","status":0}]}""");
        Task<MassReply<string>> FindAsync() => Groups.FindAsync("LiSi", "同样的话", _bench.Clock.GetUtcNow().AddMinutes(-1), _bench.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal("t2", (await FindAsync()).Value);
        _bench.Platform.On(Base + "get_groupmsg_list_v2", """{"errcode":0,"group_msg_list":[]}""");
        var none = await FindAsync();
        Assert.Equal((true, null), (none.Done, none.Value));
    }

    [Fact]
    public async Task An_owner_is_reminded_three_times_in_a_day_at_most()
    {
        for (var i = 0; i < 3; i++) Assert.True((await Groups.RemindAsync("task1", CancellationToken.None)).Done);
        Assert.Equal("41094", (await Groups.RemindAsync("task1", CancellationToken.None)).Code);
        Assert.Equal(3, _bench.Platform.Count(Base + "remind_groupmsg_send"));
        _bench.Clock.Move(TimeSpan.FromHours(25));
        Assert.True((await Groups.RemindAsync("task1", CancellationToken.None)).Done);
    }

    [Theory]
    [InlineData("""{"errcode":41048}""", "wecom41048", "次数已用完")]
    [InlineData("""{"errcode":48002}""", "wecom48002", "客户联系")]
    [InlineData("<html>", "unconfirmed", "可能已经建好")]
    public async Task A_refusal_says_what_to_do(string answer, string code, string says)
    {
        _bench.Platform.On(Base + "add_msg_template", answer);
        var task = await Groups.PrepareAsync("LiSi", ["wr1"], "今晚停电检修", [], CancellationToken.None);
        Assert.Equal(code, task.Code);
        Assert.Contains(says, task.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_are_read_page_by_page_and_residents_counted()
    {
        _bench.Platform.On(Base + "groupchat/list", """{"errcode":0,"group_chat_list":[{"chat_id":"wr1"}],"next_cursor":"c"}""", """{"errcode":0,"group_chat_list":[{"chat_id":"wr2"}]}""")
            .On(Base + "groupchat/get", """{"errcode":0,"group_chat":{"chat_id":"wr1","name":"上坪村村民群","owner":"LiSi","member_list":[{"userid":"LiSi","type":1},{"userid":"wm1","type":2},{"userid":"wm2","type":2}]}}""");
        Assert.Equal(["wr1", "wr2"], (await Groups.ListAsync(["LiSi"], CancellationToken.None)).Value);
        Assert.Equal(new CustomerGroup("wr1", "上坪村村民群", "LiSi", 2, 3), (await Groups.GetAsync("wr1", CancellationToken.None)).Value);
    }

    [Fact]
    public void Owner_and_group_stand_in_one_value()
    {
        Assert.Equal(("LiSi", "wr1"), CustomerGroups.Split("LiSi|wr1"));
        Assert.Null(CustomerGroups.Split("wr1"));
    }
}
