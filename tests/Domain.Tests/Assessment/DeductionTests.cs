using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>Rules J1–J3: the year's deductions, each with its reason and the number of its entry.</summary>
public sealed class DeductionTests
{
    [Fact]
    public void Each_case_is_one_point_with_the_entry_it_comes_from()
    {
        var line = Assert.Single(new Year().Case("v3", 6, 11, loss: 36_000).Proposed(), m => m.Kind == MeasureKind.Deduction);
        Assert.Equal(("v3", 1m, "6月11日发案1起、损失3.6万元（1号）"), (line.UnitId, line.Points, line.Reason));
        Assert.Contains("三（四）", line.Ground, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_cases_in_one_entry_are_two_points() =>
        Assert.Equal(2, Assert.Single(new Year().Case("v3", 6, 11, 2).Proposed(), m => m.Kind == MeasureKind.Deduction).Points);

    [Theory]
    [InlineData(false, 3, "instead of the one")]
    [InlineData(true, 4, "in addition to the one")]
    public void A_victim_of_the_staff_costs_three(bool additive, int deducted, string because)
    {
        var policy = Year.Policy with { Score = new ScorePolicy { StaffCaseAdditive = additive } };
        var lines = new Year().Case("v3", 6, 11).Known(staff: true).Proposed(policy).Where(m => m.Kind == MeasureKind.Deduction);
        var sheet = ScoreSheet.Of(Year.Tree["v3"], 2026, lines.Select(InForce), policy.Score);
        Assert.True(sheet.Deducted == deducted, because);
        Assert.Equal(2, sheet.Lines.Count);
    }

    [Fact]
    public void The_amount_for_a_victim_nobody_reached_is_left_to_the_office()
    {
        var line = Assert.Single(new Year().Case("v3", 6, 11).Known(reached: false).Proposed(), m => m.Rule == "not-reached" && m.Kind == MeasureKind.Deduction);
        Assert.Equal((null, 2m), (line.Points, line.MostPoints));
        Assert.Equal("考1最高扣2分，扣多少由平安办定，例：批准 考1 1.5分", Refused(Approve(line with { Number = 1 }, null)));
        Assert.Equal("考1最高扣2分，例：批准 考1 2分", Refused(Approve(line with { Number = 1 }, 3)));
        Assert.Equal("扣分以0.5分为一档，例：批准 考1 1.5分", Refused(Approve(line with { Number = 1 }, 1.2m)));
        Assert.Equal(1.5m, ((MeasureOutcome.Changed)Approve(line, 1.5m)).Measure.Points);
    }

    [Fact]
    public void Nothing_follows_from_what_is_not_known() =>
        Assert.Equal(["case"], new Year().Case("v3", 6, 11).Proposed().Where(m => m.Kind == MeasureKind.Deduction).Select(m => m.Rule));

    [Theory]
    [InlineData(1, "case,staff-case")]
    [InlineData(2, "case")]
    public void The_answers_of_a_form_are_found_by_the_message_and_speak_of_one_case_only(int count, string rules)
    {
        var facts = new Year().Case("v3", 6, 11, count).Facts();
        var known = facts with { Cases = [.. facts.Cases.Select(c => c.Knowing([new CaseAnswer("m1", true, null)]))] };
        Assert.Equal(rules, string.Join(',', DeductionRules.Of(known, Year.Policy.Score).Select(m => m.Rule)));
    }

    [Fact]
    public void The_same_ground_is_proposed_once()
    {
        var year = new Year().Case("v3", 6, 11);
        foreach (var measure in year.Proposed()) year.Decided(measure, 6, 16, MeasureState.Rejected);
        Assert.Empty(year.Proposed());
    }

    [Fact]
    public void A_proposal_whose_entry_is_gone_is_withdrawn_and_a_decision_reviewed()
    {
        var measure = new Year().Case("v3", 6, 11).Proposed()[0];
        var later = new Year().Decided(measure, 6, 16, MeasureState.Proposed).Decided(measure with { Id = "other" }, 6, 16).Facts();
        Assert.Equal([measure.Id], Proposals.Groundless(later, Year.Policy).Select(m => m.Id));
        Assert.Equal(["other"], Proposals.ToReview(later, Year.Policy).Select(m => m.Id));
    }

    [Fact]
    public void The_sheet_shows_what_is_contested_revoked_and_replaced_without_counting_it()
    {
        var lines = new Year().Case("v3", 6, 11).Case("v3", 6, 12).Case("v3", 6, 13).Proposed().Where(m => m.Kind == MeasureKind.Deduction).ToList();
        MeasureState[] states = [MeasureState.Appealed, MeasureState.Revoked, MeasureState.Upheld];
        var sheet = ScoreSheet.Of(Year.Tree["v3"], 2026, lines.Select((m, i) => InForce(m) with { State = states[i] }), Year.Policy.Score);
        Assert.Equal((99m, 3), (sheet.Score, sheet.Lines.Count));
        Assert.Equal(["申诉中，处理前不计", "已撤销，不计", ""], sheet.Lines.Select(l => l.Remark));
    }

    private static Measure InForce(Measure m) => m with { State = MeasureState.InForce, DecidedAt = Year.At(new DateOnly(2026, 6, 16)) };

    private static MeasureOutcome Approve(Measure m, decimal? points) => MeasureDecision.Approve(m, points, Year.Calendar, 2, Year.At(new DateOnly(2026, 6, 16)));

    private static string Refused(MeasureOutcome outcome) => ((MeasureOutcome.Refused)outcome).Words;
}
