using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Reporting.Scene;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>Rules B10, B11 and the words of B12.</summary>
public sealed class TakingBackTests
{
    private readonly Scene _scene = new();

    [Fact]
    public void The_last_message_is_taken_back_whole()
    {
        _scene.Report("6.16", Installs(4));
        _scene.Report("6.17", Installs(12), Registers(10));
        _scene.Retract(Liaison);
        Assert.Equal([4m], _scene.Accepted.Select(e => e.Value));
    }

    [Fact]
    public void What_a_correction_had_replaced_stands_again()
    {
        _scene.Report("6.17", Installs(12));
        _scene.Again(Operation.Add, "6.17", null, Installs(5));
        _scene.Again(Operation.Replace, "6.17", null, Installs(15));
        _scene.Retract(Liaison);
        Assert.Equal([12m, 5m], _scene.Accepted.Select(e => e.Value));
    }

    [Fact]
    public void Only_the_last_link_of_a_chain_of_corrections_comes_back()
    {
        _scene.Report("6.17", Installs(12));
        _scene.Again(Operation.Replace, "6.17", null, Installs(15));
        _scene.Again(Operation.Replace, "6.17", null, Installs(18));
        _scene.Retract(Liaison);
        Assert.Equal([15m], _scene.Accepted.Select(e => e.Value));
    }

    [Fact]
    public void The_days_come_back_when_the_week_goes()
    {
        _scene.Report("6.15", Installs(5));
        _scene.Report("6.16", Installs(3));
        _scene.Report("6.15—6.21", Installs(20));
        _scene.Retract(Liaison);
        Assert.Equal(8, _scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
    }

    [Fact]
    public void A_number_that_was_never_accepted_does_not_come_back()
    {
        var scene = DueMonday().WithHistory(50);
        scene.Answer(scene.Report(null, Installs(530)), AnswerChoice.Yes);
        scene.Retract(Liaison);
        Assert.Null(scene.Totals.NewIn("sp", Metric.AppInstall, Week24));
    }

    [Fact]
    public void Nothing_to_take_back_is_said() => Assert.Equal("没有可撤回的数。", _scene.Retract(Liaison).Refusals[0].Words);

    [Fact]
    public void Taking_back_reads_back_what_went_and_what_stands()
    {
        _scene.Report("6.17", Installs(12));
        _scene.Again(Operation.Replace, "6.17", null, Installs(15));
        var before = _scene.Facts;
        Assert.Equal("已撤回 上坪村｜6月17日 安装15。\n恢复为 上坪村｜6月17日 安装12。", ReadBackText.ForRetraction(_scene.Retract(Liaison), before));
    }

    [Fact]
    public void 不是35是53_finds_the_speakers_35()
    {
        _scene.Report("6.16", Installs(35), New(Metric.HouseholdVisit, 60));
        _scene.Report("6.17", Installs(4));
        var found = Assert.IsType<BareCorrection.Found>(BareCorrection.Decide(35, 53, _scene.Ledger, "上坪村"));
        Assert.Equal((Metric.AppInstall, 53m, Operation.Replace, 35m), (found.Row.Values[0].Metric, found.Row.Values[0].Value, found.Row.Operation, found.Row.Old));
        Assert.Equal(Dates("6.16"), found.Period);
    }

    [Fact]
    public void Two_numbers_35_in_one_message_are_asked_about()
    {
        _scene.Report("6.16", Installs(35), Registers(35));
        var ask = Assert.IsType<BareCorrection.Ask>(BareCorrection.Decide(35, 53, _scene.Ledger, "上坪村"));
        Assert.Equal("更正的是安装35还是注册35？请回复“更正：安装53”或“更正：注册53”。", ask.Words);
    }

    [Fact]
    public void An_unknown_35_is_asked_about() => Assert.Equal(
        "没有找到您报的35。请回复完整内容，例：更正：上坪村安装53",
        Assert.IsType<BareCorrection.Ask>(BareCorrection.Decide(35, 53, [], "上坪村")).Words);

    [Fact]
    public void 应该是28_means_the_only_number_of_the_last_message()
    {
        _scene.Report("6.17", Installs(82));
        Assert.Equal(28, Assert.IsType<BareCorrection.Found>(BareCorrection.Decide(null, 28, _scene.Ledger, "上坪村")).Row.Values[0].Value);
    }
}
