using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using static AntiFraudBot.Domain.Tests.Ranking.Issue;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Rule K16: how far it is to the target, and when it would be reached at the pace there is.</summary>
public sealed class TargetTests
{
    private static readonly DateTimeOffset Now = Local(new DateOnly(2026, 6, 11), 15).AddMinutes(30);
    private static readonly Milestone[] Stages = [new(new DateOnly(2026, 4, 30), 40), new(new DateOnly(2026, 6, 30), 80)];

    [Fact]
    public void Expected_by_today_missing_and_forecast_are_told_with_the_pace() => Assert.Equal(
        """
        截至6月11日15:30：清溪乡安装率75.1%（2,588/3,445人）。按序时今天应到67.5%，已达到。
        目标80%（6月30日）：还差168人，预计8月9日达到，晚40天。
        按近4周速度（每周20人）推算，供参考。照这个速度，到6月30日约76.7%。
        """,
        TargetText.For(Outlook("town", Reports(), Stages)));

    [Fact]
    public void A_target_already_reached_needs_no_forecast() => Assert.Contains(
        "目标70%（6月30日）：已达到。", TargetText.For(Outlook("town", Reports(), new Milestone(new DateOnly(2026, 6, 30), 70))), StringComparison.Ordinal);

    [Fact]
    public void After_its_day_the_last_target_is_still_told() => Assert.Contains(
        "目标80%（6月1日，已到期）：还差168人", TargetText.For(Outlook("town", Reports(), new Milestone(new DateOnly(2026, 6, 1), 80))), StringComparison.Ordinal);

    [Fact]
    public void Without_reports_there_is_no_date()
    {
        var text = TargetText.For(Outlook("sq", new Issue(), new Milestone(new DateOnly(2026, 6, 30), 99)));
        Assert.Contains("预计日期算不出来。", text, StringComparison.Ordinal);
        Assert.EndsWith("近4周没有报数，没有速度可算。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_target_the_rate_is_all_there_is() => Assert.EndsWith(
        "（2,588/3,445人）。没有设定分阶段的目标，不作预测。", TargetText.For(Outlook("town", Reports())), StringComparison.Ordinal);

    [Fact]
    public void The_picture_ends_where_the_text_stands()
    {
        var outlook = Outlook("town", Reports(), Stages);
        Assert.Equal((new DateOnly(2026, 6, 11), outlook.Rate), (outlook.Gone[^1].Day, outlook.Gone[^1].Percent));
    }

    [Theory]
    [InlineData("达标情况", "")]
    [InlineData("预测", "")]
    [InlineData("上坪村达标情况？", "上坪村")]
    [InlineData("上坪村 达标情况", "上坪村")]
    [InlineData("石桥村几号能达标", "石桥村")]
    [InlineData("全乡能按时达标吗", "全乡")]
    public void Words_that_ask_for_the_target(string text, string unit) => Assert.Equal(unit, TargetWords.Read(text)?.Unit);

    [Theory]
    [InlineData("安装12，已经达标")]
    [InlineData("达标的村有哪些奖励")]
    [InlineData("请各村抓紧，本月底前必须全部达标，不达标的要说明原因并上报")]
    public void Words_that_do_not(string text) => Assert.Null(TargetWords.Read(text));

    private static Issue Reports() => new Issue()
        .Install("sp", 80, new Period(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 7))).Install("xz", 30, Period.Of(new DateOnly(2026, 6, 9))).Install("sq", 0, Week24);

    private static TargetOutlook Outlook(string unit, Issue issue, params Milestone[] milestones)
    {
        var tree = new OrgTree(issue.Units);
        return TargetOutlook.Of(new TotalsBook(tree, issue.Entries), tree[unit], new RankingPolicy { Milestones = milestones }, Now);
    }
}
