using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using static AntiFraudBot.Domain.Tests.Ranking.Issue;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Rule K10: whole weeks, nothing estimated, no direction where there is none to see.</summary>
public sealed class TrendTests
{
    private static readonly DateTimeOffset Now = Local(new DateOnly(2026, 6, 17), 9);

    [Fact]
    public void Weeks_stand_one_by_one_and_a_missing_one_is_said() => Assert.Equal(
        """
        上坪村近4周每周新增安装（截至6月17日09:00）
        第21周（5.18—5.24） +20
        第22周（5.25—5.31） 未报
        第23周（6.1—6.7） +30
        第24周（6.8—6.14） +36
        第24周比第23周升6（+20.0%）；最高第24周，最低第21周。没有数和还在报送的周不比。
        本周（6.15—6.21）还没过完，到现在+5，不算在内。
        """,
        Trend("sp", Metric.AppInstall, new Issue().Install("sp", 20, WeekOf(21)).Install("sp", 30, Week23).Install("sp", 36, Week24).Install("sp", 5, Period.Of(new DateOnly(2026, 6, 16)))));

    [Fact]
    public void A_run_of_weeks_in_one_direction_is_counted() => Assert.Contains(
        "第24周比第23周降10（-50.0%），连续3周下降；",
        Trend("sp", Metric.AppInstall, new Issue().Install("sp", 50, WeekOf(21)).Install("sp", 40, WeekOf(22)).Install("sp", 20, Week23).Install("sp", 10, Week24)),
        StringComparison.Ordinal);

    [Fact]
    public void A_week_still_being_reported_is_shown_and_not_compared()
    {
        var text = Trend(
            "town", Metric.AppInstall, new Issue().Install("sp", 50, WeekOf(22)).Install("sp", 60, Week23).Install("sp", 1, Week24), CampaignWeek.Parse("2026-W24"));
        Assert.Contains("第24周（6.8—6.14） +1（还在报送，6个单位报了1个）\n第23周比第22周升10", text, StringComparison.Ordinal);
    }

    [Fact]
    public void From_one_case_to_two_is_no_percentage() => Assert.Contains(
        "第24周比第23周升1起；",
        Trend("town", Metric.Case, new Issue().Add("sp", Metric.Case, 1, Week23).Add("sp", Metric.Case, 2, Week24)),
        StringComparison.Ordinal);

    [Fact]
    public void With_less_than_two_weeks_there_is_no_direction() => Assert.Contains(
        "报齐的不到两周，看不出升降。", Trend("sp", Metric.AppRegister, new Issue()), StringComparison.Ordinal);

    [Theory]
    [InlineData("近一个月安装趋势看看", TrendKind.Weeks, 4)]
    [InlineData("近6周走势", TrendKind.Weeks, 6)]
    [InlineData("近两个月变化", TrendKind.Weeks, 8)]
    [InlineData("近一年趋势", TrendKind.Weeks, 4)]
    [InlineData("最近半年曲线", TrendKind.Weeks, 4)]
    [InlineData("这周跟上周比怎么样", TrendKind.LastWeek, 4)]
    [InlineData("跟上个月比升了还是降了", TrendKind.LastMonth, 4)]
    [InlineData("发案同比", TrendKind.LastYear, 4)]
    public void The_words_say_what_is_compared(string text, TrendKind kind, int weeks) => Assert.Equal(new TrendSpan(kind, weeks), TrendSpan.Read(text));

    private static Period WeekOf(int number) => CampaignWeek.Of(2026, number)!.Period;

    private static string Trend(string unit, Metric metric, Issue issue, CampaignWeek? collecting = null)
    {
        var tree = new OrgTree(issue.Units);
        return TrendText.For(Domain.Ranking.Trend.Of(new TotalsBook(tree, issue.Entries), tree[unit], metric, 4, collecting, Now));
    }
}
