using System.Text.Json;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Papers;

/// <summary>Rules N4 and N5: whose days a bulletin counts, and how 环比 and 同比 are kept apart.</summary>
public sealed class BulletinTests
{
    private static readonly BulletinSpan Week = BulletinSpan.Of(CampaignWeek.Parse("2026-W24")!);

    private static readonly BulletinFacts Facts = new()
    {
        Span = Week, ScopeName = "清溪乡", Office = "清溪乡平安办", Cutoff = new DateTimeOffset(2026, 6, 16, 4, 0, 0, TimeSpan.Zero), Frozen = true, Install = InstallList.Full,
        This = new IncidentCount(2, 86_000, 5, 123_000), Before = new IncidentCount(3, 124_000), YearAgo = new IncidentCount(1, 20_000),
        ThisYear = new IncidentCount(12, 400_000), LastYear = new IncidentCount(15, 500_000),
        Units = [new("上坪村", [30, null, null, null, null, null], 1, 50_000) { OnTime = 1 }, new("圩镇社区", [null, null, null, null, null, null], 1, 36_000) { Missing = 1 }],
        Work = [30, null, null, null, null, null],
    };

    [Fact]
    public void Every_week_belongs_to_one_month_and_a_month_to_its_weeks()
    {
        var months = Enumerable.Range(1, 12).Select(m => BulletinSpan.Of(2026, m, byWeeks: true)).ToList();
        Assert.Equal(new Period(new(2026, 6, 1), new(2026, 6, 28)), months[5].Days);
        Assert.Equal(new Period(new(2026, 6, 29), new(2026, 7, 26)), months[6].Days);
        Assert.All(months.Zip(months.Skip(1)), pair => Assert.Equal(pair.First.Days.To.AddDays(1), pair.Second.Days.From));
        Assert.All(months, m => Assert.Equal(0, m.Days.Days % 7));
        Assert.Equal(months[4].Days, months[5].Before);
        Assert.Equal(new Period(new(2025, 5, 26), new(2025, 6, 29)), months[5].YearAgo);
    }

    [Fact]
    public void Without_weekly_data_a_month_is_the_calendars() =>
        Assert.Equal(new Period(new(2026, 6, 1), new(2026, 6, 30)), BulletinSpan.Of(2026, 6, byWeeks: false).Days);

    [Fact]
    public void Against_last_week_and_against_last_year_are_two_sentences()
    {
        var places = BulletinWords.Of(Facts).Places;
        Assert.Equal("本周发案2起、损失8.6万元", places["发案情况"]);
        Assert.Equal("与上周（6.1—6.7，3起、损失12.4万元）相比，发案减1起，损失减3.8万元", places["环比"]);
        Assert.Equal("与去年同期（2025.6.9—6.15，1起、损失2万元）相比，发案增1起，损失增6.6万元", places["同比"]);
        Assert.Equal("今年以来（2026.1.1—6.14）累计发案12起、损失40万元，去年同期15起、损失50万元，同比发案减3起（-20.0%），损失减10万元（-20.0%）", places["年度累计"]);
    }

    [Fact]
    public void What_nobody_knows_is_said_and_never_counted_as_zero()
    {
        var places = BulletinWords.Of(Facts with { YearAgo = new IncidentCount(), This = new IncidentCount(), Units = [] }).Places;
        Assert.Equal("派出所未报本周发案数", places["发案情况"]);
        Assert.Equal("本周无数据，不作同比", places["同比"]);
        Assert.Null(places["发案区域"]);
        Assert.Equal("去年同期（2025.6.9—6.15）无数据，不作同比", BulletinWords.Of(Facts with { YearAgo = new IncidentCount() }).Places["同比"]);
        var work = BulletinWords.Of(Facts).Tables["工作情况"]!;
        Assert.Equal(["圩镇社区", "—", "—", "—", "—", "—", "—", "未报"], work.Rows[1]);
        Assert.Equal("合计", work.Rows[^1][0]);
    }

    [Theory]
    [InlineData(InstallList.Full, true)]
    [InlineData(InstallList.Leaders, false)]
    [InlineData(InstallList.Off, false)]
    public void The_ranking_is_printed_as_far_as_the_group_may_see_it(InstallList install, bool printed)
    {
        var place = new Place(1, "u", "上坪村", 690, 842, 81.9m, 2.1m, 1);
        var standing = new WeeklyStanding
        {
            ScopeUnitId = "t", ScopeName = "清溪乡", Week = "2026-W24", WeekNumber = 24, Period = Week.Days, Cutoff = Facts.Cutoff, Install = install, Installed = 690, Base = 842, Plan = 85,
            Leagues = [new League("村（社区）", true, [place])],
        };
        var words = BulletinWords.Of(Facts with { Install = install, Standing = standing });
        Assert.Equal(printed, words.Tables["安装排名"] is not null);
        Assert.Equal(install == InstallList.Off, words.Places["安装率"] is null);
        Assert.Equal(printed, words.Places["问题"]!.Contains("低于序时目标", StringComparison.Ordinal));
    }

    [Fact]
    public void Kept_figures_give_the_same_words()
    {
        var kept = JsonSerializer.Deserialize<BulletinFacts>(JsonSerializer.Serialize(Facts))!;
        Assert.Equal(BulletinWords.Of(Facts).Places, BulletinWords.Of(kept).Places);
        Assert.Equivalent(BulletinWords.Of(Facts).Tables, BulletinWords.Of(kept).Tables);
    }

    [Fact]
    public void Every_place_and_table_of_the_vocabulary_has_a_value_or_says_that_it_has_none()
    {
        var words = BulletinWords.Of(Facts);
        Assert.Equal(BulletinWords.Places.Order(StringComparer.Ordinal), words.Places.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(BulletinWords.Tables.Order(StringComparer.Ordinal), words.Tables.Keys.Order(StringComparer.Ordinal));
        var notice = NoticeWords.Of(new NoticeFacts { Kind = PaperKind.Supervision, Year = 2026, Number = 1, Unit = "石桥村", Office = "清溪乡平安办", IssuedOn = new(2026, 6, 16), AsOf = Facts.Cutoff });
        Assert.Equal(NoticeWords.Places.Order(StringComparer.Ordinal), notice.Places.Keys.Order(StringComparer.Ordinal));
        var score = ScoreSheetWords.Of(new ScoreSheetFacts(2026, "清溪乡", "清溪乡平安办", Facts.Cutoff, [new("上坪村", 100, -1)], [new("上坪村", new(2026, 6, 9), "发案1起", -1, "年终考核办法")]));
        Assert.Equal(ScoreSheetWords.Places.Order(StringComparer.Ordinal), score.Places.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["1", "上坪村", "100", "-1", "99"], score.Tables["得分"]!.Rows[0]);
    }
}
