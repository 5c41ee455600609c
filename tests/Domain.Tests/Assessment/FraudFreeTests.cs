using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>Rule J12: what speaks for and against a place on the year's list.</summary>
public sealed class FraudFreeTests
{
    [Fact]
    public void A_village_with_all_five_passes_and_without_the_checks_it_is_open()
    {
        Assert.Null(Of(new Year(), "v1").Passes);
        Assert.True(Of(new Year(), "v1", Checked("v1")).Passes);
    }

    [Fact]
    public void A_case_is_out_unless_the_year_before_had_twice_as_many()
    {
        var year = new Year().Case("v1", 6, 2, loss: 800);
        Assert.Null(Of(year, "v1", Checked("v1")).Passes);
        Assert.True(Of(year, "v1", [.. Checked("v1"), Figure("v1", EnteredKind.BaselineCases, 2)]).Passes);
        Assert.False(Of(year.Case("v1", 6, 3, loss: 900), "v1", [.. Checked("v1"), Figure("v1", EnteredKind.BaselineCases, 3)]).Passes);
    }

    [Theory]
    [InlineData(1, 500_000, false, "the limit is included")]
    [InlineData(1, 499_999, true, "one below the limit")]
    [InlineData(2, 600_000, null, "two cases in one number: nobody knows which was how great")]
    public void One_great_loss_is_out(int cases, int loss, bool? met, string because) =>
        Assert.True(Of(new Year().Case("v1", 6, 2, cases, loss), "v1").Conditions[1].Met == met, because);

    [Fact]
    public void What_the_police_say_decides_and_the_newest_word_counts()
    {
        Assert.False(Of(new Year(), "v1", [.. Checked("v1"), Figure("v1", EnteredKind.NoDen, 0)]).Passes);
        Assert.True(Of(new Year(), "v1", [Figure("v1", EnteredKind.NoDen, 0), .. Checked("v1")]).Passes);
    }

    [Fact]
    public void A_unit_needs_publicity_and_no_card_or_interview()
    {
        EnteredFigure[] said = [Figure("school", EnteredKind.NoOffender, 1)];
        Assert.Null(Of(new Year(), "school", said).Passes);
        var year = new Year().Add("school", Metric.Event, 1, new(2026, 5, 5));
        Assert.True(Of(year, "school", said).Passes);
        var card = year.Facts().New("x", "school", MeasureKind.Yellow, "missed", new(2026, 6, 1), "两次未报", "");
        Assert.False(Of(year.Decided(card, 6, 10), "school", said).Passes);
    }

    [Fact]
    public void The_list_says_who_why_not_and_what_is_missing()
    {
        var facts = new Year().Case("v2", 6, 2, loss: 600_000).Facts();
        var text = FraudFreeText.List("清溪乡", 2026, FraudFree.Of(facts, Checked("v1"), new FraudFreePolicy()), new FraudFreePolicy(), facts.Now);
        Assert.Contains("符合1个：第1村", text, StringComparison.Ordinal);
        Assert.Contains("第2村：6月2日发案1起、损失60万元（1号）", text, StringComparison.Ordinal);
        Assert.Contains("没有窝点10个", text, StringComparison.Ordinal);
    }

    private static FraudFreeResult Of(Year year, string unit, params EnteredFigure[] entered) =>
        FraudFree.Of(year.Facts(), entered, new FraudFreePolicy()).Single(r => r.Unit.Id == unit);

    private static EnteredFigure[] Checked(string unit) => [Figure(unit, EnteredKind.NoOffender, 1), Figure(unit, EnteredKind.NoDen, 1), Figure(unit, EnteredKind.EarnestWork, 1)];

    private static EnteredFigure Figure(string unit, EnteredKind kind, decimal value) => new(unit, kind, new(2026, 6, 1), value, null, "p", Year.At(new(2026, 6, 10)));
}
