using AntiFraudBot.Domain.Incidents;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Incidents;

/// <summary>The ledger follows the form of a case: told on 6.17, it happened on 6.14; the week of 6.8—6.14 is posted.</summary>
public sealed class CaseBookingTests
{
    private static readonly Period Told = Period.Of(new DateOnly(2026, 6, 17)), Happened = Period.Of(new DateOnly(2026, 6, 14));
    private static readonly OrgUnit Village = new() { Id = "sp", Name = "上坪村", Tier = Tier.Village, Kind = UnitKind.Village };
    private static readonly Member Officer = new("police", "陈警官", Role.Police, "pcs");
    private static readonly FraudCase Case = new()
    {
        Number = "A0617-01", UnitId = "sp", OpenedAt = new(2026, 6, 17, 2, 0, 0, TimeSpan.Zero), MessageId = "m", State = CaseState.Complete, On = new(2026, 6, 14), Loss = 36_000,
    };

    [Fact]
    public void It_moves_to_the_day_it_happened_with_its_loss_and_keeps_the_message_that_told_it()
    {
        var (result, words) = Complete([Waiting("c", Metric.Case, 1), Waiting("l", Metric.Loss, 30_000)]);
        Assert.Equal([("c", EntryState.Superseded), ("l", EntryState.Superseded)], result.Changes.Select(c => (c.EntryId, c.State)));
        Assert.All(result.Entries, e => Assert.Equal(("sp", Happened, "m", "police", true, EntryState.Accepted), (e.UnitId, e.Period, e.MessageId, e.SpeakerId, e.Authoritative, e.State)));
        Assert.Equal([("c", 1m), ("l", 36_000m)], result.Entries.Select(e => (e.Supersedes!, e.Value)));
        Assert.All(result.Entries, e => Assert.True(e.AfterFreeze));
        Assert.Equal("台账已跟着改：6月14日发案1起（原记6月17日）、6月14日损失3.6万元（原记6月17日损失3万元）。那一期已经通报，计入下期并注明。", words);
    }

    [Fact]
    public void What_agrees_is_confirmed_without_a_word_and_what_counts_already_is_left_alone()
    {
        var same = Case with { On = new(2026, 6, 17), Loss = 30_000 };
        var (confirmed, words) = Complete([Waiting("c", Metric.Case, 1), Waiting("l", Metric.Loss, 30_000)], same);
        Assert.Equal((2, null), (confirmed.Entries.Count(e => e is { Authoritative: true, AfterFreeze: false }), words));
        Assert.Empty(Complete([Counting("c", Metric.Case, 1), Counting("l", Metric.Loss, 30_000)], same).Result.Entries);
    }

    [Fact]
    public void A_case_that_was_never_booked_is_booked_now()
    {
        var (result, words) = Complete([]);
        Assert.Equal([(Metric.Case, 1m, null), (Metric.Loss, 36_000m, null)], result.Entries.Select(e => (e.Metric, e.Value, e.Supersedes)));
        Assert.StartsWith("台账已记：6月14日发案1起、6月14日损失3.6万元。", words, StringComparison.Ordinal);
        Assert.Equal(Metric.Case, Assert.Single(Complete([], Case with { Loss = 0 }).Result.Entries).Metric);
    }

    [Fact]
    public void Two_cases_of_one_day_are_two_and_the_officer_is_shown_the_other()
    {
        var other = Counting("o", Metric.Case, 1) with { MessageId = "n", Period = Happened, Number = 87 };
        var (result, words) = Complete([Waiting("c", Metric.Case, 1)], around: [other]);
        Assert.DoesNotContain(result.Changes, c => c.EntryId == "o");
        Assert.Equal(2, NewNumbers.Counting([other, .. result.Entries.Where(e => e.Metric == Metric.Case)], Happened).Sum(e => e.Value));
        Assert.EndsWith("同一天台账还有发案1起（87号），两条都计；是同一起请回复：错 87", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_the_police_reported_whole_holds_the_day_already()
    {
        var week = Counting("w", Metric.Case, 2) with { MessageId = "n", Period = new(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 14)), Number = 90 };
        var (result, words) = Complete([], around: [week]);
        Assert.Empty(result.Entries);
        Assert.Contains("6.8—6.14的发案2起（90号）已包含6月14日", words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_of_one_says_nothing_of_others_told_in_the_same_message()
    {
        var (result, words) = Complete([Waiting("c", Metric.Case, 2), Waiting("l", Metric.Loss, 90_000)]);
        Assert.Equal([(2m, Told), (90_000m, Told)], result.Entries.Select(e => (e.Value, e.Period)));
        Assert.Contains("一次报了2起", words, StringComparison.Ordinal);
    }

    [Fact]
    public void It_moves_to_the_unit_it_belongs_to()
    {
        var placeless = Counting("c", Metric.Case, 1) with { UnitId = "town" };
        var moved = Complete([placeless], Case with { On = new(2026, 6, 17), Loss = 0 }).Result;
        Assert.Equal(("sp", "c", Told), (moved.Entries[0].UnitId, moved.Entries[0].Supersedes, moved.Entries[0].Period));
    }

    [Fact]
    public void Withdrawn_what_waited_is_retracted_and_what_counted_is_corrected_to_zero()
    {
        var waiting = CaseBooking.Withdraw(Request([Waiting("c", Metric.Case, 1)], Case, []));
        Assert.Equal(EntryState.Retracted, Assert.Single(waiting.Result.Changes).State);
        Assert.Equal((0, null), (waiting.Result.Entries.Count, waiting.Words));
        var counted = CaseBooking.Withdraw(Request([Counting("c", Metric.Case, 1), Counting("l", Metric.Loss, 30_000)], Case, []));
        Assert.Equal([(0m, Told, "c"), (0m, Told, "l")], counted.Result.Entries.Select(e => (e.Value, e.Period, e.Supersedes!)));
        Assert.Equal("台账已改：上坪村6月17日发案1起、6月17日损失3万元改为0。", counted.Words);
    }

    private static CaseBooked Complete(IReadOnlyList<LedgerEntry> own, FraudCase? c = null, IReadOnlyList<LedgerEntry>? around = null) => CaseBooking.Complete(Request(own, c ?? Case, around ?? []));

    private static CaseBookingRequest Request(IReadOnlyList<LedgerEntry> own, FraudCase c, IReadOnlyList<LedgerEntry> around)
    {
        var next = 0;
        return new()
        {
            Case = c, Unit = Village, Own = own, Entries = [.. own, .. around], Speaker = Officer, At = new(2026, 6, 18, 2, 0, 0, TimeSpan.Zero), FrozenThrough = new(2026, 6, 14),
            NewId = () => $"new{++next}",
        };
    }

    private static LedgerEntry Waiting(string id, Metric metric, decimal value) => Counting(id, metric, value) with { State = EntryState.Pending, Pending = PendingReason.Police, Authoritative = false };

    private static LedgerEntry Counting(string id, Metric metric, decimal value) => new()
    {
        Id = id, UnitId = "sp", Metric = metric, Aspect = Aspect.New, Value = value, Period = Told, State = EntryState.Accepted, MessageId = "m", SpeakerId = "liaison",
        At = new(2026, 6, 17, 2, 0, 0, TimeSpan.Zero), Rule = "case", Authoritative = true,
    };
}
