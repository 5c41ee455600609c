using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Reporting.Scene;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>Rule B9: out of bounds waits with one question, and is never dropped.</summary>
public sealed class PlausibilityTests
{
    private readonly Scene _scene = new();

    [Fact]
    public void Ten_times_the_usual_week_looks_like_a_slipped_digit()
    {
        var scene = DueMonday().WithHistory(50);
        var asked = scene.Report(null, Installs(530));
        Assert.Equal("上坪村，您报的是 530，是否为 53？回复“是”或正确数字。原数无误请回复“不是”。", asked.Question!.Words);
        Assert.NotNull(asked.Answers);
        scene.Answer(asked, AnswerChoice.Yes);
        Assert.Equal(53, scene.Totals.NewIn("sp", Metric.AppInstall, Week24));
    }

    [Theory]
    [InlineData(AnswerChoice.No, null, 530)]
    [InlineData(AnswerChoice.Number, 55, 55)]
    [InlineData(AnswerChoice.Number, 530, 530)]
    public void The_reporter_has_the_last_word(AnswerChoice choice, int? number, int expected)
    {
        var scene = DueMonday().WithHistory(50);
        scene.Answer(scene.Report(null, Installs(530)), choice, number);
        Assert.Equal(expected, scene.Totals.NewIn("sp", Metric.AppInstall, Week24));
        Assert.DoesNotContain(scene.Ledger, e => e.State == EntryState.Pending);
    }

    [Fact]
    public void Little_history_or_a_small_number_is_no_reason_to_ask()
    {
        Assert.Null(DueMonday().Report(null, Installs(100)).Question);
        Assert.Null(DueMonday().WithHistory(2).Report(null, Installs(19)).Question);
    }

    [Fact]
    public void More_registered_than_installed_proposes_the_installs()
    {
        var asked = _scene.Report("6.17", Installs(14), Registers(19));
        Assert.Equal("上坪村，您报的是“注册19、安装14”，注册多于安装。是安装19吗？回复“是”或正确数字。原数无误请回复“不是”。", asked.Question!.Words);
        Assert.All(asked.Entries, e => Assert.Equal(PendingReason.Implausible, e.Pending));
        _scene.Answer(asked, AnswerChoice.Yes);
        Assert.Equal((19m, 19m), (_scene.Totals.NewIn("sp", Metric.AppInstall, Week25), _scene.Totals.NewIn("sp", Metric.AppRegister, Week25)));
    }

    [Fact]
    public void A_catch_up_of_registrations_stands_once_the_reporter_says_so()
    {
        _scene.Answer(_scene.Report("6.17", Installs(14), Registers(19)), AnswerChoice.No);
        Assert.Equal((14m, 19m), (_scene.Totals.NewIn("sp", Metric.AppInstall, Week25), _scene.Totals.NewIn("sp", Metric.AppRegister, Week25)));
    }

    [Fact]
    public void The_message_and_the_ledger_are_looked_at_together()
    {
        _scene.Report("6.17", Installs(14));
        Assert.Equal("上坪村，您报的是“注册19、安装14”，注册多于安装。请核对。回复“是”或正确数字。", _scene.Report("6.17", Registers(19)).Question!.Words);
    }

    [Theory]
    [InlineData(Metric.AppInstall, Aspect.Total, 299, "少于此前的累计312")]
    [InlineData(Metric.AppInstall, Aspect.Total, 311, "少于此前的累计312")]
    [InlineData(Metric.AppInstall, Aspect.Total, 400, "按以前的累计加新增应为312左右")]
    [InlineData(Metric.AppInstall, Aspect.Total, 1051, "多于16—60岁人口1000人")]
    [InlineData(Metric.AppRegister, Aspect.Total, 330, "多于累计安装312")]
    [InlineData(Metric.AppInstall, Aspect.New, 200, "数字较大")]
    [InlineData(Metric.HouseholdVisit, Aspect.New, 401, "多于总户数400户")]
    [InlineData(Metric.HouseholdVisit, Aspect.New, 121, "数字较大")]
    [InlineData(Metric.InstallRate, Aspect.Total, 132, "应在0—100%之间")]
    [InlineData(Metric.InstallRate, Aspect.Total, 33, "算为31.2%")]
    public void Out_of_bounds_waits_and_says_why(Metric metric, Aspect aspect, int value, string why)
    {
        _scene.Report("6.15", Installs(12));
        var asked = _scene.Report("6.17", new ReadValue(metric, aspect, value));
        Assert.Equal(PendingReason.Implausible, Assert.Single(asked.Entries).Pending);
        Assert.Contains(why, asked.Question!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Metric.AppInstall, Aspect.Total, 312)]
    [InlineData(Metric.AppInstall, Aspect.Total, 320)]
    [InlineData(Metric.InstallRate, Aspect.Total, 31)]
    [InlineData(Metric.HouseholdVisit, Aspect.New, 120)]
    public void Within_bounds_is_booked_at_once(Metric metric, Aspect aspect, int value)
    {
        _scene.Report("6.15", Installs(12));
        var booked = _scene.Report("6.17", new ReadValue(metric, aspect, value));
        Assert.Null(booked.Question);
        Assert.Equal(EntryState.Accepted, booked.Entries[0].State);
    }

    [Fact]
    public void New_and_total_of_one_message_are_checked_against_each_other()
    {
        Assert.Null(_scene.Report("6.17", Installs(15), TotalInstalls(315)).Question);
        Assert.Contains("应为317左右", new Scene().Report("6.17", Installs(17), TotalInstalls(360)).Question!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_may_lower_a_total()
    {
        _scene.Report("6.17", TotalInstalls(310));
        _scene.Again(Operation.Replace, null, 310, TotalInstalls(301));
        Assert.Equal(301, _scene.Totals.TotalAsOf("sp", Metric.AppInstall, new DateOnly(2026, 6, 17)));
    }

    [Fact]
    public void Police_are_asked_about_a_loss_without_a_case()
    {
        Assert.Contains("没有发案数", _scene.Book(_scene.Message(Police, "sp", New(Metric.Loss, 5000))).Question!.Words, StringComparison.Ordinal);
        Assert.Null(_scene.Book(_scene.Message(Police, "xp", New(Metric.Case, 1), New(Metric.Loss, 5000))).Question);
    }

    [Fact]
    public void A_rough_figure_is_booked_when_confirmed()
    {
        var asked = _scene.Book(_scene.Message(Police, "sp", New(Metric.Case, 1), new ReadValue(Metric.Loss, Aspect.New, 65000, Approximate: true)));
        Assert.Equal("上坪村，损失6.5万元是约数，回复“是”或准确数字。", asked.Question!.Words);
        _scene.Answer(asked, AnswerChoice.Number, 64800, Police);
        Assert.Equal(64800, _scene.Totals.NewIn("sp", Metric.Loss, Week25));
    }

    [Fact]
    public void A_doubtful_correction_leaves_the_old_number_until_it_is_answered()
    {
        _scene.Report("6.17", Installs(12));
        var asked = _scene.Again(Operation.Replace, "6.17", null, Installs(210));
        Assert.Equal(12, _scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
        _scene.Answer(asked, AnswerChoice.Number, 21);
        Assert.Equal(21, _scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
    }

    [Fact]
    public void A_clear_number_settles_the_doubtful_one_before_it()
    {
        var scene = DueMonday().WithHistory(50);
        scene.Report(null, Installs(530));
        scene.Report(null, Installs(53));
        Assert.Equal(53, scene.Totals.NewIn("sp", Metric.AppInstall, Week24));
        Assert.DoesNotContain(scene.Ledger, e => e.State == EntryState.Pending);
    }
}
