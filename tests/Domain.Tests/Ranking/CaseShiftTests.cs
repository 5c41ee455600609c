using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Ranking;

/// <summary>Cases that come into a week already posted, or leave it, stand as a note in the next issue.</summary>
public sealed class CaseShiftTests
{
    private static readonly Period Saturday = Period.Of(new DateOnly(2026, 6, 6)), Tuesday = Period.Of(new DateOnly(2026, 6, 9)), Friday = Period.Of(new DateOnly(2026, 6, 12));

    [Fact]
    public void A_case_of_the_posted_week_told_late_is_noted_once_and_not_counted_this_week()
    {
        var issue = new Issue().Add("sp", Metric.Case, 1, Saturday, Late(11, "m")).Add("sp", Metric.Loss, 36_000, Saturday, Late(11, "m"));
        var posted = issue.Compute(Issue.Week23);
        var next = issue.Compute(Issue.Week24, posted);
        Assert.Equal((null, 1m), (posted.This.Cases, next.Last.Cases));
        Assert.Null(next.This.Cases);
        Assert.Contains("补记上坪村6月6日发案1起、损失3.6万元", RankingText.For(next), StringComparison.Ordinal);
        Assert.DoesNotContain("补记", RankingText.For(posted), StringComparison.Ordinal);
        Assert.Empty(issue.Compute(Issue.Week24, next).CaseShifts);
    }

    [Fact]
    public void Confirmed_after_the_freeze_it_is_noted_though_it_was_told_before()
    {
        var issue = new Issue().Add("sp", Metric.Case, 1, Saturday, e => e.Entry = e.Entry with { At = Issue.Local(new(2026, 6, 8), 9), AfterFreeze = true });
        Assert.Single(issue.Compute(Issue.Week24, issue.Compute(Issue.Week23)).CaseShifts);
    }

    [Fact]
    public void A_counted_case_that_moves_over_a_week_border_is_said_with_both_days()
    {
        var issue = new Issue().Add("sp", Metric.Case, 1, Tuesday, e => e.Entry = e.Entry with { State = EntryState.Superseded })
            .Add("sp", Metric.Case, 1, Saturday, e => e.Entry = e.Entry with { At = Issue.Local(new(2026, 6, 11), 9), AfterFreeze = true, Supersedes = "e1" });
        Assert.Contains("上坪村发案1起由6月9日改记6月6日", RankingText.For(issue.Compute(Issue.Week24, issue.Compute(Issue.Week23))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_issue_has_shown_needs_no_note()
    {
        var issue = new Issue().Add("sp", Metric.Case, 1, Tuesday, e => e.Entry = e.Entry with { State = EntryState.Superseded })
            .Add("sp", Metric.Case, 1, Friday, e => e.Entry = e.Entry with { At = Issue.Local(new(2026, 6, 12), 9), Supersedes = "e1" });
        Assert.Empty(issue.Compute(Issue.Week24, issue.Compute(Issue.Week23)).CaseShifts);
    }

    private static Action<EntryEdit> Late(int day, string message) => e => e.Entry = e.Entry with { At = Issue.Local(new(2026, 6, day), 9), AfterFreeze = true, MessageId = message };
}
