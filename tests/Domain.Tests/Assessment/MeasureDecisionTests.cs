using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>Rule J4: which step can follow which, and until when a unit may contest.</summary>
public sealed class MeasureDecisionTests
{
    private static readonly Measure Line = new Year().Case("v3", 6, 11).Proposed()[0] with { Number = 3 };

    [Theory]
    [InlineData("2026-06-16", "2026-06-18", "Tuesday: Wednesday and Thursday")]
    [InlineData("2026-06-18", "2026-06-22", "Thursday: Friday and Monday")]
    public void The_unit_has_two_workdays(string decided, string until, string because) =>
        Assert.True(Approved(DateOnly.Parse(decided, System.Globalization.CultureInfo.InvariantCulture)).AppealUntil == DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), because);

    [Fact]
    public void On_the_last_day_it_may_be_contested_and_after_it_not()
    {
        var line = Approved(new(2026, 6, 16));
        Assert.Equal(MeasureState.Appealed, Changed(MeasureDecision.Appeal(line, new(2026, 6, 18))).State);
        Assert.StartsWith("考3的申诉期到6月18日为止", Refused(MeasureDecision.Appeal(line, new(2026, 6, 19))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_contested_line_does_not_count_until_it_is_upheld_and_then_cannot_be_contested_again()
    {
        var contested = Changed(MeasureDecision.Appeal(Approved(new(2026, 6, 16)), new(2026, 6, 17)));
        Assert.False(contested.Counts);
        var upheld = Changed(MeasureDecision.Uphold(contested));
        Assert.True(upheld.Counts);
        Assert.Equal("考3的申诉平安办已经答复：维持。", Refused(MeasureDecision.Appeal(upheld, new(2026, 6, 17))));
        Assert.False(Changed(MeasureDecision.Revoke(upheld)).Counts);
    }

    [Fact]
    public void What_is_decided_is_not_decided_again()
    {
        Assert.Equal("考3已批准，不用再批准。", Refused(MeasureDecision.Approve(Approved(new(2026, 6, 16)), null, Year.Calendar, 2, Year.At(new(2026, 6, 17)))));
        Assert.Contains("撤销 考3 原因", Refused(MeasureDecision.Reject(Approved(new(2026, 6, 16)), Year.At(new(2026, 6, 17)))), StringComparison.Ordinal);
        Assert.Equal("考3还没定，不用申诉。", Refused(MeasureDecision.Appeal(Line, new(2026, 6, 16))));
        Assert.Equal("考3不是正在亮的牌，不用解除。", Refused(MeasureDecision.Lift(Approved(new(2026, 6, 16)))));
    }

    private static Measure Approved(DateOnly day) => Changed(MeasureDecision.Approve(Line, null, Year.Calendar, 2, Year.At(day)));

    private static Measure Changed(MeasureOutcome outcome) => ((MeasureOutcome.Changed)outcome).Measure;

    private static string Refused(MeasureOutcome outcome) => ((MeasureOutcome.Refused)outcome).Words;
}
