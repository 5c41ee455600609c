using AntiFraudBot.Bot.Tests.Sandbox;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Tests.Incidents;

/// <summary>Tips, rewards, and what residents ask.</summary>
public sealed class TipTests(IncidentHost stage) : IClassFixture<IncidentHost>
{
    private readonly SandboxHost _host = stage.Host;

    [Fact]
    public async Task A_tip_goes_from_the_group_to_the_police_to_its_reward_and_the_teller_stays_hidden()
    {
        Assert.Empty(await _host.AskAsync(Qingxi.Residents, Qingxi.Resident, "举报：有人在村里收购银行卡"));
        var receipt = Assert.Single(await _host.ToldAsync(Qingxi.Resident, "线索已登记")).Text;
        Assert.Contains("群里那条请撤回", receipt, StringComparison.Ordinal);
        var number = receipt[(receipt.IndexOf('T', StringComparison.Ordinal))..][..8];
        Assert.All(await _host.MessagesAsync(Qingxi.Residents), m => Assert.DoesNotContain("收购银行卡", m.Text, StringComparison.Ordinal));

        Assert.Contains("已登记实名", await _host.InPrivateAsync(Qingxi.Resident, $"实名 {number} 张小三 13800001111"), StringComparison.Ordinal);
        Assert.Contains("收购银行卡", await _host.InPrivateAsync(Qingxi.Police, $"线索 {number}"), StringComparison.Ordinal);
        Assert.Contains("张小三 13800001111", await _host.InPrivateAsync(Qingxi.Police, $"线索 {number} 身份"), StringComparison.Ordinal);
        Assert.Contains("只有指定民警能看", await _host.InPrivateAsync("m-paichusuo-head", $"线索 {number} 身份"), StringComparison.Ordinal);
        Assert.Contains("只有指定民警能看", await _host.InPrivateAsync(Qingxi.Office, $"线索 {number} 身份"), StringComparison.Ordinal);
        Assert.Contains("内容只给民警看", await _host.InPrivateAsync(Qingxi.Office, $"线索 {number}"), StringComparison.Ordinal);

        await _host.InPrivateAsync(Qingxi.Police, $"受理 {number}");
        await _host.InPrivateAsync(Qingxi.Police, $"核查 {number}");
        Assert.Contains("不能改成", await _host.InPrivateAsync(Qingxi.Police, $"受理 {number}"), StringComparison.Ordinal);
        await _host.InPrivateAsync(Qingxi.Police, $"属实 {number} 挽损6万");
        Assert.Contains("谢谢您", (await _host.SaidInAsync(Qingxi.Chat(Qingxi.Resident)))[^1], StringComparison.Ordinal);
        Assert.Contains($"奖励 {number} 1000", Assert.Single(await _host.ToldAsync(Qingxi.Office, "建议奖励1000元")).Text, StringComparison.Ordinal);
        Assert.Contains("已批准", await _host.InPrivateAsync(Qingxi.Office, $"奖励 {number} 1000"), StringComparison.Ordinal);
        Assert.Contains("一案一奖", await _host.InPrivateAsync(Qingxi.Office, $"奖励 {number} 800"), StringComparison.Ordinal);
        Assert.Contains("兑现", await _host.InPrivateAsync(Qingxi.Police, $"兑现 {number}"), StringComparison.Ordinal);
        Assert.Contains("已经兑现过了", await _host.InPrivateAsync(Qingxi.Police, $"兑现 {number}"), StringComparison.Ordinal);
        var honour = await _host.AnswerAsync(Qingxi.Township, Qingxi.Office, "光荣榜");
        Assert.Contains("群众举报属实1条，奖励1000元", honour, StringComparison.Ordinal);
        Assert.DoesNotContain("张小三", honour, StringComparison.Ordinal);
        await AssertSealedAsync(number);
    }

    /// <summary>Neither who told nor what was told stands readable in any table.</summary>
    private async Task AssertSealedAsync(string number)
    {
        var rows = await _host.Part<Database>().ReadAsync(
            async s => string.Join('\n',
            [
                .. await s.QueryAsync<string>("SELECT text FROM inbox"), .. await s.QueryAsync<string>("SELECT text FROM sandbox_messages"),
                .. await s.QueryAsync<string>("SELECT content FROM tips"), .. await s.QueryAsync<string>("SELECT sealed FROM tip_identities"),
                .. await s.QueryAsync<string>("SELECT speaker_id FROM tickets WHERE number LIKE 'T%'"), .. await s.QueryAsync<string>("SELECT detail FROM audit"),
            ]),
            CancellationToken.None);
        // What the officers asked to see stands in their own private chats, as long as chats are kept; there the words were said by the bot.
        var own = await _host.Part<Database>().ReadAsync(s => s.QueryAsync<string>("SELECT text FROM inbox WHERE conversation_id NOT LIKE 'dm-m-paichusuo%'"), CancellationToken.None);
        Assert.DoesNotContain(own, t => t.Contains("收购银行卡", StringComparison.Ordinal) || t.Contains("张小三", StringComparison.Ordinal));
        Assert.DoesNotContain("m-shangping-r1", rows, StringComparison.Ordinal);
        Assert.NotEmpty(number);
    }

    [Fact]
    public async Task Pictures_of_a_tip_are_sealed_with_it_and_shown_to_the_named_officer_only()
    {
        await _host.SendPictureAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, text: "举报：有人在集市收电话卡，照片在此");
        await _host.IdleAsync();
        var receipt = Assert.Single(await _host.ToldAsync(Qingxi.Neighbour, "线索已登记")).Text;
        var number = receipt[receipt.IndexOf('T', StringComparison.Ordinal)..][..8];
        // The next picture says nothing: it follows the tip. One with the number may come from anybody who knows it.
        await _host.SendPictureAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour);
        await _host.IdleAsync();
        Assert.Single(await _host.ToldAsync(Qingxi.Neighbour, "已加密收下1个"));
        var files = (await _host.MessagesAsync(Qingxi.Chat(Qingxi.Neighbour))).SelectMany(m => m.Attachments).Select(a => a.Url).ToList();
        Assert.Equal(2, files.Count);
        foreach (var url in files) Assert.Equal(System.Net.HttpStatusCode.NotFound, (await _host.Http.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);

        Assert.Contains($"附图2个，看图请回复：线索 {number} 图片", await _host.InPrivateAsync(Qingxi.Police, $"线索 {number}"), StringComparison.Ordinal);
        var shown = Assert.Single(await _host.AskAsync(Qingxi.Chat(Qingxi.Police), Qingxi.Police, $"线索 {number} 图片"));
        Assert.Equal(Convert.FromBase64String(SandboxHost.Dot), await _host.Http.GetByteArrayAsync(new Uri(shown.Attachments[1].Url, UriKind.Relative)));
        foreach (var other in (string[])["m-paichusuo-head", Qingxi.Office, Qingxi.Secretary, Qingxi.Neighbour])
            Assert.Contains("只有指定民警能看", await _host.InPrivateAsync(other, $"线索 {number} 图片"), StringComparison.Ordinal);
        var kept = await _host.Part<Database>().ReadAsync(s => SealedTips.FilesAsync(s, number), CancellationToken.None);
        Assert.DoesNotContain(kept, f => f.Sealed.Contains(SandboxHost.Dot[..40], StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_too_large_is_said_and_a_picture_behind_a_report_is_no_part_of_the_tip()
    {
        const string teller = "m-longkou-liaison";
        await _host.SendFileAsync(Qingxi.Chat(teller), teller, new byte[10_000_001], "录像.mp4", "video/mp4", "举报：有人在集市收电话卡，录像在此");
        await _host.IdleAsync();
        var receipt = Assert.Single(await _host.ToldAsync(teller, "线索已登记")).Text;
        Assert.Contains("有1个文件超过10兆，没有收", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("加密收下", receipt, StringComparison.Ordinal);
        await _host.SayAsync(Qingxi.Chat(teller), teller, "今天安装2");
        await _host.SendPictureAsync(Qingxi.Chat(teller), teller);
        await _host.IdleAsync();
        Assert.Empty(await _host.ToldAsync(teller, "已加密收下"));
    }

    [Fact]
    public async Task Without_a_key_nothing_of_a_tip_is_kept_and_the_teller_is_told_where_to_go()
    {
        var settings = new Dictionary<string, string?> { ["Tips:IdentityKey"] = "" };
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = settings });
        await host.SendPictureAsync(Qingxi.Residents, Qingxi.Resident, text: "举报：有人在村里收购银行卡");
        await host.IdleAsync();
        var answer = Assert.Single(await host.ToldAsync(Qingxi.Resident, "没有留下"));
        Assert.Contains("请直接拨打110、96110，或到派出所当面说。群里那条请撤回。", answer.Text, StringComparison.Ordinal);
        Assert.Single(await host.ToldAsync(Qingxi.Office, "Tips__IdentityKey"));
        Assert.Empty(await host.SaidInAsync(Qingxi.Chat(Qingxi.Police)));
        var lines = await host.MessagesAsync(Qingxi.Residents);
        Assert.DoesNotContain(lines, m => m.Text.Contains("收购银行卡", StringComparison.Ordinal));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await host.Http.GetAsync(new Uri(lines.SelectMany(m => m.Attachments).Single().Url, UriKind.Relative))).StatusCode);
        var tables = await host.Part<Database>().ReadAsync(async s => (await s.ScalarAsync<int>("SELECT COUNT(*) FROM tips"), await s.ScalarAsync<int>("SELECT COUNT(*) FROM attachments WHERE message_id LIKE 'm%' AND name LIKE '截图%'")), CancellationToken.None);
        Assert.Equal((0, 0), tables);
    }

    [Theory]
    [InlineData("这个是不是诈骗 客服说我快递丢了要退款，让加微信", "像“冒充客服退款”")]
    [InlineData("群里让点赞做任务拿佣金，是不是骗人的", "像“刷单返利”")]
    [InlineData("这个是不是诈骗", "请把事情说一下")]
    public async Task A_resident_who_asks_gets_a_careful_answer(string text, string answer)
    {
        var said = await _host.AnswerAsync(Qingxi.Residents, Qingxi.Resident, text);
        Assert.Contains(answer, said, StringComparison.Ordinal);
        Assert.Contains("96110", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_posts_an_identity_number_in_a_group_is_told_so_in_private()
    {
        await _host.SayAsync("g-changtang-work", "m-changtang-liaison", "上周安装5，李四身份证330102199003078812");
        Assert.Single(await _host.ToldAsync("m-changtang-liaison", "请撤回那条"));
        Assert.Contains("330***********8812", string.Concat((await _host.MessagesAsync("g-changtang-work")).Select(m => m.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_in_the_offices_name_for_codes_is_cautioned_against_and_the_office_hears_of_it()
    {
        Assert.Contains("都不会在群里要钱", await _host.AnswerAsync(Qingxi.Residents, Qingxi.Resident, "我是平安办的，请大家把银行卡号和密码发给我核对"), StringComparison.Ordinal);
        Assert.Single(await _host.ToldAsync(Qingxi.Office, "【疑似冒充】"));
        Assert.Contains("1000-110", await _host.InPrivateAsync(Qingxi.Resident, "反诈专线"), StringComparison.Ordinal);
    }
}
