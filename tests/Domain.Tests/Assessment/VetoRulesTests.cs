using AntiFraudBot.Domain.Assessment;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>Rule J20: who is proposed as a candidate for 一票否决, and who is not.</summary>
public sealed class VetoRulesTests
{
    [Fact]
    public void Many_cases_a_great_loss_or_both_figures_rising_make_a_candidate()
    {
        Assert.Equal(["v1 veto-cases"], new Year().Case("v1", 2, 1, count: 5).Case("v2", 2, 1, count: 4).Proposed(MeasureKind.Veto));
        Assert.Equal(["v1 veto-loss"], new Year().Case("v1", 2, 1, loss: 500_000).Case("v2", 2, 1, loss: 499_999).Proposed(MeasureKind.Veto));
        Assert.Equal(["v1 veto-rise"], Grown("v1", cases: 2, loss: 2000).Proposed(MeasureKind.Veto));
        Assert.Empty(Grown("v1", cases: 2, loss: 900).Proposed(MeasureKind.Veto));
        Assert.Empty(Grown("v1", cases: 1, loss: 2000).Proposed(MeasureKind.Veto));
    }

    [Fact]
    public void Where_nobody_knows_the_year_before_nothing_is_said_to_have_risen() =>
        Assert.Empty(new Year().Case("v1", 2, 1, loss: 2000).Case("v1", 3, 1, loss: 2000).Proposed(MeasureKind.Veto));

    [Fact]
    public void Made_up_numbers_make_a_candidate_once_their_red_card_is_in_force()
    {
        var year = new Year().Check("v4", 20, 9, falsified: true);
        Assert.Empty(year.Proposed(MeasureKind.Veto));
        year.Decided(year.Proposed().Single(m => m.Kind == MeasureKind.Red), 6, 15);
        Assert.Equal(["v4 veto-falsified"], year.Proposed(MeasureKind.Veto));
    }

    [Fact]
    public void Several_grounds_are_reasons_of_one_candidate_and_a_standing_one_is_not_proposed_again()
    {
        var year = new Year().Case("v1", 2, 1, count: 6, loss: 600_000);
        var one = Assert.Single(year.Proposed(), m => m.Kind == MeasureKind.Veto);
        Assert.Equal("今年1.1—6.16发案6起，上年同期没有数据，达到5起；今年1.1—6.16损失60万元，上年同期没有数据，达到50万元", one.Reason);
        Assert.Empty(year.Decided(one, 6, 15).Proposed(MeasureKind.Veto));
    }

    [Fact]
    public void A_candidate_whose_grounds_are_gone_is_withdrawn_before_and_reviewed_after_the_decision()
    {
        var one = new Year().Case("v1", 2, 1, count: 5).Proposed().Single(m => m.Kind == MeasureKind.Veto);
        Assert.Equal([one.Id], Proposals.Groundless(new Year().Decided(one, 6, 15, MeasureState.Proposed).Facts(), Year.Policy).Select(m => m.Id));
        Assert.Equal([one.Id], Proposals.ToReview(new Year().Decided(one, 6, 15).Facts(), Year.Policy).Select(m => m.Id));
    }

    [Fact]
    public void Switched_off_it_names_nobody() =>
        Assert.DoesNotContain(new Year().Case("v1", 2, 1, count: 9).Proposed(Year.Policy with { Veto = new VetoPolicy { Enabled = false } }), m => m.Kind == MeasureKind.Veto);

    /// <summary>One case of 1,000 yuan in the same days of the year before, and this year so many.</summary>
    private static Year Grown(string unit, decimal cases, decimal loss)
    {
        var before = new DateOnly(2025, 3, 1);
        return new Year().Add(unit, Metric.Case, 1, before).Add(unit, Metric.Loss, 1000, before).Case(unit, 3, 1, cases, loss);
    }
}
