using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Reporting.Scene;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>Rule B3: longer for shorter, repeats, additions, corrections.</summary>
public sealed class WhatStandsAlreadyTests
{
    private readonly Scene _scene = new();

    [Fact]
    public void The_week_takes_the_place_of_its_days()
    {
        _scene.Report("6.15", Installs(5));
        _scene.Report("6.16", Installs(3));
        _scene.Report("6.15—6.21", Installs(20));
        Assert.Equal(20, _scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
        Assert.Equal([20m], _scene.Accepted.Select(e => e.Value));
    }

    [Fact]
    public void The_same_number_twice_is_a_repeat_and_not_booked_again()
    {
        _scene.Report("6.17", Installs(12));
        var result = _scene.Report("6.17", Installs(12));
        Assert.Empty(result.Entries);
        Assert.Equal((Metric.AppInstall, 12m), (result.Repeats[0].Metric, result.Repeats[0].Value));
    }

    [Fact]
    public void Another_number_for_the_same_day_is_asked_about_and_does_not_count()
    {
        _scene.Report("6.17", Installs(12));
        var result = _scene.Report("6.17", Installs(15));
        Assert.Equal("上坪村6.17已报安装12，现报安装15。追加还是更正？", result.Question!.Words);
        Assert.Equal(12, _scene.Totals.NewIn("sp", Metric.AppInstall, Dates("6.17")));
    }

    [Theory]
    [InlineData(AnswerChoice.Add, 27)]
    [InlineData(AnswerChoice.Correct, 15)]
    public void The_answer_adds_or_corrects(AnswerChoice choice, int expected)
    {
        _scene.Report("6.17", Installs(12));
        _scene.Answer(_scene.Report("6.17", Installs(15)), choice);
        Assert.Equal(expected, _scene.Totals.NewIn("sp", Metric.AppInstall, Dates("6.17")));
        Assert.DoesNotContain(_scene.Ledger, e => e.State == EntryState.Pending);
    }

    [Fact]
    public void An_answer_that_fits_no_question_leaves_everything_pending()
    {
        _scene.Report("6.17", Installs(12));
        var result = _scene.Answer(_scene.Report("6.17", Installs(15)), AnswerChoice.Yes);
        Assert.Equal("请回复“追加”或“更正”。", result.Refusals[0].Words);
        Assert.Contains(_scene.Ledger, e => e.Pending == PendingReason.AddOrCorrect && e.State == EntryState.Pending);
    }

    [Fact]
    public void Again_with_又_adds()
    {
        _scene.Report("6.17", Installs(12));
        _scene.Again(Operation.Add, "6.17", null, Installs(5));
        Assert.Equal(17, _scene.Totals.NewIn("sp", Metric.AppInstall, Dates("6.17")));
    }

    [Fact]
    public void The_sum_of_number_and_additions_is_a_repeat_too()
    {
        _scene.Report("6.17", Installs(12));
        _scene.Again(Operation.Add, "6.17", null, Installs(5));
        Assert.Single(_scene.Report("6.17", Installs(17)).Repeats);
    }

    [Fact]
    public void 更正_as_an_answer_is_on_record_as_a_correction_of_what_stood()
    {
        var scene = new Scene();
        var stood = scene.Report("6.17", Scene.Installs(12)).Entries[0];
        scene.Answer(scene.Report("6.17", Scene.Installs(15)), AnswerChoice.Correct);
        var corrected = Assert.Single(scene.Accepted);
        Assert.Equal((15m, stood.Id), (corrected.Value, corrected.Supersedes));
    }

    [Fact]
    public void 更正_replaces_number_and_additions_and_keeps_the_old_ones_on_record()
    {
        _scene.Report("6.17", Installs(12));
        _scene.Again(Operation.Add, "6.17", null, Installs(5));
        _scene.Again(Operation.Replace, "6.17", null, Installs(15));
        Assert.Equal(15, _scene.Totals.NewIn("sp", Metric.AppInstall, Dates("6.17")));
        Assert.Equal([12m, 5m], _scene.Ledger.Where(e => e.State == EntryState.Superseded).Select(e => e.Value));
    }

    [Fact]
    public void A_correction_that_names_the_addition_changes_only_that()
    {
        _scene.Report("6.17", Installs(12));
        _scene.Again(Operation.Add, "6.17", null, Installs(5));
        _scene.Again(Operation.Replace, null, 5, Installs(8));
        Assert.Equal(20, _scene.Totals.NewIn("sp", Metric.AppInstall, Dates("6.17")));
    }

    [Fact]
    public void A_correction_finds_the_number_it_says_was_wrong()
    {
        _scene.Report("6.15", Installs(35));
        _scene.Report("6.16", Installs(4));
        _scene.Again(Operation.Replace, null, 35, Installs(53));
        Assert.Equal(57, _scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
    }

    [Fact]
    public void A_correction_that_finds_only_a_number_from_before_last_week_is_asked_about()
    {
        _scene.Report("6.1—6.7", Installs(31));
        var asked = _scene.Again(Operation.Replace, null, null, Installs(2));
        Assert.Equal("上坪村，您最近一次报安装是6.1—6.7的31，要把它改为2吗？回复“是”或正确数字。", asked.Question!.Words);
        Assert.Equal(31, _scene.Totals.NewIn("sp", Metric.AppInstall, Dates("6.1—6.7")));
        _scene.Answer(asked, AnswerChoice.Yes);
        Assert.Equal(2, _scene.Totals.NewIn("sp", Metric.AppInstall, Dates("6.1—6.7")));
    }

    [Fact]
    public void A_correction_of_a_correction_stands_on_the_last_one()
    {
        _scene.Report("6.17", Installs(12));
        _scene.Again(Operation.Replace, "6.17", null, Installs(15));
        _scene.Again(Operation.Replace, "6.17", null, Installs(18));
        Assert.Equal([18m], _scene.Accepted.Select(e => e.Value));
    }

    [Fact]
    public void A_day_inside_a_reported_week_is_asked_about()
    {
        _scene.Report("6.8—6.14", Installs(40));
        var result = _scene.Report("6.12", Installs(8));
        Assert.Equal("上坪村6.8—6.14已报安装40，现报6.12安装8。追加还是更正？", result.Question!.Words);
    }

    [Theory]
    [InlineData(AnswerChoice.Add, 48)]
    [InlineData(AnswerChoice.Correct, 8)]
    public void The_answer_about_a_day_inside_a_week_changes_the_week(AnswerChoice choice, int expected)
    {
        _scene.Report("6.8—6.14", Installs(40));
        _scene.Answer(_scene.Report("6.12", Installs(8)), choice);
        Assert.Equal(expected, _scene.Totals.NewIn("sp", Metric.AppInstall, Week24));
    }

    [Fact]
    public void 补_inside_a_reported_week_adds_to_the_week()
    {
        _scene.Report("6.8—6.14", Installs(40));
        _scene.Again(Operation.Add, "6.14", null, Installs(4));
        Assert.Equal(44, _scene.Totals.NewIn("sp", Metric.AppInstall, Week24));
    }

    [Fact]
    public void Only_the_doubtful_number_of_a_message_waits()
    {
        _scene.Report("6.17", Installs(12));
        var result = _scene.Report("6.17", Installs(15), New(Metric.HouseholdVisit, 30));
        Assert.Equal([EntryState.Pending, EntryState.Accepted], result.Entries.Select(e => e.State));
    }

    [Fact]
    public void A_reposted_list_replaces_the_line_of_the_speaker()
    {
        BookingRequest List(int value) => _scene.Message(Liaison, "sp", Installs(value)) with { IsChainList = true };
        _scene.Book(List(5));
        Assert.Single(_scene.Book(List(5)).Repeats);
        _scene.Book(List(7));
        Assert.Equal([7m], _scene.Accepted.Select(e => e.Value));
    }
}
