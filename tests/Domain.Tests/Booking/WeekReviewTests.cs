using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>Rules B14 and B15: what the office is shown beside the ranking.</summary>
public sealed class WeekReviewTests
{
    private static readonly Period Before = Scene.Dates("6.1—6.7");

    private static readonly (Metric Metric, decimal Value)[] Four =
        [(Metric.AppInstall, 12), (Metric.AppRegister, 10), (Metric.HouseholdVisit, 30), (Metric.Leaflet, 200)];

    [Fact]
    public void Four_values_as_the_week_before_may_be_copied()
    {
        var copy = Assert.Single(Review(Both(Four)).Copies);
        Assert.Equal("上坪村", copy.Unit.Name);
        Assert.Equal(
            "第24周（6.8—6.14）请核对（只给平安办看，数已照常计入）：\n上坪村：安装12、注册10、入户30户、资料200份，与上周完全相同，请问清是否照抄。",
            WeekReviewText.For(Review(Both(Four)), Scene.Week24));
    }

    [Fact]
    public void Three_values_are_chance_and_zeros_are_a_quiet_week()
    {
        Assert.Empty(Review(Both(Four[..3])).Copies);
        Assert.Empty(Review(Both([.. Four[..3], (Metric.Leaflet, 0)])).Copies);
        Assert.Null(WeekReviewText.For(Review([]), Scene.Week24));
    }

    [Fact]
    public void Cases_are_the_polices_and_copy_nothing() =>
        Assert.Empty(Review(Both([.. Four[..3], (Metric.Case, 1)])).Copies);

    [Fact]
    public void A_sum_of_groups_that_differs_from_the_villages_own_number_is_listed()
    {
        var review = Review([Entry("sp", Metric.AppInstall, 15, Scene.Week24), Entry("sp1", Metric.AppInstall, 9, Scene.Week24)]);
        var difference = Assert.Single(review.Differences);
        Assert.Equal((15m, 9m, 1, 2), (difference.Own, difference.Below, difference.Reporting, difference.Parts));
        Assert.EndsWith("上坪村安装：本级报15人，下级2个报了1个，合计9人，差6人，按本级计。", WeekReviewText.For(review, Scene.Week24), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_sums_and_villages_that_leave_it_to_their_groups_are_not()
    {
        Assert.Empty(Review([Entry("sp", Metric.AppInstall, 9, Scene.Week24), Entry("sp1", Metric.AppInstall, 4, Scene.Week24), Entry("sp2", Metric.AppInstall, 5, Scene.Week24)]).Differences);
        Assert.Empty(Review([Entry("sp1", Metric.AppInstall, 4, Scene.Week24)]).Differences);
    }

    private static WeekReview Review(IEnumerable<LedgerEntry> entries) => WeekReview.Of(new TotalsBook(Scene.Tree, entries), "town", Scene.Week24);

    private static IEnumerable<LedgerEntry> Both(IEnumerable<(Metric Metric, decimal Value)> values) =>
        values.SelectMany(v => (LedgerEntry[])[Entry("sp", v.Metric, v.Value, Before), Entry("sp", v.Metric, v.Value, Scene.Week24)]);

    private static LedgerEntry Entry(string unit, Metric metric, decimal value, Period period) =>
        new Scene().Message(Scene.Liaison, unit).Entry($"{unit}-{metric}-{period}", metric, value, period) with { UnitId = unit };
}
