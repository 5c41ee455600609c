using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using static AntiFraudBot.Domain.Tests.Ranking.Issue;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Rules K2, K3, K5, K7 and J14: a rate above a hundred, bands of places, dated bases, the county's own mode, the daily brief.</summary>
public sealed class FairnessTests
{
    [Fact]
    public void A_rate_above_a_hundred_is_never_without_its_mark_and_the_note_names_the_unit()
    {
        var text = RankingText.For(new Issue().Install("sp", 101, Week24).Install("sq", 5, Week24).Compute(Week24));
        Assert.Contains("1 上坪村 100.2%⚠", text, StringComparison.Ordinal);
        Assert.Contains("上坪村安装率超过100%，请核对基数和累计数", text, StringComparison.Ordinal);
        Assert.Equal("100.0%", Figures.Percent(100));
    }

    [Theory]
    [InlineData(0, "1 2 3 4 5", "only equal rates share a place")]
    [InlineData(4, "1 1 3 4 5", "84.0 and 80.0 stand together")]
    [InlineData(5, "1 1 3 4 5", "a band is measured from its best, so the next does not join through the second")]
    public void Units_within_the_band_below_the_best_share_a_place(int band, string ranks, string because)
    {
        var issue = new Issue { Policy = new RankingPolicy { Install = InstallList.Full, TieBand = band } };
        Rates(issue, ("sp", 400), ("sq", 420), ("xz", 760), ("lk", 480), ("xj", 300));
        Assert.True(string.Join(' ', issue.Compute(Week24).Leagues[0].Places.Select(p => p.Rank)) == ranks, because);
    }

    [Fact]
    public void A_changed_base_is_told_with_the_day_it_is_of()
    {
        var issue = new Issue().Install("sp", 5, Week23).Install("sq", 5, Week23).Install("sp", 3, Week24).Install("sq", 3, Week24);
        var before = issue.Compute(Week23);
        var at = issue.Units.FindIndex(u => u.Id == "sp");
        issue.Units[at] = issue.Units[at] with { Base = 520, BaseDate = new DateOnly(2026, 6, 10) };
        Assert.Contains("上坪村人口基数由500调整为520（6月10日起）", RankingText.For(issue.Compute(Week24, before)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_a_frozen_week_keeps_the_base_of_its_issue_also_for_who_did_not_report()
    {
        var issue = new Issue().Install("sp", 5, Week24).Install("sq", 5, Week24).Duty("lk", DutyState.Missed);
        var frozen = issue.Compute(Week24);
        foreach (var id in (string[])["sp", "lk"])
        {
            var at = issue.Units.FindIndex(u => u.Id == id);
            issue.Units[at] = issue.Units[at] with { Base = 990 };
        }

        var tree = new OrgTree(issue.Units);
        var table = WeeklySummaries.Of(new SummaryRequest
        {
            Tree = tree, Scope = tree["town"], Week = Week24, Now = Local(new DateOnly(2026, 7, 1), 10), Entries = issue.Entries, Changes = [], Duties = [], Issue = frozen, NameOf = id => id, AskedBy = "办",
        });
        Assert.Equal([500, 800], table.Blocks[0].Rows.Where(r => r.Unit is "上坪村" or "龙口村").Select(r => r.Base));
    }

    [Fact]
    public void A_countys_issue_may_show_less_than_a_townships()
    {
        var policy = new RankingPolicy { Install = InstallList.Full, InstallCounty = InstallList.Leaders };
        Assert.Equal((InstallList.Full, InstallList.Leaders), (policy.InstallIn(Tier.Township), policy.InstallIn(Tier.County)));
        Assert.Equal(InstallList.Full, (policy with { InstallCounty = null }).InstallIn(Tier.County));
    }

    [Fact]
    public void The_daily_brief_tells_the_day_and_who_has_no_figure_of_it()
    {
        var today = new DateOnly(2026, 6, 11);
        var issue = new Issue().Install("sp", 6, Period.Of(today)).Add("sq", Metric.HouseholdVisit, 12, Period.Of(today));
        var tree = new OrgTree(issue.Units);
        var text = DailyBrief.For(new TotalsBook(tree, issue.Entries), tree["town"], new CrashPeriod(new(2026, 6, 8), new(2026, 6, 30), new(17, 30)), new RankingPolicy(), Local(today, 17).AddMinutes(30));
        Assert.Equal(
            """
            【攻坚日报】6月11日（攻坚第4天，到6月30日），数据截至6月11日17:30
            今天安装6、入户12户。今天发案派出所未报。
            全乡安装率72.1%。
            报了今天的2个，还没有今天数的4个：圩镇社区、龙口村、新街社区、卫生院。
            注：当天的数会变，以周通报为准。
            """,
            text);
    }

    private static void Rates(Issue issue, params (string Unit, int Total)[] totals)
    {
        foreach (var (unit, total) in totals)
        {
            var at = issue.Units.FindIndex(u => u.Id == unit);
            issue.Units[at] = issue.Units[at] with { OpeningInstall = total };
            issue.Install(unit, 0, Week24);
        }
    }
}
