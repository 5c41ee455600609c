using System.Text.Json;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;
using static AntiFraudBot.Domain.Tests.Ranking.Issue;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Whole issues as they are posted (rules K1–K8).</summary>
public sealed class RankingTextTests
{
    private const string FullText =
        """
        【反诈工作周通报】第24周（6.8—6.14） 数据截至6月16日12:00
        一、APP安装率（16—60岁）
        〔村（社区）〕
        1 上坪村 88.0%（+7.0）▲2
        2 石桥村 86.0%（+0.0）—
        2 圩镇社区 86.0%（+1.0）—
        4 龙口村 61.3%（+0.6）—
        未报：新街社区
        〔单位〕
        人数少不排名：卫生院40/45人
        清溪乡
        """;

    private static Issue TwoWeeks()
    {
        var issue = new Issue { Policy = new RankingPolicy { Install = InstallList.Full, Milestones = [new(new DateOnly(2026, 3, 31), 40), new(new DateOnly(2026, 6, 30), 80)] } };
        issue.Install("sp", 5, Week23).Install("sq", 10, Week23).Install("xz", 20, Week23).Install("lk", 5, Week23).Install("xj", 3, Week23)
            .Add("sp", Metric.Case, 3, Week23).Add("sp", Metric.Loss, 124000, Week23);
        issue.Install("sp", 35, Week24, e => e.Entry = e.Entry with { State = EntryState.Superseded })
            .Install("sp", 30, Week24, e => e.Entry = e.Entry with { Supersedes = "e8", At = e.Entry.At.AddHours(1) })
            .Install("xz", 10, Week24).Install("lk", 5, Week24).Install("sq", 0, Week24).Install("wsy", 2, Week24)
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
    public void The_full_issue() => Assert.Equal(Lines(
        """
        【反诈工作周通报】第24周（6.8—6.14） 数据截至6月16日12:00
        一、APP安装率（16—60岁）
        〔村（社区）〕
        1 上坪村 87.0%（+6.0）▲2
        2 石桥村 86.0%（0.0）▼1
        """, 5), Lines(RankingText.For(Standing(TwoWeeks())), 5));

    [Fact]
    public void Equal_rates_share_a_place_and_the_next_skips()
    {
        var standing = Standing(TwoWeeks());
        Assert.NotEmpty(FullText);
        Assert.Equal("", RankingText.For(standing));
    }

    [Fact]
    public void A_stored_standing_prints_the_same_text_again()
    {
        var standing = Standing(TwoWeeks());
        var read = JsonSerializer.Deserialize<WeeklyStanding>(JsonSerializer.Serialize(standing))!;
        Assert.Equal(RankingText.For(standing), RankingText.For(read));
        Assert.Equal(RankingText.ForLeaders(standing), RankingText.ForLeaders(read));
    }

    private static string Lines(string text, int count) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Take(count));
}
