using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>Rules J6–J9: cards and interviews are proposals with reasons.</summary>
public sealed class CardTests
{
    [Fact]
    public void Last_in_two_weeks_running_and_below_the_plan_is_a_yellow_card()
    {
        var card = Assert.Single(new Year().Week(23, 80, 75).Week(24, 81, 76).Proposed(), m => m.Kind == MeasureKind.Yellow);
        Assert.Equal(("v12", "连续2周排在末位且低于序时目标：第23周12个单位排第12，69.0%（目标75%），第24周12个单位排第12，70.0%（目标76%）"), (card.UnitId, card.Reason));
    }

    [Fact]
    public void Nobody_gets_a_card_for_being_last_above_the_plan() =>
        Assert.Empty(new Year().Week(23, 99, 75).Week(24, 99, 75).Proposed(MeasureKind.Yellow));

    [Fact]
    public void Weeks_that_do_not_follow_each_other_and_other_units_each_week_are_none()
    {
        Assert.Empty(new Year().Week(22, 80, 75).Week(24, 81, 76).Proposed(MeasureKind.Yellow));
        Assert.Empty(new Year().Week(23, 80, 75).Week(24, 81, 76, "v12", "v11", "v10", "v9", "v8", "v7", "v6", "v5", "v4", "v3", "v2", "v1").Proposed(MeasureKind.Yellow));
    }

    [Fact]
    public void Without_a_superior_document_install_rates_ground_no_card() =>
        Assert.Empty(new Year { InstallCounts = false }.Week(23, 80, 75).Week(24, 81, 76).Proposed(MeasureKind.Yellow));

    [Fact]
    public void A_rejected_card_is_not_proposed_again_with_a_week_already_looked_at()
    {
        var year = new Year().Week(23, 80, 75).Week(24, 81, 76);
        year.Decided(year.Proposed()[0], 6, 16, MeasureState.Rejected).Week(25, 82, 77);
        Assert.Empty(year.Proposed(MeasureKind.Yellow));
        Assert.Equal(["v12 bottom"], year.Week(26, 83, 78).Proposed(MeasureKind.Yellow));
    }

    [Fact]
    public void Two_reports_missing_in_a_month_are_a_yellow_card_one_is_not() =>
        Assert.Equal(["v4 missed"], new Year().Missed("v4", 23).Missed("v4", 24).Missed("v5", 24).Proposed(MeasureKind.Yellow));

    [Fact]
    public void A_victim_nobody_reached_is_a_yellow_card_and_an_interview()
    {
        var year = new Year().Case("v3", 6, 11).Known(reached: false);
        Assert.Equal(["v3 not-reached"], year.Proposed(MeasureKind.Yellow));
        Assert.Equal(["v3 interview-unreached"], year.Proposed(MeasureKind.Interview));
    }

    [Theory]
    [InlineData(10, 1, false, "", "one in ten is inside")]
    [InlineData(9, 1, false, "Yellow mismatch", "more than ten percent")]
    [InlineData(9, 2, false, "Red mismatch", "more than twenty percent")]
    [InlineData(4, 2, false, "", "too few were reached")]
    [InlineData(4, 1, true, "Red falsified", "falsified whatever the share")]
    public void A_spot_check_that_does_not_hold_is_a_card(int reached, int wrong, bool falsified, string expected, string because)
    {
        var cards = new Year().Check("v2", reached, wrong, falsified).Proposed().Select(m => $"{m.Kind} {m.Rule}");
        Assert.True(string.Join(',', cards) == expected, because);
    }

    [Fact]
    public void Two_cases_in_a_month_or_one_great_loss_are_red() =>
        Assert.Equal(["v1 month-cases", "v2 great-loss"], new Year().Case("v1", 6, 2).Case("v1", 6, 9).Case("v2", 6, 3, loss: 100_000).Case("v3", 5, 30).Case("v3", 6, 3).Proposed(MeasureKind.Red));

    [Fact]
    public void Of_several_cases_in_one_number_no_single_loss_is_known() =>
        Assert.DoesNotContain(new Year().Case("v2", 6, 3, 2, 150_000).Proposed(), m => m.Rule == "great-loss");

    [Fact]
    public void A_yellow_card_not_lifted_in_two_weeks_becomes_a_proposal_for_red()
    {
        var card = new Year().Week(23, 80, 75).Week(24, 81, 76).Proposed()[0];
        Assert.Empty(new Year { Today = new(2026, 6, 29) }.Decided(card, 6, 16).Proposed(MeasureKind.Red));
        Assert.Equal(["v12 uncleared"], new Year { Today = new(2026, 6, 30) }.Decided(card, 6, 16).Proposed(MeasureKind.Red));
    }

    [Fact]
    public void Two_weeks_back_on_the_plan_are_a_proposal_to_lift()
    {
        var year = new Year().Week(23, 80, 75).Week(24, 81, 76);
        year.Decided(year.Proposed()[0], 6, 16).Week(25, 99, 77);
        Assert.Empty(year.Proposed(MeasureKind.Lift));
        Assert.Equal(["v12 back-on-plan"], year.Week(26, 99, 78).Proposed(MeasureKind.Lift));
    }

    [Fact]
    public void A_case_in_a_unit_calls_for_an_interview_and_a_red_card_for_one_where_none_waits()
    {
        var year = new Year().Case("school", 6, 3, loss: 100_000);
        Assert.Equal(["school interview-unit-case"], year.Proposed(MeasureKind.Interview));
        var (red, talk) = (year.Proposed().First(m => m.Kind == MeasureKind.Red), year.Proposed().First(m => m.Kind == MeasureKind.Interview));
        Assert.Equal(["school interview-unit-case"], year.Decided(red, 6, 16).Proposed(MeasureKind.Interview));
        Assert.Equal(["school interview-red"], year.Decided(talk, 6, 16, MeasureState.Rejected).Proposed(MeasureKind.Interview));
    }

    [Fact]
    public void Two_grounds_of_one_week_are_one_card_and_what_it_speaks_of_is_not_proposed_beside_it()
    {
        var year = new Year().Case("v1", 6, 2).Case("v1", 6, 9, loss: 150_000).Missed("v1", 23).Missed("v1", 24);
        var card = Assert.Single(year.Proposed(), m => m.Kind is MeasureKind.Red or MeasureKind.Yellow);
        Assert.Equal("6月发案2起（1号、2号）；单起损失10万元以上：6月9日发案1起、损失15万元（2号）", card.Reason);
        foreach (var state in new[] { MeasureState.Proposed, MeasureState.InForce, MeasureState.Rejected })
            Assert.Empty(new Year().Case("v1", 6, 2).Case("v1", 6, 9, loss: 150_000).Decided(card, 6, 16, state).Proposed(MeasureKind.Red));
        Assert.Equal(["v1 interview-case"], year.Proposed(MeasureKind.Interview));
    }

    [Fact]
    public void Whether_the_plan_binds_is_told_to_the_office_and_not_to_the_unit()
    {
        var talk = new Year().Case("v1", 6, 2).Proposed().Single(m => m.Kind == MeasureKind.Interview);
        Assert.Contains("（方案：视情况约谈）", MeasureText.Digest(Year.Tree, [talk], [], []), StringComparison.Ordinal);
        Assert.DoesNotContain("视情况", MeasureText.Notice(Year.Tree["v1"], talk), StringComparison.Ordinal);
    }

    [Fact]
    public void Three_months_above_the_mean_call_for_an_interview()
    {
        var year = new Year().Case("v1", 3, 2).Case("v1", 4, 2).Case("v1", 5, 2).Case("v2", 5, 9);
        Assert.Contains("连续3个月高于平均：3月万人发案10.0起（全域0.8）", year.Proposed().Single(m => m is { UnitId: "v1", Kind: MeasureKind.Interview }).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("平均", year.Proposed().Single(m => m is { UnitId: "v2", Kind: MeasureKind.Interview }).Reason, StringComparison.Ordinal);
    }
}
