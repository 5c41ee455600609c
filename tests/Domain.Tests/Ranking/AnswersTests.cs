using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using static AntiFraudBot.Domain.Tests.Ranking.Issue;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Rule K9: answers carry their moment and base, and say when there is nothing.</summary>
public sealed class AnswersTests
{
    private static readonly DateTimeOffset Now = Local(new DateOnly(2026, 6, 11), 15).AddMinutes(30);

    private static ProgressFacts Facts(Issue issue, RankingPolicy? policy = null)
    {
        var tree = new OrgTree(issue.Units);
        return new ProgressFacts(new TotalsBook(tree, issue.Entries), tree["town"], Week24, [], policy ?? new RankingPolicy(), Now);
    }

    [Fact]
    public void Progress_names_moment_base_week_target_and_cases() => Assert.Equal(
        "截至6月11日15:30：全乡安装2,588人（75.1%，基数3,445人），本周+30。目标80%（6月30日），按近4周速度预计8月9日达到。今日发案0起。",
        ProgressText.For(Facts(
            new Issue().Install("sp", 80, new Period(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 7))).Install("xz", 30, Period.Of(new DateOnly(2026, 6, 9)))
                .Install("sq", 0, Week24).Add("town", Metric.Case, 0, Period.Of(new DateOnly(2026, 6, 11))),
            new RankingPolicy { Milestones = [new(new DateOnly(2026, 6, 30), 80)] })));

    [Fact]
    public void Nothing_reported_is_said() => Assert.Contains("本周尚无数据", ProgressText.For(Facts(new Issue())), StringComparison.Ordinal);

    [Fact]
    public void Weeks_are_compared_up_to_the_same_day() => Assert.Equal(
        "截至6月11日15:30，清溪乡本周（6.8—6.11）/ 上周同期（6.1—6.4）：安装 +30 / +40（-25.0%）；发案 未报 / 2；损失 未报 / 8.6万元。",
        ProgressText.Comparison(Facts(new Issue().Install("sp", 30, Period.Of(new DateOnly(2026, 6, 9))).Install("sp", 40, Period.Of(new DateOnly(2026, 6, 2)))
            .Add("sp", Metric.Case, 2, Period.Of(new DateOnly(2026, 6, 3))).Add("sp", Metric.Loss, 86000, Period.Of(new DateOnly(2026, 6, 3))))));

    [Fact]
    public void A_unit_is_shown_with_its_place_and_last_report()
    {
        var issue = new Issue().Install("sp", 30, Period.Of(new DateOnly(2026, 6, 9)));
        var facts = Facts(issue);
        Assert.Equal(
            "截至6月11日15:30，上坪村：安装430（86.0%，基数500人，第23周第3名），本周安装+30。最近一次报送：今天10:00。",
            UnitDetailText.For(facts.Book, facts.Book.Tree["sp"], Week24, new Issue().Compute(Week23), Local(new DateOnly(2026, 6, 11), 10), Now));
    }

    [Fact]
    public void What_was_said_of_the_whole_running_week_is_this_weeks()
    {
        var facts = Facts(new Issue().Install("sp", 30, Week24));
        Assert.Contains("本周安装+30", UnitDetailText.For(facts.Book, facts.Book.Tree["sp"], Week24, null, null, Now), StringComparison.Ordinal);
        Assert.Contains("本周+30", ProgressText.For(facts), StringComparison.Ordinal);
        Assert.Contains("本周+30", MetricText.For(facts.Book, facts.Book.Tree["sp"], Metric.AppInstall, null, Now), StringComparison.Ordinal);
    }

    [Fact]
    public void Why_lists_the_numbers_behind_a_total()
    {
        var facts = Facts(new Issue().Install("sp", 5, Period.Of(new DateOnly(2026, 6, 9))).Install("sp", 3, Period.Of(new DateOnly(2026, 6, 10))));
        Assert.Equal(
            "上坪村截至6月11日累计安装408：期初5月1日 400，6.9 +5，6.10 +3。",
            WhyText.Total(facts.Book, facts.Book.Tree["sp"], Metric.AppInstall, new DateOnly(2026, 6, 11)));
    }

    [Fact]
    public void Who_has_not_reported_is_named_with_the_deadline()
    {
        var tree = new OrgTree(new Issue().Units);
        Duty Owed(string unit, DutyState state) => new()
        {
            Id = unit, UnitId = unit, Form = "weekly", Week = "2026-W24", Period = Week24, State = state,
            Due = Local(new DateOnly(2026, 6, 15), 18), FreezeAt = Local(new DateOnly(2026, 6, 16), 12),
        };
        var now = Local(new DateOnly(2026, 6, 15), 17);
        Assert.Equal(
            "截至6月15日17:00，第24周未报2个：上坪村、龙口村（延期）（截止6月15日18:00）。已提醒1次。",
            MissingText.For(tree, [Owed("lk", DutyState.Extended), Owed("sp", DutyState.Partial), Owed("sq", DutyState.Done)], 24, 1, now));
        Assert.Equal("截至6月15日17:00，第24周数据1个单位已全部报送。", MissingText.For(tree, [Owed("sq", DutyState.Late)], 24, 0, now));
        Assert.Equal("截至6月15日17:00，没有到期的报送任务。", MissingText.For(tree, [], 24, 0, now));
    }
}
