using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Domain.Tests.Evidence;

/// <summary>Who is asked about a picture, and above all who is not (rules E52, E55, E56).</summary>
public sealed class ReuseRulesTests
{
    private static readonly ScreenLikeness Same = new(0.99, 0.99);
    private static readonly ScreenLikeness OtherTime = new(0.99, 0.8);
    private static readonly ScreenLikeness BarCutOff = new(0.99, null);

    [Fact]
    public void A_file_of_another_unit_is_something_to_look_at() =>
        Assert.Equal(ScreenIssue.SameFile, ReuseRules.OfSameFile(Of("v2"), Of("v1")));

    [Fact]
    public void A_file_of_last_week_is_something_to_look_at() =>
        Assert.Equal(ScreenIssue.SameFile, ReuseRules.OfSameFile(Of("v1", "2026-W25"), Of("v1", "2026-W24")));

    [Fact]
    public void The_same_picture_sent_twice_by_a_unit_for_one_week_is_nobodys_business()
    {
        Assert.Equal(ScreenIssue.None, ReuseRules.OfSameFile(Of("v1"), Of("v1")));
        Assert.Equal(ScreenIssue.None, ReuseRules.OfLikeness(Of("v1"), Of("v1"), Same));
    }

    [Fact]
    public void A_picture_saved_again_is_found() => Assert.Equal(ScreenIssue.SamePicture, ReuseRules.OfLikeness(Of("v2"), Of("v1"), Same));

    [Fact]
    public void The_same_page_at_another_time_is_another_picture() => Assert.Equal(ScreenIssue.None, ReuseRules.OfLikeness(Of("v2"), Of("v1"), OtherTime));

    [Theory]
    [InlineData(0.954, 1.0)]
    [InlineData(1.0, 0.919)]
    [InlineData(-1, null)]
    public void What_differs_anywhere_is_another_picture(double page, double? bar) =>
        Assert.Equal(ScreenIssue.None, ReuseRules.OfLikeness(Of("v2"), Of("v1"), new ScreenLikeness(page, bar)));

    [Fact]
    public void Without_a_status_bar_only_somebody_elses_page_is_asked_about()
    {
        Assert.Equal(ScreenIssue.SamePageWithoutBar, ReuseRules.OfLikeness(Of("v2", member: "m2"), Of("v1"), BarCutOff));
        Assert.Equal(ScreenIssue.None, ReuseRules.OfLikeness(Of("v1", "2026-W25"), Of("v1", "2026-W24"), BarCutOff));
    }

    [Fact]
    public void Material_that_is_passed_on_is_no_evidence_and_never_reuse()
    {
        var poster = Of("town") with { IsMaterial = true };
        Assert.Equal(ScreenIssue.None, ReuseRules.OfSameFile(Of("v1"), poster));
        Assert.Equal(ScreenIssue.None, ReuseRules.OfLikeness(Of("v1"), poster, Same));
        Assert.True(ReuseRules.IsMaterial(poster, Same));
        Assert.True(ReuseRules.IsMaterial(poster, null));
        Assert.False(ReuseRules.IsMaterial(poster, OtherTime));
        Assert.False(ReuseRules.IsMaterial(Of("v1"), Same));
    }

    [Fact]
    public void What_was_returned_and_comes_again_is_looked_at_again() =>
        Assert.Equal(ScreenIssue.ReturnedBefore, ReuseRules.OfSameFile(Of("v1"), Of("v1") with { State = ScreenState.Returned }));

    [Fact]
    public void A_page_with_a_switch_off_is_told_from_one_that_cannot_be_seen()
    {
        Assert.True(new ScreenFacts(true, false, true, null).HasSwitchOff);
        Assert.False(new ScreenFacts(true, null, true, null).HasSwitchOff);
        Assert.False(new ScreenFacts(false, false, false, null).HasSwitchOff);
    }

    private static Screenshot Of(string unit, string week = "2026-W24", string member = "m1") => new()
    {
        Id = "f", MessageId = "i", ConversationId = "g", MemberId = member, UnitId = unit, Week = week, SentAt = default, Sha256 = "",
    };
}
