using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using static AntiFraudBot.Domain.Tests.Ranking.Issue;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Rules K1–K7, one by one.</summary>
public sealed class WeeklyRankingTests
{
    private static League Villages(WeeklyStanding standing) => standing.Leagues.Single(l => l.Name == "村（社区）");

    [Fact]
    public void Places_follow_the_unrounded_rate()
    {
        var issue = new Issue();
        issue.Units.Add(Village("a", "甲村", 8, 3000, 2521));
        issue.Units.Add(Village("b", "乙村", 9, 3000, 2520));
        var places = Villages(issue.Compute(Week24)).Places;
        Assert.Equal(["甲村", "石桥村", "圩镇社区", "乙村"], places.Take(4).Select(p => p.Unit));
        Assert.Equal([1, 2, 2, 2], places.Take(4).Select(p => p.Rank));
    }

    [Fact]
    public void All_equal_or_alone_means_no_list()
    {
        var issue = new Issue();
        issue.Units.RemoveAll(u => u.Id is "sp" or "lk" or "xj" or "wsy");
        var standing = issue.Compute(Week24);
        Assert.False(Villages(standing).Ranked);
        Assert.DoesNotContain("石桥村 84.0%", RankingText.For(standing), StringComparison.Ordinal);
        issue.Units.RemoveAll(u => u.Id == "xz");
        Assert.False(Villages(issue.Compute(Week24)).Ranked);
    }

    [Fact]
    public void A_new_unit_takes_no_part_and_a_merged_one_is_gone_the_week_after()
    {
        var issue = new Issue();
        issue.Units.Add(Village("n", "新河村", 8, 500, 10) with { Opened = new DateOnly(2026, 6, 10) });
        issue.Units[3] = issue.Units[3] with { Closed = new DateOnly(2026, 6, 3) };
        var (then, now) = (Villages(issue.Compute(Week23)), Villages(issue.Compute(Week24)));
        Assert.Equal(["石桥村"], then.NotTakingPart);
        Assert.Equal(["新河村"], now.NotTakingPart);
        Assert.DoesNotContain(now.Places, p => p.Unit == "石桥村");
    }

    [Fact]
    public void Without_a_total_or_base_there_is_no_place()
    {
        var issue = new Issue();
        issue.Units.Add(Village("a", "甲村", 8, 500, 0) with { OpeningInstall = null });
        issue.Units.Add(Village("b", "乙村", 9, 500, 90) with { Base = null });
        Assert.Equal(["甲村", "乙村"], Villages(issue.Compute(Week24)).WithoutRate);
    }

    [Fact]
    public void Who_did_not_report_is_named_apart_and_who_was_late_is_ranked()
    {
        var league = Villages(new Issue().Duty("lk", DutyState.Partial).Duty("sp", DutyState.Late).Compute(Week24));
        Assert.Equal(["龙口村"], league.Unreported);
        Assert.Contains(league.Places, p => p.Unit == "上坪村");
    }

    [Fact]
    public void A_county_ranks_its_townships()
    {
        var issue = new Issue();
        issue.Units.Add(new OrgUnit { Id = "sx", Name = "双溪镇", Tier = Tier.Township, Kind = UnitKind.Township, ParentId = "county", Order = 10 });
        issue.Units.Add(Village("q", "桥头村", 11, 1000, 900) with { ParentId = "sx" });
        var standing = issue.Compute(Week24, scope: "county");
        Assert.Equal(["双溪镇", "清溪乡"], Assert.Single(standing.Leagues).Places.Select(p => p.Unit));
        Assert.Contains("全县", RankingText.For(standing), StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_after_the_freeze_belongs_to_the_next_issue()
    {
        var issue = new Issue().Install("sp", 50, Week23, e => e.Entry = e.Entry with { AfterFreeze = true });
        Assert.Equal(400, Villages(issue.Compute(Week23)).Places.Single(p => p.UnitId == "sp").Installed);
        Assert.Equal(450, Villages(issue.Compute(Week24)).Places.Single(p => p.UnitId == "sp").Installed);
    }

    [Fact]
    public void What_is_sent_in_the_minute_of_the_cut_off_is_in_the_issue_and_its_correction_disclosed_once()
    {
        var cutoff = Local(new DateOnly(2026, 6, 9), 12);
        var issue = new Issue().Install("sp", 35, Week23, e => e.Entry = e.Entry with { State = EntryState.Superseded });
        issue.Install("sp", 53, Week23, e => e.Entry = e.Entry with { Supersedes = "e1", At = cutoff.AddSeconds(40) });
        var first = issue.Compute(Week23);
        Assert.Equal(453, Villages(first).Places.Single(p => p.UnitId == "sp").Installed);
        Assert.Single(first.Corrections);
        Assert.Empty(issue.Compute(Week24, first).Corrections);
    }

    [Fact]
    public void An_issue_computed_late_is_the_issue_of_its_freeze()
    {
        var issue = new Issue().Install("sp", 35, Week24, e => e.Entry = e.Entry with { State = EntryState.Superseded });
        issue.Install("sp", 53, Week24, e => e.Entry = e.Entry with { Supersedes = "e1", At = Local(new DateOnly(2026, 6, 17), 9), AfterFreeze = true });
        var standing = issue.Compute(Week24);
        Assert.Equal(435, Villages(standing).Places.Single(p => p.UnitId == "sp").Installed);
        Assert.Empty(standing.Corrections);
    }

    [Fact]
    public void A_changed_base_is_noted()
    {
        var issue = new Issue();
        var previous = issue.Compute(Week23);
        issue.Units[2] = issue.Units[2] with { Base = 520 };
        Assert.Contains("注：上坪村人口基数由500调整为520。", RankingText.For(issue.Compute(Week24, previous)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-31", 40, "a milestone itself")]
    [InlineData("2026-05-15", 59.78, "half way between two")]
    [InlineData("2026-12-01", 80, "after the last")]
    public void The_plan_is_linear_between_milestones(string day, double percent, string because)
    {
        var policy = new RankingPolicy { Milestones = [new(new DateOnly(2026, 3, 31), 40), new(new DateOnly(2026, 6, 30), 80)] };
        Assert.True(Math.Abs((decimal)percent - policy.PlanAt(DateOnly.Parse(day, null))!.Value) < 0.01m, because);
    }
}
