using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Reporting.Scene;

namespace AntiFraudBot.Domain.Tests.Reporting;

/// <summary>Rules B1 and B2.</summary>
public sealed class WhichDaysANumberIsForTests
{
    [Fact]
    public void Without_a_period_it_is_today()
    {
        var scene = new Scene();
        var result = scene.Report(null, Installs(12));
        Assert.Equal(Dates("6.17"), Assert.Single(result.Entries).Period);
        Assert.Null(result.Answers);
    }

    [Fact]
    public void While_last_weeks_data_are_due_it_is_last_week_and_answers_the_duty()
    {
        var result = DueMonday().Report(null, Installs(12), Registers(11));
        Assert.All(result.Entries, e => Assert.Equal((Week24, EntryState.Accepted), (e.Period, e.State)));
        Assert.Equal("weekly/2026-W24/sp", result.Answers!.DutyId);
        Assert.Equal([Metric.AppInstall, Metric.AppRegister], result.Answers.Metrics);
    }

    [Fact]
    public void Today_said_is_today_even_while_the_data_are_due()
    {
        var result = DueMonday().Report("6.15", Installs(12));
        Assert.Equal(Dates("6.15"), result.Entries[0].Period);
        Assert.Null(result.Answers);
    }

    [Fact]
    public void This_week_said_while_the_data_are_due_is_asked_about()
    {
        var scene = DueMonday();
        var asked = scene.Book(scene.Message(Liaison, "sp", Installs(12)) with { Period = Week25, SaidThisWeek = true });
        Assert.Equal("上周（6.8—6.14）还是本周？", asked.Question!.Words);
        Assert.Equal(PendingReason.WhichWeek, asked.Entries[0].Pending);
        Assert.Null(scene.Totals.NewIn("sp", Metric.AppInstall, Week25));
    }

    [Theory]
    [InlineData(AnswerChoice.LastWeek, "6.8—6.14", true)]
    [InlineData(AnswerChoice.ThisWeek, "6.15—6.21", false)]
    public void The_answer_dates_it(AnswerChoice choice, string period, bool answersTheDuty)
    {
        var scene = DueMonday();
        var request = scene.Message(Liaison, "sp", Installs(12)) with { Period = Week25, SaidThisWeek = true };
        var result = scene.Answer(scene.Book(request), choice);
        var entry = Assert.Single(scene.Accepted);
        Assert.Equal((Dates(period), 12m, request.MessageId), (entry.Period, entry.Value, entry.MessageId));
        Assert.Equal(answersTheDuty, result.Answers is not null);
        if (answersTheDuty) Assert.Equal(request.SentAt, result.Answers!.At);
    }

    [Fact]
    public void This_week_is_plain_once_the_duty_is_filled()
    {
        var scene = new Scene();
        var result = scene.Book(scene.Message(Liaison, "sp", Installs(12)) with { Period = Week25, SaidThisWeek = true });
        Assert.Equal((Week25, EntryState.Accepted), (result.Entries[0].Period, result.Entries[0].State));
    }

    [Fact]
    public void A_total_that_answers_the_duty_counts_as_of_the_weeks_end()
    {
        var result = DueMonday().Report(null, TotalInstalls(315));
        Assert.Equal(Dates("6.14"), result.Entries[0].Period);
        Assert.Equal([Metric.AppInstall], result.Answers!.Metrics);
    }

    [Fact]
    public void A_total_otherwise_counts_as_of_the_message()
    {
        var scene = new Scene();
        Assert.Equal(Dates("6.17"), scene.Report(null, TotalInstalls(315)).Entries[0].Period);
        Assert.Equal(Dates("6.17"), scene.Report("6.1—6.30", TotalInstalls(316)).Entries[0].Period);
    }

    [Fact]
    public void A_forwarding_confirmation_is_todays_whatever_is_due()
    {
        var scene = DueMonday();
        var result = scene.Book(scene.Message(Liaison, "sp", New(Metric.PushGroup, 8), New(Metric.PushPeople, 420)) with { IsForwarded = true });
        Assert.All(result.Entries, e => Assert.Equal(Dates("6.15"), e.Period));
        Assert.Null(result.Answers);
    }

    [Fact]
    public void After_the_freeze_the_number_is_marked_for_the_next_issue()
    {
        var scene = new Scene { FrozenThrough = Week24.To };
        Assert.True(scene.Report("6.8—6.14", Installs(12)).Entries[0].AfterFreeze);
        Assert.False(scene.Report("6.17", Installs(3)).Entries[0].AfterFreeze);
    }

    [Fact]
    public void A_correction_without_a_period_follows_the_number_it_corrects()
    {
        var scene = DueMonday();
        scene.Report(null, Installs(17));
        scene.OpenDuty = null;
        scene.Again(Operation.Replace, null, null, Installs(15));
        Assert.Equal((Week24, 15m), (Assert.Single(scene.Accepted).Period, scene.Accepted.Single().Value));
    }
}
