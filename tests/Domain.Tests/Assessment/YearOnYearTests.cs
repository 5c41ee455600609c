using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>Rules J10 and J11: this year against the same days of the last, and never against anything else.</summary>
public sealed class YearOnYearTests
{
    [Theory]
    [InlineData(10, 8, true, "下降20%")]
    [InlineData(10, 9, false, "下降10%")]
    [InlineData(10, 12, false, "上升20%")]
    [InlineData(0, 1, false, "基数为0")]
    [InlineData(0, 0, true, "基数为0")]
    [InlineData(null, 3, null, "上年同期没有数据")]
    public void Twenty_percent_less_holds(int? before, int now, bool? met, string said)
    {
        var year = new YearOnYear(Metric.Case, new Period(new(2026, 1, 1), new(2026, 6, 16)), now, before, false);
        Assert.Equal(met, year.FellBy(20));
        Assert.EndsWith(said, year.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_same_days_of_the_year_before_are_compared()
    {
        var facts = new Year().Case("v1", 3, 1).Add("v1", Metric.Case, 4, new(2025, 6, 16)).Add("v1", Metric.Case, 9, new(2025, 6, 17)).Facts();
        var year = YearOnYear.Of(facts.Book, Year.Tree["town"], Metric.Case, [], facts.Today);
        Assert.Equal((1m, 4m, 75m), (year.Now, year.Before, year.Drop));
    }

    [Fact]
    public void A_figure_entered_up_to_a_month_is_held_against_this_year_up_to_that_month()
    {
        var facts = new Year().Case("v1", 3, 1).Case("v1", 6, 10).Facts();
        EnteredFigure[] entered = [new("v1", EnteredKind.BaselineCases, new(2026, 5, 1), 4, null, "p", facts.Now)];
        var year = YearOnYear.Of(facts.Book, Year.Tree["v1"], Metric.Case, entered, facts.Today);
        Assert.Equal((new DateOnly(2026, 5, 31), 1m, 75m, true), (year.Days.To, year.Now, year.Drop, year.Entered));
    }

    [Theory]
    [InlineData("知晓率 92.5%", EnteredKind.Awareness, 92.5, null, null)]
    [InlineData("再转账率 1/50 6月", EnteredKind.Retransfer, 1, 50, 6)]
    [InlineData("再转账率1/50", EnteredKind.Retransfer, 1, 50, null)]
    public void A_rate_is_entered_as_parts_or_percent(string said, EnteredKind kind, decimal part, int? whole, int? month)
    {
        var words = EnteredWords.Read(said)!;
        Assert.Equal((new EnteredValue(kind, part, whole), month), (Assert.Single(words.Values), words.Month));
    }

    [Fact]
    public void A_baseline_and_a_check_carry_several_values()
    {
        Assert.Equal([new(EnteredKind.BaselineCases, 3, null), new EnteredValue(EnteredKind.BaselineLoss, 50_000, null)], EnteredWords.Read("上年同期 石桥村 发案3起 损失5万元 到6月")!.Values);
        Assert.Equal([new(EnteredKind.NoOffender, 1, null), new EnteredValue(EnteredKind.NoDen, 0, null)], EnteredWords.Read("无诈核查 石桥村 涉诈人员无 窝点有")!.Values);
    }

    [Theory]
    [InlineData("群众知晓率不高，要多宣传")]
    [InlineData("上周发案3起，损失5万元")]
    [InlineData("本周核减2人")]
    [InlineData("核减率 5/16")]
    public void Talk_and_reports_are_left_alone(string said) => Assert.Null(EnteredWords.Read(said));

    [Fact]
    public void A_rate_is_answered_with_its_parts_target_and_plan()
    {
        var figure = new EnteredFigure("town", EnteredKind.Awareness, new(2026, 6, 1), 276, 300, "p", Year.At(new(2026, 6, 16)));
        Assert.Equal(
            "清溪乡6月知晓率92.0%（276/300），目标100%：未达标。依据：镇全民反诈工作方案（知晓率力争100%）。",
            EnteredText.Rate(Year.Tree["town"], EnteredKind.Awareness, figure, new RatePolicy()));
        Assert.Contains("目标低于2%：未达标", EnteredText.Rate(Year.Tree["town"], EnteredKind.Retransfer, figure with { Kind = EnteredKind.Retransfer, Part = 1, Whole = 50 }, new RatePolicy()), StringComparison.Ordinal);
    }
}
