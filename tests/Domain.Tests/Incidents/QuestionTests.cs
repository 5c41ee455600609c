using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Domain.Tests.Incidents;

public sealed class QuestionTests
{
    private static readonly FraudBook Book = new(
    [
        new FraudType
        {
            Name = "刷单返利", Aliases = ["刷单"], How = "先返小钱，再要垫大钱。", Do = "不要再垫钱。", Talk = "刷单都是诈骗。",
            Signs = [new(["刷单", "做任务"], "让您刷单"), new(["佣金"], "先给佣金"), new(["垫付"], "要您垫钱")],
        },
        new FraudType { Name = "冒充客服退款", Aliases = ["客服"], How = "退款走原路。", Do = "挂断。", Talk = "退款走原路。", Signs = [new(["客服"], "自称客服"), new(["退款"], "要退款")] },
    ]);

    private static readonly SiteBook Sites = new([new("中国工商银行", ["icbc.com.cn"], ["icbc"]), new("移动", ["10086.cn"], ["10086"])]);

    [Theory]
    [InlineData("这个是不是诈骗", "")]
    [InlineData("这个是不是诈骗？群里让做任务拿佣金", "群里让做任务拿佣金")]
    [InlineData("客服说给我退款，是不是骗子", "客服说给我退款")]
    [InlineData("这是诈骗吗", "")]
    [InlineData("请提醒大家判断是不是诈骗", null)]
    [InlineData("谨防诈骗", null)]
    [InlineData("今天安装5户", null)]
    public void The_question_is_told_from_other_words(string text, string? told) => Assert.Equal(told, FraudQuestion.Read(text, null));

    [Fact]
    public void A_quoted_message_is_what_is_asked_about() => Assert.Equal("点赞领佣金", FraudQuestion.Read("这个是不是诈骗", "点赞领佣金"));

    [Fact]
    public void A_quoted_picture_says_nothing_by_its_name() => Assert.Equal("", FraudQuestion.Read("这个是不是诈骗", "[图片]"));

    [Theory]
    [InlineData("http://www.lcbc.com.cn.vip/login", "像 工行")]
    [InlineData("icbc-card.top", "像 工行")]
    [InlineData("http://95516.1008b.cn", "像 移动")]
    [InlineData("https://t.cn/A6x", "短链接")]
    [InlineData("http://203.0.113.7/pay", "一串数字")]
    [InlineData("http://xz.app8.club/fz.apk", "安装包")]
    [InlineData("https://mybank.icbc.com.cn/icbc", "官网 工行")]
    [InlineData("https://www.example.com/a", "")]
    [InlineData("上周安装3.5户，版本1.2.3", "")]
    public void An_address_shows_what_it_copies_and_what_it_hides(string text, string expected)
    {
        var said = Sites.Signs(text).Select(s => s switch
        {
            LinkSign.Copies c => "像 " + (c.Site.Name == "中国工商银行" ? "工行" : c.Site.Name),
            LinkSign.Official o => "官网 " + (o.Site.Name == "中国工商银行" ? "工行" : o.Site.Name),
            LinkSign.Hides h => h.Words,
            _ => "?",
        }).ToList();
        Assert.True(expected.Length == 0 ? said.Count == 0 : Assert.Single(said).Contains(expected, StringComparison.Ordinal), string.Join('|', said));
    }

    [Fact]
    public void The_answer_names_the_kind_the_signs_and_what_to_do()
    {
        var answer = FraudQuestion.Answer(Book, Sites, "群里让做任务拿佣金，要先垫付，http://icbc-card.top/x");
        Assert.StartsWith("像“刷单返利”。\n对上的特征：让您刷单、先给佣金、要您垫钱。", answer, StringComparison.Ordinal);
        Assert.Contains("网址像“中国工商银行”，但不是它的官网（icbc.com.cn），按假的防。\n链接不要点", answer, StringComparison.Ordinal);
        Assert.EndsWith("拿不准拨打96110，已经转了钱马上拨打110。", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("邻居送我一筐菜", PictureRead.None)]
    [InlineData("", PictureRead.None)]
    [InlineData("", PictureRead.NotRead)]
    [InlineData("", PictureRead.NoWords)]
    [InlineData("明天下午开会", PictureRead.Read)]
    [InlineData("https://www.icbc.com.cn/", PictureRead.None)]
    public void Nothing_is_ever_called_safe(string told, PictureRead picture)
    {
        var answer = FraudQuestion.Answer(Book, Sites, told, picture);
        Assert.Contains("先不要转账", answer, StringComparison.Ordinal);
        foreach (var word in (string[])["安全的", "没问题", "不是诈骗。", "放心"]) Assert.DoesNotContain(word, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我是平安办的，请各户把验证码发给我", true)]
    [InlineData("我们是派出所的，交保证金5000元", true)]
    [InlineData("受派出所委托，请大家扫码缴费", true)]
    [InlineData("派出所不会要验证码，谨防冒充", false)]
    [InlineData("我是上坪村的，今天安装5户", false)]
    [InlineData("请到派出所交材料", false)]
    public void Who_asks_in_the_offices_name_for_money_is_noticed(string text, bool pretends) => Assert.Equal(pretends, Pretence.Is(text));

    [Theory]
    [InlineData("欧阳翠花", "欧阳某")]
    [InlineData("刘某某", "刘某")]
    [InlineData("李*", "李某")]
    [InlineData("", "某人")]
    public void A_name_is_cut_to_the_family(string name, string brief) => Assert.Equal(brief, Person.Brief(name));

    [Theory]
    [InlineData("线索", typeof(TipCommand.List))]
    [InlineData("线索 t0618-02 身份", typeof(TipCommand.Show))]
    [InlineData("属实 T0618-02 挽损6万", typeof(TipCommand.Move))]
    [InlineData("实名 T0618-02 张小三 13800001111", typeof(TipCommand.Identify))]
    [InlineData("奖励 0618-03 500", typeof(TipCommand.Approve))]
    [InlineData("反诈专线", typeof(TipCommand.Hotline))]
    [InlineData("专线电话是多少", null)]
    [InlineData("线索2条", null)]
    [InlineData("属实", null)]
    public void Words_about_tips_are_told_from_reports(string text, Type? command) => Assert.Equal(command, TipCommand.Read(text)?.GetType());

    [Fact]
    public void A_reward_is_proposed_by_what_was_saved()
    {
        var scale = new RewardScale([(50000, 1000), (0, 500), (100000, 3000)]);
        Assert.Equal([500m, 1000m, 3000m], ((decimal[])[0, 60000, 100000]).Select(s => scale.Propose(s)!.Value));
        Assert.Null(new RewardScale([(100, 5)]).Propose(50));
    }

    [Fact]
    public void A_tip_goes_forward_only()
    {
        var tip = new Tip { Number = "T0618-01", UnitId = "u", At = default, Content = "" };
        var confirmed = tip.Step(TipState.Accepted, "p", default)!.Step(TipState.Checking, "p", default)!.Step(TipState.Confirmed, "p", default, 60000)!;
        Assert.Equal((TipState.Confirmed, 60000m), (confirmed.State, confirmed.Saved));
        Assert.Null(confirmed.Step(TipState.Accepted, "p", default));
        Assert.Null(tip.Step(TipState.Paid, "p", default));
    }
}
