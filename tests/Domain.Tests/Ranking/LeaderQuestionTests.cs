using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Ranking.Issue;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Rules A11, K11 and K13: what a short question means.</summary>
public sealed class LeaderQuestionTests
{
    private static readonly DateTimeOffset Now = Local(new DateOnly(2026, 6, 17), 9);
    private static readonly OrgTree Tree = new(new Issue().Units);

    [Theory]
    [InlineData(QueryKind.Trend, QueryKind.Trend)]
    [InlineData(QueryKind.Export, QueryKind.Export)]
    [InlineData(QueryKind.Ranking, QueryKind.UnitDetail)]
    [InlineData(QueryKind.Missing, QueryKind.UnitDetail)]
    [InlineData(QueryKind.Progress, QueryKind.UnitDetail)]
    public void A_village_named_afterwards_asks_the_same_of_it(QueryKind before, QueryKind after) =>
        Assert.Equal(new LeaderQuestion(after, "sq", null, Week23), After(new LeaderQuestion(before, "sp", null, Week23), new Mentions(["石桥村"], null, null, ""), Tree["sq"]));

    [Fact]
    public void Days_and_metric_replace_what_was_said_before()
    {
        var before = new LeaderQuestion(QueryKind.Trend, "sp", Metric.AppInstall, Week23);
        Assert.Equal(before with { Period = Week24 }, After(before, new Mentions([], null, new PeriodPhrase.LastWeek(), ""), null, Week24));
        Assert.Equal(before with { Metric = Metric.AppRegister }, After(before, new Mentions([], Metric.AppRegister, null, ""), null));
    }

    [Fact]
    public void Other_words_an_unknown_unit_and_an_old_question_are_no_follow_up()
    {
        var before = new LeaderQuestion(QueryKind.Trend, "sp");
        Assert.Null(After(before, new Mentions(["石桥村"], null, null, "开会"), Tree["sq"]));
        Assert.Null(After(before, new Mentions([], null, null, ""), null));
        Assert.Null(After(before, new Mentions(["远山村"], null, null, ""), null));
        Assert.Null(FollowUp.Resolve(new AskedBefore(before, Now.AddMinutes(-11)), new Mentions(["石桥村"], null, null, ""), Tree["sq"], null, Now));
        Assert.Null(FollowUp.Resolve(null, new Mentions(["石桥村"], null, null, ""), Tree["sq"], null, Now));
    }

    [Fact]
    public void A_number_is_looked_up_among_totals_rates_and_what_is_new()
    {
        var book = new TotalsBook(Tree, new Issue().Install("sp", 30, Week24).Add("sp", Metric.HouseholdVisit, 128, Week24).Entries);
        var today = new DateOnly(2026, 6, 17);
        Assert.Equal("上周入户", FigureSearch.Find(book, [Tree["sp"]], 128, null, today)[0].Label);
        Assert.Equal("累计安装", Assert.Single(FigureSearch.Find(book, [Tree["sp"]], 430, null, today)).Label);
        Assert.Equal("安装率", Assert.Single(FigureSearch.Find(book, [Tree["sp"]], 86, null, today)).Label);
        Assert.Empty(FigureSearch.Find(book, [Tree["sp"]], 128, Metric.AppInstall, today));
    }

    [Fact]
    public void A_number_printed_in_the_issue_is_explained_after_it_changed()
    {
        var issue = new Issue().Install("sp", 30, Week24).Compute(Week24);
        var found = IssueFigures.Find(issue, Tree, Tree["town"], 30);
        Assert.Equal(("清溪乡", "本周新增安装"), (found!.Unit.Name, found.Label));
        var now = new TotalsBook(Tree, new Issue().Install("sp", 33, Week24).Entries);
        Assert.StartsWith(
            "30是第24周通报里清溪乡的本周新增安装（数据截至6月16日12:00）。截止后有更正或补报，现在是：\n清溪乡第24周（6.8—6.14）安装33：",
            WhyText.FromIssue(now, issue, found, "30", id => id), StringComparison.Ordinal);
    }

    [Fact]
    public void The_analysis_says_only_what_two_issues_show()
    {
        var ledger = new Issue().Install("sp", 5, Week23).Install("sp", 30, Week24).Install("sq", 5, Week24);
        var before = ledger.Compute(Week23);
        var text = AnalysisText.For(ledger.Duty("xz", DutyState.Missed).Compute(Week24, before), before);
        Assert.Contains("升得最多：上坪村+6.0、石桥村+1.0个百分点。", text, StringComparison.Ordinal);
        Assert.Contains("累计数与上期相同2个：龙口村、新街社区。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("连续两期", text, StringComparison.Ordinal);
    }

    private static LeaderQuestion? After(LeaderQuestion before, Mentions words, OrgUnit? unit, Period? period = null) =>
        FollowUp.Resolve(new AskedBefore(before, Now.AddMinutes(-10)), words, unit, period, Now);
}
