using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Reporting.Scene;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>Rule B12: what was stored is what is read back.</summary>
public sealed class ReadBackTextTests
{
    [Fact]
    public void The_days_numbers_with_the_running_totals() => AssertReads(
        """
        已收到 上坪村｜6月17日
        安装 +17（累计317）  注册 +16（累计296）  入户 45户
        有误请回复“更正：安装15”。
        """,
        new Scene(), "6.17", Installs(17), Registers(16), New(Metric.HouseholdVisit, 45));

    [Fact]
    public void Last_weeks_numbers_name_the_week() => AssertReads(
        """
        已收到 上坪村｜第24周（6.8—6.14）
        安装 +17  累计安装 317
        有误请回复“更正：安装15”。
        """,
        DueMonday(), null, Installs(17), TotalInstalls(317));

    [Fact]
    public void A_case_is_shown_as_unverified() => AssertReads(
        """
        已收到 上坪村｜6月17日
        发案 1起（待核）  损失 3.6万元（待核）
        有误请回复“更正：发案”加正确数字。
        """,
        new Scene(), "6.17", New(Metric.Case, 1), New(Metric.Loss, 36000));

    [Fact]
    public void A_question_stands_last()
    {
        var scene = new Scene();
        scene.Report("6.17", Installs(12));
        AssertReads(
            """
            已收到 上坪村｜6月17日
            安装 +15（待确认）
            上坪村6.17已报安装12，现报安装15。追加还是更正？
            """,
            scene, "6.17", Installs(15));
    }

    [Fact]
    public void A_repeat_is_said_to_be_one()
    {
        var scene = new Scene();
        scene.Report("6.17", Installs(12));
        AssertReads("上坪村｜6月17日 安装12 已报过，不重复计。", scene, "6.17", Installs(12));
    }

    [Fact]
    public void A_correction_shows_the_old_number()
    {
        var scene = new Scene();
        scene.Report("6.17", Installs(17));
        var before = scene.Facts;
        var result = scene.Again(Operation.Replace, null, null, Installs(15));
        Assert.Equal("已收到 上坪村｜6月17日\n安装 +15（原17，累计315）\n有误请回复“更正：安装15”。", ReadBackText.For(Tree["sp"], result, before));
    }

    [Fact]
    public void After_the_freeze_it_says_so()
    {
        var scene = new Scene { FrozenThrough = Week24.To };
        var before = scene.Facts;
        var text = ReadBackText.For(Tree["sp"], scene.Report("6.8—6.14", Installs(9)), before);
        Assert.Contains("本期数据已截止，计入下期并注明。", text, StringComparison.Ordinal);
    }

    private static void AssertReads(string expected, Scene scene, string? period, params ReadValue[] values)
    {
        var before = scene.Facts;
        Assert.Equal(expected.ReplaceLineEndings("\n"), ReadBackText.For(Tree["sp"], scene.Report(period, values), before));
    }
}
