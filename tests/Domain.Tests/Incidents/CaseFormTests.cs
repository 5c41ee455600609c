using AntiFraudBot.Domain.Incidents;

namespace AntiFraudBot.Domain.Tests.Incidents;

public sealed class CaseFormTests
{
    private static readonly DateOnly Today = new(2026, 6, 18);

    private static readonly FraudCase New = new() { Number = "A0618-01", UnitId = "u", OpenedAt = new(2026, 6, 18, 1, 0, 0, TimeSpan.Zero), MessageId = "m" };

    [Fact]
    public void A_form_in_one_line_completes_the_case()
    {
        var form = Fill("类型刷单 时间6月14日下午3点 损失3.6万 职工否 家属是 宣传没有 APP否 人群老年人 报警是 经过 加群刷单，先返佣金，电话13812345678");
        Assert.Empty(form.Unread);
        Assert.Empty(form.Case.Missing);
        Assert.Equal(("刷单返利", new DateOnly(2026, 6, 14), 15, 36000m), (form.Case.Type, form.Case.On, form.Case.Hour, form.Case.Loss));
        Assert.Equal((false, true, false, false, true, "老年人"), (form.Case.Staff, form.Case.Family, form.Case.Publicity, form.Case.App, form.Case.Reported, form.Case.Group));
        Assert.Equal("加群刷单，先返佣金，电话138****5678", form.Case.How);
    }

    [Fact]
    public void A_form_may_come_in_parts_and_says_what_is_missing()
    {
        var form = Fill("损失：8200元，类型：客服");
        Assert.Equal(["时间", "职工", "家属", "宣传", "APP"], form.Case.Missing);
        Assert.Equal("案件A0618-01还差：时间、职工、家属、宣传、APP。请接着补，例：案件 A0618-01 时间6月18日 职工否 家属否 宣传是 APP否", FraudCaseText.StillMissing(form.Case));
    }

    [Fact]
    public void What_cannot_be_meant_is_named()
    {
        var form = Fill("损失很多 宣传不知道 时间2月30日");
        Assert.Equal(["损失", "宣传", "时间"], form.Unread);
        Assert.Equal(New, form.Case);
    }

    [Fact]
    public void The_place_is_put_right_where_the_speaker_may()
    {
        Assert.Equal("u-shangping", Fill("单位上坪村").Case.UnitId);
        Assert.Equal(["单位"], Fill("单位天桥村").Unread);
    }

    [Theory]
    [InlineData("昨天", "2026-06-17")]
    [InlineData("14日", "2026-06-14")]
    [InlineData("20号", "2026-05-20")]
    [InlineData("12月31日", "2025-12-31")]
    [InlineData("2026-06-01", "2026-06-01")]
    public void No_case_happens_in_the_future(string said, string day) => Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), CaseFields.Day(said, Today));

    [Theory]
    [InlineData("案件 A0618-01 类型刷单", typeof(CaseCommand.Form))]
    [InlineData("案件A0618-01", typeof(CaseCommand.Form))]
    [InlineData("案件 A0618-01 不属实", typeof(CaseCommand.Refute))]
    [InlineData("回访 A0618-01 宣传否", typeof(CaseCommand.Callback))]
    [InlineData("已讲 A0618-01 群里 180人", typeof(CaseCommand.Talked))]
    [InlineData("案件分析 6月", typeof(CaseCommand.Analysis))]
    [InlineData("上坪村案件分析", typeof(CaseCommand.Analysis))]
    [InlineData("三必讲", typeof(CaseCommand.Talks))]
    [InlineData("案件1起，损失2万", null)]
    [InlineData("发案1起", null)]
    [InlineData("分析发案原因，加强宣传", null)]
    public void Commands_are_told_from_reports(string text, Type? command) => Assert.Equal(command, CaseCommand.Read(text)?.GetType());

    private static CaseForm Fill(string text) => CaseForm.Fill(
        New, text, Today, t => t.Contains("刷单", StringComparison.Ordinal) ? "刷单返利" : t.Contains("客服", StringComparison.Ordinal) ? "冒充客服退款" : null,
        name => name == "上坪村" ? "u-shangping" : null);
}
