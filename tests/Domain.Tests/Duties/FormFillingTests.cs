using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Duties;

/// <summary>Rule D13: how a form stands is read off the ledger.</summary>
public sealed class FormFillingTests
{
    private static readonly LedgerEntry People = Forms.Entry(Metric.PeopleReached, Aspect.New, 200, "2026-05-29", "2026-06-13", "2026-06-15 10:00");

    [Fact]
    public void A_form_is_filled_when_every_required_number_is_in_for_its_days()
    {
        var total = Forms.Entry(Metric.AppInstall, Aspect.Total, 650, "2026-06-13", "2026-06-13", "2026-06-15 11:00");
        Assert.Equal((DutyState.Partial, null), Stands(People));
        Assert.Equal((DutyState.Done, (DateTimeOffset?)Local("2026-06-15 10:00")), Stands(People, total));
    }

    [Theory]
    [InlineData("2026-06-12", DutyState.Partial, "before the period's end")]
    [InlineData("2026-06-13", DutyState.Done, "the nominal day")]
    [InlineData("2026-06-15", DutyState.Done, "the due day after the shift")]
    [InlineData("2026-06-16", DutyState.Partial, "after it")]
    public void A_total_of_any_day_from_the_nominal_to_the_due_day_answers(string day, DutyState state, string because) =>
        Assert.True(Stands(People, Forms.Entry(Metric.AppInstall, Aspect.Total, 650, day, day, "2026-06-15 11:00")).State == state, because);

    [Fact]
    public void Numbers_of_other_days_do_not_fill_it() =>
        Assert.Equal(DutyState.Open, Stands(Forms.Entry(Metric.PeopleReached, Aspect.New, 30, "2026-06-10", "2026-06-10", "2026-06-10 10:00")).State);

    [Fact]
    public void A_task_is_not_filled_by_the_ledger() =>
        Assert.Null(FormFilling.Of(Forms.Names, Forms.Duty(Forms.Names, "2026-06-26"), [People], new TotalsBook(Tree, [People])));

    [Fact]
    public void A_counter_is_done_with_the_message_that_reached_its_minimum()
    {
        LedgerEntry[] sessions =
        [
            Forms.Entry(Metric.Event, Aspect.New, 1, "2026-04-20", "2026-04-20", "2026-04-20 17:00"),
            Forms.Entry(Metric.Event, Aspect.New, 1, "2026-05-09", "2026-05-09", "2026-05-09 17:00", "shangping-3"),
        ];
        Assert.Equal((DutyState.Partial, null), Counted(sessions[0]));
        Assert.Equal((DutyState.Done, (DateTimeOffset?)Local("2026-05-09 17:00")), Counted(sessions));
    }

    [Fact]
    public void A_counter_counts_nothing_of_other_quarters() =>
        Assert.Equal(DutyState.Open, Counted(Forms.Entry(Metric.Event, Aspect.New, 5, "2026-03-31", "2026-03-31", "2026-03-31 17:00")).State);

    private static (DutyState State, DateTimeOffset? DoneAt) Stands(params LedgerEntry[] entries) => After(Forms.HalfMonth, "2026-06-13", "2026-06-15 12:00", entries);

    private static (DutyState State, DateTimeOffset? DoneAt) Counted(params LedgerEntry[] entries) => After(Forms.Sessions, "2026-06-30", "2026-06-01 12:00", entries);

    private static (DutyState State, DateTimeOffset? DoneAt) After(Form form, string nominal, string now, LedgerEntry[] entries)
    {
        var duty = Forms.Duty(form, nominal);
        var after = DutyStatus.After(duty, FormFilling.Of(form, duty, entries, new TotalsBook(Tree, entries))!, Local(now));
        return (after.State, after.DoneAt);
    }
}
