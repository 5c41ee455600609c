using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Totals;

/// <summary>A week's figures asked for later are those of its issue (rule K7).</summary>
public sealed class FrozenLedgerTests
{
    private static readonly Period Week = new(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 14));
    private static readonly DateTimeOffset Cutoff = new(2026, 6, 16, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Before = Cutoff.AddHours(-1);
    private static readonly DateTimeOffset After = Cutoff.AddHours(1);

    [Fact]
    public void A_number_contested_after_the_freeze_is_still_in_the_week() =>
        Assert.Equal([("a", EntryState.Accepted)], At([Entry("a") with { State = EntryState.Pending, Pending = PendingReason.Appeal }], [Was(1, "a", After)]));

    [Fact]
    public void A_number_contested_before_the_freeze_and_upheld_after_it_is_not() => Assert.Equal(
        [("a", EntryState.Pending)],
        At([Entry("a")], [Was(1, "a", Before), Was(2, "a", After) with { OldState = EntryState.Pending, OldPending = PendingReason.Appeal }]));

    [Fact]
    public void A_number_withdrawn_after_the_freeze_is_still_in_the_week() =>
        Assert.Equal([("a", EntryState.Accepted)], At([Entry("a") with { State = EntryState.Retracted }], [Was(1, "a", After)]));

    [Fact]
    public void Of_several_later_changes_the_state_before_the_first_counts() => Assert.Equal(
        [("a", EntryState.Accepted)],
        At(
            [Entry("a") with { State = EntryState.Retracted }],
            [Was(1, "a", After), Was(2, "a", After.AddHours(1)) with { OldState = EntryState.Pending, OldPending = PendingReason.Appeal }]));

    [Fact]
    public void A_change_whose_message_waited_past_the_issue_is_none_of_it_although_it_was_sent_in_time() =>
        Assert.Equal([("a", EntryState.Accepted)], At([Entry("a") with { State = EntryState.Retracted }], [Was(8, "a", Before)], lastChange: 7));

    [Fact]
    public void A_change_in_the_minute_of_the_cut_off_is_in_the_issue() =>
        Assert.Equal([("a", EntryState.Retracted)], At([Entry("a") with { State = EntryState.Retracted }], [Was(1, "a", Cutoff.AddSeconds(59))]));

    [Fact]
    public void A_correction_sent_in_time_stays_one_however_late_the_ledger_is_asked() => Assert.Equal(
        [("a", EntryState.Superseded), ("b", EntryState.Accepted)],
        At([Entry("a") with { State = EntryState.Superseded }, Entry("b") with { Supersedes = "a" }], [Was(1, "a", Before)]));

    [Fact]
    public void A_case_completed_between_the_cut_off_and_the_issue_counts_once() => Assert.Equal(
        [("a", EntryState.Superseded), ("b", EntryState.Accepted)],
        At([Entry("a") with { State = EntryState.Superseded }, Entry("b") with { Supersedes = "a" }], [Was(1, "a", After)]));

    [Fact]
    public void What_was_booked_after_the_freeze_of_its_week_counts_from_the_next() =>
        Assert.Equal([("b", EntryState.Accepted)], At([Entry("a") with { AfterFreeze = true }, Entry("b") with { AfterFreeze = true, Period = new Period(Week.From.AddDays(-7), Week.From.AddDays(-1)) }], []));

    private static List<(string Id, EntryState State)> At(LedgerEntry[] entries, StateChange[] changes, long? lastChange = null) =>
        [.. FrozenLedger.At(entries, changes, new LedgerMark(Week, Cutoff, lastChange)).Select(e => (e.Id, e.State))];

    private static StateChange Was(long number, string id, DateTimeOffset at) => new() { Number = number, EntryId = id, OldState = EntryState.Accepted, At = at };

    private static LedgerEntry Entry(string id) => new()
    {
        Id = id, UnitId = "u", Metric = Metric.AppInstall, Aspect = Aspect.New, Value = 1, Period = Week, State = EntryState.Accepted,
        MessageId = "m-" + id, SpeakerId = "s", At = Before, Rule = "report",
    };
}
