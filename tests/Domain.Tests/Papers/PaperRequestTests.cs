using AntiFraudBot.Domain.Papers;

namespace AntiFraudBot.Domain.Tests.Papers;

/// <summary>Rule N6: only a message that is nothing but the command asks for a paper.</summary>
public sealed class PaperRequestTests
{
    [Fact]
    public void The_commands_are_read()
    {
        Assert.Equal(new PaperRequest.Bulletin(null), PaperRequest.Read("工作通报"));
        Assert.Equal(new PaperRequest.Bulletin(24), PaperRequest.Read("工作通报 第24周。"));
        Assert.Equal(new PaperRequest.Report(null, 6, false), PaperRequest.Read("情况通报 6月"));
        Assert.Equal(new PaperRequest.Report(2025, 12, true), PaperRequest.Read("情况通报 2025年12月 红头"));
        Assert.Equal(new PaperRequest.Notice(PaperKind.Supervision, "石桥村"), PaperRequest.Read("督办单 石桥村"));
        Assert.Equal(new PaperRequest.Notice(PaperKind.Rectification, ""), PaperRequest.Read("整改单"));
        Assert.Equal(new PaperRequest.Reprint(PaperKind.Supervision, 3), PaperRequest.Read("督办单 3号"));
        Assert.Equal(new PaperRequest.Dossier("石桥村"), PaperRequest.Read("台账 石桥村"));
    }

    [Theory]
    [InlineData("情况通报：昨天我村王某被骗3万元")]
    [InlineData("通报")]
    [InlineData("工作通报已收到，安装12")]
    [InlineData("台账已报，安装12人")]
    [InlineData("督办单收到了")]
    [InlineData("把台账 石桥村 发我")]
    public void Talk_that_speaks_of_papers_is_no_command(string text) => Assert.Null(PaperRequest.Read(text));

    [Theory]
    [InlineData("石桥村", "石桥村", null, null, "")]
    [InlineData("石桥村 承诺书没有签完", "石桥村", null, null, "承诺书没有签完")]
    [InlineData("石桥村 限6月25日 承诺书没有签完", "石桥村", "2026-06-25", null, "承诺书没有签完")]
    [InlineData("石桥村 限6月25日前办结：补报", "石桥村", "2026-06-25", null, "补报")]
    [InlineData("石桥村，6月25日9点 连续两周未报", "石桥村", null, "6月25日9:00", "连续两周未报")]
    public void The_words_of_a_notice_are_taken_apart(string words, string unit, string? deadline, string? meeting, string matter)
    {
        var day = deadline is null ? (DateOnly?)null : DateOnly.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new NoticeOrder(unit, day, meeting, matter), NoticeOrder.Read(words, new DateOnly(2026, 6, 16)));
    }

    [Theory]
    [InlineData("石桥村 限6月31日 补报")]
    [InlineData("石桥村 限6月10日 补报")]
    [InlineData("石桥村 6月25日25:00 约谈")]
    public void A_day_that_does_not_exist_or_is_over_is_refused(string words) => Assert.Null(NoticeOrder.Read(words, new DateOnly(2026, 6, 16)));
}
