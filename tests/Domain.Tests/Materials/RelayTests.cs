using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Tests.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Materials;

public sealed class RelayTests
{
    private static readonly DateTimeOffset Now = Local("2026-06-15 10:00");
    private static readonly Edition First = Pushed("e1", 1, "2026-06-15 09:00");
    private static readonly Edition Flash = Pushed("e2", 2, "2026-06-16 09:00") with { Flash = true, Title = "百万保障" };

    private static readonly Delivery[] OfFirst =
    [
        At("e1", "shangping", DeliveryState.Sent), At("e1", "shangping-3", DeliveryState.RelayDue), At("e1", "school", DeliveryState.RelayDue),
    ];

    [Fact]
    public void Forwarded_closes_the_relay_duties_of_the_unit_and_below_only()
    {
        var counted = Assert.IsType<RelayDecision.Counted>(Say("shangping", [First], OfFirst));
        var closed = Assert.Single(counted.Relayed);
        Assert.Equal(("shangping-3", DeliveryState.Relayed, Now), (closed.UnitId, closed.State, closed.At));
    }

    [Fact]
    public void With_two_open_editions_it_asks_which_newest_first_unless_one_is_named()
    {
        Delivery[] both = [.. OfFirst, At("e2", "shangping", DeliveryState.Sent)];
        var ask = Assert.IsType<RelayDecision.Ask>(Say("shangping", [First, Flash], both));
        Assert.Equal(["e2", "e1"], ask.Open.Select(e => e.Id));
        var named = RelayRules.Named("第1期已转发", [First, Flash])!;
        Assert.Equal("e1", Assert.IsType<RelayDecision.Counted>(Say("shangping", [First, Flash], both, named: named.Id)).Edition.Id);
        Assert.Equal("e2", RelayRules.Named("百万保障那条已转发", [First, Flash])!.Id);
    }

    [Fact]
    public void An_edition_already_passed_on_is_not_asked_about_and_a_repeat_changes_nothing()
    {
        Delivery[] both = [At("e1", "shangping", DeliveryState.Sent), At("e2", "shangping", DeliveryState.Sent)];
        var said = Assert.IsType<RelayDecision.Counted>(Say("shangping", [First, Flash], both, [Receipt("e2")]));
        Assert.Equal("e1", said.Edition.Id);
        var repeat = Assert.IsType<RelayDecision.Counted>(Say("shangping", [First, Flash], both, [Receipt("e1"), Receipt("e2")]));
        Assert.Empty(repeat.Relayed);
    }

    [Fact]
    public void A_closed_edition_is_not_open_any_more() =>
        Assert.IsType<RelayDecision.NothingOpen>(Say("shangping", [First with { State = EditionState.Closed }], OfFirst));

    [Fact]
    public void Closing_fails_open_relay_duties_and_leaves_the_rest()
    {
        var closed = RelayRules.Close(OfFirst, Now);
        Assert.Equal(["shangping-3", "school"], closed.Select(d => d.UnitId));
        Assert.All(closed, d => Assert.Equal((DeliveryState.Failed, "not-relayed"), (d.State, d.Reason)));
    }

    [Fact]
    public void The_board_adds_up_the_tree_and_planned_is_the_sum_of_the_states()
    {
        var board = CascadeBoard.For(OfFirst, [], Township.Tree);
        var town = board.Lines.Single(l => l.Unit.Id == "town");
        Assert.Equal((3, 1, 2), (town.Planned, town.Sent, town.RelayDue));
        Assert.Equal(["shangping", "school"], board.NotPassedOn.Select(u => u.Id));
        Assert.Empty(board.Answered);
    }

    [Theory]
    [InlineData(DeliveryState.Relayed, null, false, true, "its relay duties are closed")]
    [InlineData(DeliveryState.RelayDue, null, false, false, "one is open")]
    [InlineData(DeliveryState.Failed, "not-relayed", false, false, "the week ran out on it")]
    [InlineData(DeliveryState.RelayDue, null, true, true, "it said 已转发")]
    public void A_village_has_answered_when_it_said_so_or_its_relays_are_done(
        DeliveryState grid, string? reason, bool said, bool answered, string because)
    {
        Delivery[] deliveries = [OfFirst[0], At("e1", "shangping-3", grid) with { RelayId = "m-1", Reason = reason }];
        var board = CascadeBoard.For(deliveries, said ? [Receipt("e1")] : [], Township.Tree);
        Assert.True(board.Answered.Any(u => u.Id == "shangping") == answered, because);
        Assert.Equal(!answered, board.Awaited.Any(u => u.Id == "shangping"));
    }

    private static RelayDecision Say(string unit, Edition[] editions, Delivery[] deliveries, Receipt[]? receipts = null, string? named = null) =>
        RelayRules.Forwarded(unit, editions, deliveries, receipts ?? [], Township.Tree, Now, named);

    private static Receipt Receipt(string edition) => new(edition, "shangping", "m-1", ReceiptKind.Forwarded, Now, "msg-1");

    private static Delivery At(string edition, string unit, DeliveryState state) =>
        new() { Id = $"{edition}/{unit}", EditionId = edition, GroupId = "g-" + unit, UnitId = unit, State = state };

    private static Edition Pushed(string id, int number, string at) => new()
    {
        Id = id,
        Number = number,
        Week = "2026-W25",
        Title = "刷单",
        State = EditionState.Pushed,
        OfficeUnitId = "town",
        PushedAt = Local(at),
    };
}
