using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Tests.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Materials;

public sealed class PushPlanTests
{
    private static readonly Edition Edition = new()
    {
        Id = "e1",
        Number = 1,
        Week = "2026-W25",
        Title = "刷单",
        State = EditionState.Approved,
        OfficeUnitId = "town",
        Items = [new EditionItem(1, "海报", "三不一多", null, null, null)],
    };

    private static readonly DateTimeOffset Now = Local("2026-06-15 09:00");

    [Fact]
    public void Every_group_of_the_offices_subtree_gets_it_never_upward_and_no_private_chat()
    {
        Group[] groups =
        [
            Group("g-county", "county"), Group("g-town", "town"), Group("g-village", "shangping"), Group("g-grid", "shangping-3"),
            Group("g-other", "other-town"), Group("dm", "shangping", GroupKind.Dm), Group("unbound", null),
        ];
        Assert.Equal(["e1/g-town", "e1/g-village", "e1/g-grid"], PushPlan.For(Edition, Township.Tree, groups, Now).Select(d => d.Id));
    }

    [Fact]
    public void A_group_without_the_bot_is_a_relay_duty_of_its_named_person_or_the_nearest_liaison()
    {
        Group[] groups =
        [
            Group("bot", "shangping"), Group("named", "shangping", GroupKind.Residents, bot: false) with { RelayId = "m-9" },
            Group("grid", "shangping-3", GroupKind.Residents, bot: false), Group("school", "school", bot: false),
        ];
        var plan = PushPlan.For(Edition, Township.Tree, groups, Now);
        Assert.Equal(
            [(DeliveryState.Pending, null), (DeliveryState.RelayDue, "m-9"), (DeliveryState.RelayDue, "m-shangping"), (DeliveryState.RelayDue, "m-town")],
            plan.Select(d => (d.State, d.RelayId)));
    }

    [Theory]
    [InlineData(null, "g-town,g-village,r-village,g-school", "no audience: everybody")]
    [InlineData("老年人", "g-village,r-village", "villages, not a school or the township's own group")]
    [InlineData("企业财务", "g-school", "workplaces")]
    [InlineData("学生", "g-village,r-village,g-school", "a tag not listed: every unit below the township")]
    public void An_item_with_an_audience_goes_where_such_people_are(string? audience, string groups, string because)
    {
        Group[] all =
        [
            Group("g-town", "town"), Group("g-village", "shangping"), Group("r-village", "shangping", GroupKind.Residents), Group("g-school", "school"),
        ];
        var edition = Edition with { Items = [Edition.Items[0] with { Audience = audience }] };
        Assert.True(string.Join(',', PushPlan.For(edition, Township.Tree, all, Now).Select(d => d.GroupId)) == groups, because);
    }
}
