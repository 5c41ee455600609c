using System.Globalization;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;

namespace AntiFraudBot.Domain.Tests.Duties;

/// <summary>Rules D3, D4 and B6: what of the ledger answers a weekly form, and when it was first said.</summary>
public sealed class DutyFillingTests
{
    private static readonly Period Week = new(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 14));

    private static readonly OrgTree Tree = new([new OrgUnit { Id = "sp", Name = "上坪村", Tier = Tier.Village, Kind = UnitKind.Village }]);

    private static readonly Duty Owed = new()
    {
        Id = "weekly/2026-W24/sp", UnitId = "sp", Form = WeeklyForm.Name, Week = "2026-W24", Period = Week, State = DutyState.Open,
        Due = Local("06-15 18:00"), FreezeAt = Local("06-16 12:00"),
    };

    private static readonly LedgerEntry First = Entry(12, "06-15 14:00");

    [Fact]
    public void A_correction_after_the_deadline_leaves_the_report_in_time() =>
        Assert.Equal((DutyState.Done, First.At), Stands(First with { State = EntryState.Superseded }, Entry(15, "06-15 19:01")));

    [Fact]
    public void A_report_taken_back_is_none_and_the_next_one_is_late() =>
        Assert.Equal((DutyState.Late, Local("06-15 19:01")), Stands(First with { State = EntryState.Retracted }, Entry(15, "06-15 19:01")));

    [Fact]
    public void Only_a_replaced_number_is_not_a_report() =>
        Assert.Equal((DutyState.Open, null), Stands(First with { State = EntryState.Superseded }));

    [Fact]
    public void A_number_said_before_the_week_was_over_answers_it() =>
        Assert.Equal((DutyState.Done, Local("06-14 20:10")), Stands(Entry(12, "06-14 20:10")));

    [Fact]
    public void A_neighbours_word_that_the_unit_has_settled_by_its_own_does_not_make_it_earlier() =>
        Assert.Equal((DutyState.Late, Local("06-15 19:01")), Stands(First with { State = EntryState.Superseded, Pending = PendingReason.Proxy }, Entry(15, "06-15 19:01")));

    private static (DutyState State, DateTimeOffset? DoneAt) Stands(params LedgerEntry[] entries)
    {
        var filling = new DutyFilling(new Registry(Tree, [], []), new FormBook(new WeeklyForm(), [])).Of(Owed, entries)!;
        var after = DutyStatus.After(Owed, filling, Local("06-15 20:00"));
        return (after.State, after.DoneAt);
    }

    private static LedgerEntry Entry(decimal value, string at) => new()
    {
        Id = at, UnitId = "sp", Metric = Metric.AppInstall, Aspect = Aspect.New, Value = value, Period = Week, State = EntryState.Accepted,
        MessageId = "m", SpeakerId = "wang", At = Local(at), Rule = "report",
    };

    private static DateTimeOffset Local(string text) =>
        new DateTimeOffset(DateTime.ParseExact("2026-" + text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).ToUniversalTime();
}
