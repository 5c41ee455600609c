using System.Text.Json;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using static AntiFraudBot.Domain.Tests.Ranking.Issue;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Whole issues as they are posted (rules K1–K8).</summary>
public sealed class RankingTextTests
{
    private static Issue TwoWeeks()
    {
        var issue = new Issue { Policy = new RankingPolicy { Install = InstallList.Full, Milestones = [new(new DateOnly(2026, 5, 31), 70), new(new DateOnly(2026, 6, 30), 90)] } };
        issue.Install("sp", 5, Week23).Install("sq", 10, Week23).Install("xz", 20, Week23).Install("lk", 5, Week23).Install("xj", 3, Week23)
            .Add("sp", Metric.Case, 3, Week23).Add("sp", Metric.Loss, 124000, Week23);
        issue.Install("sp", 35, Week24, e => e.Entry = e.Entry with { State = EntryState.Superseded })
            .Install("sp", 53, Week24, e => e.Entry = e.Entry with { Supersedes = "e8", At = e.Entry.At.AddHours(1) })
            .Install("xz", 10, Week24).Install("lk", 5, Week24).Install("sq", 5, Week24).Install("wsy", 2, Week24)
            .Add("sp", Metric.AppRegister, 28, Week24).Add("sp", Metric.Case, 1, Week24).Add("xz", Metric.Case, 1, Week24).Add("xz", Metric.Loss, 86000, Week24)
            .Add("sq", Metric.Case, 1, Week24, e => e.Entry = e.Entry with { Authoritative = false, State = EntryState.Pending, Pending = PendingReason.Police })
            .Add("town", Metric.Dissuade, 5, Week24).Add("town", Metric.LossAvoided, 123000, Week24)
            .Add("town", Metric.Repatriate, 4, Week23).Add("town", Metric.Repatriate, 1, Week24);
        return issue;
    }

    private static WeeklyStanding Standing(Issue issue)
    {
        var previous = issue.Compute(Week23);
        return issue.Duty("lk", DutyState.Late).Duty("xj", DutyState.Missed).Compute(Week24, previous);
    }

    [Fact]
    public void The_full_issue() => Assert.Equal(
        """
        【反诈工作周通报】第24周（6.8—6.14） 数据截至6月16日12:00
        一、APP安装率（16—60岁）
        〔村（社区）〕
        1 上坪村 91.6%（+10.6）▲2
        2 石桥村 87.0%（+1.0）▼1
        2 圩镇社区 87.0%（+1.0）▼1
        4 龙口村 61.3%（+0.6）—
        未报：新街社区
        〔单位〕
        人数少不排名：卫生院40/45人
        全乡 75.4%，本周新增安装75、注册28；序时目标79.3%，差4.0个百分点。
        二、发案：本周2起、损失8.6万元（上周3起、12.4万元）。上坪村、圩镇社区各1起。另有待核1起（石桥村），未计入。
        三、劝阻5人，避免损失12.3万元。
        四、劝返1人，累计5人。
        五、报送：按时4个，迟报1个（龙口村），未报1个。
        注：与上周人口基数一致；上坪村更正1次（35→53）。
        """.ReplaceLineEndings("\n"), RankingText.For(Standing(TwoWeeks())));

    [Fact]
    public void A_first_issue_of_a_quiet_township_says_what_is_missing() => Assert.Equal(
        """
        【反诈工作周通报】第23周（6.1—6.7） 数据截至6月9日12:00
        一、APP推广
        全乡 71.9%，本周新增安装未报、注册未报。
        二、发案：派出所未报本周数（上周无数据）。
        三、劝阻：本周未报。
        四、劝返：本周未报。
        五、报送：按时5个，迟报0个，未报1个（龙口村）。
        注：人口基数为登记数。
        """.ReplaceLineEndings("\n"), RankingText.For(new Issue { Policy = new RankingPolicy { Install = InstallList.Leaders } }.Duty("lk", DutyState.Open).Compute(Week23)));

    [Theory]
    [InlineData(InstallList.Top, true, false, true)]
    [InlineData(InstallList.Leaders, false, false, true)]
    [InlineData(InstallList.Off, false, false, false)]
    public void The_setting_decides_what_the_group_reads(InstallList install, bool first, bool fourth, bool rate)
    {
        var text = RankingText.For(Standing(TwoWeeks()) with { Install = install });
        Assert.Equal(first, text.Contains("1 上坪村 91.6%", StringComparison.Ordinal));
        Assert.Equal(fourth, text.Contains("4 龙口村", StringComparison.Ordinal));
        Assert.Equal(rate, text.Contains("全乡 75.4%", StringComparison.Ordinal));
        Assert.Contains("本周新增安装75、注册28", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaders_read_the_list_the_group_does_not()
    {
        var standing = Standing(TwoWeeks()) with { Install = InstallList.Leaders };
        Assert.Contains("4 龙口村 61.3%", RankingText.ForLeaders(standing), StringComparison.Ordinal);
        Assert.DoesNotContain("龙口村 61.3%", RankingText.ForLeaders(standing with { Install = InstallList.Off }), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_weeks_stand_in_one_post_the_older_first()
    {
        var issue = TwoWeeks();
        var (older, newer) = (issue.Compute(Week23), Standing(issue));
        Assert.Equal(RankingText.For(older) + "\n\n" + RankingText.For(newer), RankingText.For([newer, older]));
    }

    [Fact]
    public void A_leader_asking_gets_the_ends_of_each_list() => Assert.Equal(
        "第24周（6.8—6.14）安装率，数据截至6月16日12:00，基数为16—60岁人口：\n村（社区）：1 上坪村91.6%，2 石桥村87.0%，2 圩镇社区87.0%，4 龙口村61.3%；未报新街社区。\n全乡75.4%（2,596/3,445人）。",
        ShortRankingText.For(Standing(TwoWeeks())));

    [Fact]
    public void A_stored_standing_prints_the_same_text_again()
    {
        var standing = Standing(TwoWeeks());
        var read = JsonSerializer.Deserialize<WeeklyStanding>(JsonSerializer.Serialize(standing))!;
        Assert.Equal(RankingText.For(standing), RankingText.For(read));
        Assert.Equal(RankingText.ForLeaders(standing), RankingText.ForLeaders(read));
    }
}
