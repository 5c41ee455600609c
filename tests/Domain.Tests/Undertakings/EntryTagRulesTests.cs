using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Undertakings.Activities;
using AntiFraudBot.Domain.Undertakings.Burden;
using AntiFraudBot.Domain.Undertakings.Repatriation;

namespace AntiFraudBot.Domain.Tests.Undertakings;

/// <summary>Further words about numbers, what is said about activity, and lists that are none of ours (rules W10 to W15).</summary>
public sealed class EntryTagRulesTests
{
    private static readonly IReadOnlyList<string> Tags = new ActivitySettings().TagList;

    [Theory]
    [InlineData("今天进学校开展宣讲1场", "学校")]
    [InlineData("今天在中心小学开展宣讲1场", "学校")]
    [InlineData("今天进企业宣讲1场，中心小学派人参加", "企业")]
    [InlineData("今天在超市摆摊宣传1场", "商超")]
    [InlineData("今天摆咨询台1场", "咨询台")]
    [InlineData("今天小学、超市各宣讲1场", null)]
    [InlineData("今天活动1场", null)]
    public void An_event_carries_the_one_place_its_words_name(string text, string? tag) => Assert.Equal(tag, Said(text, Metric.Event, 1));

    [Theory]
    [InlineData("今天居民承诺书30份", "居民")]
    [InlineData("与商户签承诺书5份", "商户")]
    [InlineData("学生家长签回执120份", "学生家长")]
    [InlineData("承诺书30份", null)]
    public void A_pledge_carries_who_signed_it(string text, string? tag) => Assert.Equal(tag, Said(text, Metric.Pledge, 30));

    [Theory]
    [InlineData("今天居民承诺书30份，商户承诺书5份", 35, "居民30 商户5")]
    [InlineData("今天签承诺书35份，其中居民30份、商户5份", 35, "居民30 商户5")]
    [InlineData("今天签承诺书35份，其中商户5份", 35, "商户5")]
    [InlineData("上坪村居民承诺书30份，石桥村商户承诺书5份", 5, "商户")]
    [InlineData("居民30人参加，签承诺书35份", 35, "居民")]
    public void A_value_whose_parts_are_named_with_their_numbers_is_split(string text, int value, string tags) => Assert.Equal(tags, Said(text, Metric.Pledge, value));

    [Fact]
    public void Work_that_names_a_topic_of_the_campaign_carries_it_too()
    {
        Assert.Equal(["#12337"], EntryTagRules.Of("今天宣传12337举报平台，发资料120份", Metric.Leaflet, 120, Tags, ["12337", "断卡"]).Select(t => t.Word));
        Assert.Empty(EntryTagRules.Of("今天宣传12337举报平台，安装3个", Metric.AppInstall, 3, Tags, ["12337", "断卡"]));
    }

    private static string? Said(string text, Metric metric, decimal value) =>
        EntryTagRules.Of(text, metric, value, Tags, []) is { Count: > 0 } tags ? string.Join(' ', tags.Select(t => t.Word + t.Amount)) : null;

    [Theory]
    [InlineData("六进", "Events")]
    [InlineData("存量 固定标语3条，固定标牌6块", "Stock")]
    [InlineData("八逢自查 逢路必宣下周做", "Eight")]
    [InlineData("风险排查 旅馆2家，出租房15户", "Risk")]
    [InlineData("亮点 二组组长劝住一名准备转账的群众", "Highlight")]
    [InlineData("采用亮点 3、5", "Use")]
    [InlineData("亮点3 采用", "Use")]
    [InlineData("采用亮点 全部", "Use")]
    [InlineData("亮点 全部 采用", "Use")]
    [InlineData("今天标语3条", null)]
    [InlineData("风险排查工作安排请看文件", null)]
    [InlineData("亮点不多", null)]
    [InlineData("进村入户30户", null)]
    public void Commands_are_matched_as_a_whole_and_reports_are_left_alone(string text, string? kind) => Assert.Equal(kind, ActivityWords.Read(text)?.GetType().Name);

    [Theory]
    [InlineData("劝返底数16，核减5，增量1", " 16 5 1")]
    [InlineData("上坪村劝返 核减6", "上坪村  6 ")]
    [InlineData("石桥村核减率 5/16", "石桥村 16 5 0")]
    [InlineData("今天劝返2人", null)]
    [InlineData("核减率", null)]
    public void Counts_of_people_to_persuade_are_read_and_other_reports_are_not(string text, string? read) =>
        Assert.Equal(read, RepatriationWords.Read(text) is RepatriationWords.Counted w ? $"{w.Unit} {w.Base} {w.Reduced} {w.Added}" : null);

    [Theory]
    [InlineData("核减率", "Asked ")]
    [InlineData("石桥村核减率多少？", "Asked 石桥村")]
    [InlineData("核减率 石桥村", "Asked 石桥村")]
    [InlineData("核减率 81.3%", "NotCounted ")]
    [InlineData("核减率 5/16 5月", "NotCounted ")]
    [InlineData("各村要提高核减率，月底前到80%", null)]
    public void A_rate_is_asked_for_by_itself_and_never_entered_without_its_people(string text, string? read) =>
        Assert.Equal(read, RepatriationWords.Read(text) is { } w ? $"{w.GetType().Name} {w.Unit}" : null);

    [Theory]
    [InlineData("劝返名单：张小山、李大江、王春生", true)]
    [InlineData("滞留人员 110101199003071234", true)]
    [InlineData("接到境外来电 13812345678 冒充公安，群众没有转账", false)]
    [InlineData("境外人员 13812345678、13912345678", true)]
    [InlineData("劝返底数16，核减5", false)]
    [InlineData("名单：张小山、李大江", false)]
    [InlineData("请各村核对劝返名单，线下报", false)]
    public void A_list_is_known_by_numbers_of_persons_or_by_its_name_and_two_names(string text, bool list) => Assert.Equal(list, NameList.IsIn(text));

    [Theory]
    [InlineData(16, 5, 0, "31.3", 8)]
    [InlineData(16, 13, 0, "81.3", 0)]
    [InlineData(10, 4, 6, "25", 9)]
    public void The_rate_is_of_base_and_additions_and_says_how_many_are_missing(int first, int reduced, int added, string rate, int missing)
    {
        var count = new RepatriationCount("a", new DateOnly(2026, 6, 15), first, reduced, added);
        Assert.Equal((decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), missing), (count.Rate, count.Missing(80)));
    }

    [Fact]
    public void A_week_of_burden_counts_what_was_asked_and_what_it_cost()
    {
        var monday = new DateTimeOffset(2026, 6, 15, 1, 0, 0, TimeSpan.Zero);
        var week = BurdenMeter.Weeks(
            [new("m", monday, "请补截图", ByName: false), new("m", monday.AddDays(1), "还没报：上坪村", ByName: true)],
            [new("m", monday.AddDays(2), Meeting: true), new("m", monday.AddDays(2), Meeting: false)], new BurdenSettings()).Single();
        Assert.Equal((2, 1, 1, 67), (week.Messages, week.Mentions, week.Pictures, week.Minutes));
        Assert.True(week.IsOver(new BurdenSettings { Minutes = 60 }));
        Assert.False(week.IsOver(new BurdenSettings()));
    }
}
