using System.Globalization;
using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Domain.Tests.Evidence;

public sealed class ScreenTextTests
{
    private static readonly DateTimeOffset Morning = new(2026, 6, 15, 1, 2, 0, TimeSpan.Zero);
    private static readonly SentBy Now = new("下坪村", "周明", Morning, "2026-W24");
    private static readonly SentBy Before = new("上坪村", "薛冬全", Morning.AddDays(-7), "2026-W23");

    [Fact]
    public void The_office_reads_whose_two_pictures_they_are_and_what_to_answer() => Assert.Equal(
        """
        待核截图，共2张，这是最早的一张。
        下坪村 周明 6月15日9:02发，统计第24周（6月8日—6月14日）。
        和上坪村 薛冬全 6月8日9:02发的像是同一张图：号码、开关、状态栏都一样。
        识字：反诈APP页面，来电预警开，短信预警看不清，手机时间9:41。
        手机时间9:41，发来是9:02，不是当天截的。
        第一张是这次的，第二张是以前的，请对照看。
        没有问题请回复：通过
        要重发请回复原因，例：退回 请用本人手机重新截一张
        """,
        ScreenText.Item(Picture(ScreenIssue.SamePicture) with { Facts = new ScreenFacts(true, true, null, new TimeOnly(9, 41)) }, Now, Before, true, 2));

    [Fact]
    public void A_picture_whose_time_is_over_is_said_to_be_gone() =>
        Assert.Contains("以前那张已过保存期，只留了指纹。", ScreenText.Item(Picture(ScreenIssue.SameFile), Now, Before, false, 1), StringComparison.Ordinal);

    [Fact]
    public void The_cadre_reads_what_to_send_and_no_suspicion()
    {
        var words = ScreenText.PleaseSendAgain(Morning, "平安办", "请各截各的手机");
        Assert.StartsWith("您6月15日9:02发的截图要补发一张，平安办说：请各截各的手机", words, StringComparison.Ordinal);
        Assert.All((string[])["重复", "造假", "可疑", "同一张"], w => Assert.DoesNotContain(w, words, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_waiting_adds_no_line()
    {
        Assert.Null(ScreenText.Waiting(0));
        Assert.Equal("截图待核3张，请私聊我逐张看：看下一条", ScreenText.Waiting(3));
    }

    [Theory]
    [InlineData("9:00", "", "two minutes before")]
    [InlineData("6:05", "", "within three hours")]
    [InlineData("9:10", "", "clocks that differ")]
    [InlineData("5:30", "手机时间5:30，发来是9:02，隔了3个多小时，也可能是前些天截的。", "hours before")]
    [InlineData("21:15", "手机时间21:15，发来是9:02，不是当天截的。", "of an evening before")]
    public void A_clock_far_from_the_sending_is_remarked(string clock, string words, string because) => Assert.True(
        words == string.Concat(ScreenRemarks.Of(new ScreenFacts(true, true, true, TimeOnly.Parse(clock, CultureInfo.InvariantCulture)), Morning, null)), because);

    [Fact]
    public void A_switch_that_is_off_is_held_against_the_warnings_claimed()
    {
        var off = new ScreenFacts(true, false, true, null);
        Assert.Equal(["一起报的开启预警12人，图上来电预警没有打开。"], ScreenRemarks.Of(off, Morning, 12));
        Assert.Empty(ScreenRemarks.Of(off, Morning, null));
        Assert.Empty(ScreenRemarks.Of(off with { Calls = true }, Morning, 12));
        Assert.Empty(ScreenRemarks.Of(off with { IsAppPage = false }, Morning, 12));
    }

    private static Screenshot Picture(ScreenIssue issue) => new()
    {
        Id = "f", MessageId = "i", ConversationId = "g", MemberId = "m", UnitId = "v", Week = "2026-W24", SentAt = Morning, Sha256 = "", Issue = issue,
    };
}
