using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Organization;

/// <summary>Rule D18: who stands in for a liaison, and what that allows.</summary>
public sealed class StandInsTests
{
    private static readonly Member[] People =
    [
        new("m-shangping", "王某", Role.Cadre, "shangping"), new("m-grid", "李某", Role.Cadre, "shangping-3"), new("m-school", "赵某", Role.Cadre, "school"),
    ];

    private static readonly Group[] Groups = [Group("g-grid", "shangping-3", GroupKind.Residents, bot: false) with { RelayId = "m-shangping" }];

    [Theory]
    [InlineData("2026-06-14", "m-shangping", "the day before")]
    [InlineData("2026-06-15", "m-school", "the first day")]
    [InlineData("2026-06-20", "m-school", "the last day")]
    [InlineData("2026-06-21", "m-shangping", "over")]
    public void A_deputy_is_the_liaison_from_the_first_to_the_last_day(string today, string liaison, string because) =>
        Assert.True(On(today, "m-school").Tree["shangping"].LiaisonId == liaison, because);

    [Fact]
    public void The_regular_liaison_is_remembered_and_his_groups_are_relayed_by_the_deputy()
    {
        var registry = On("2026-06-16", "m-school");
        Assert.Equal("m-shangping", registry.Tree["shangping"].RegularLiaisonId);
        Assert.Equal("m-school", registry.Groups["g-grid"].RelayId);
    }

    [Fact]
    public void A_deputy_from_elsewhere_may_report_for_the_unit_beside_his_own()
    {
        var registry = On("2026-06-16", "m-school");
        var deputy = registry.Members["m-school"];
        Assert.Equal("school", deputy.UnitId);
        Assert.True(Entitlement.MayBook(registry.Tree, deputy, "shangping"));
        Assert.True(Entitlement.MayBook(registry.Tree, deputy, "shangping-3"));
        Assert.False(Entitlement.MayBook(registry.Tree, People[2], "shangping"));
    }

    [Fact]
    public void A_deputy_from_the_units_own_groups_speaks_for_the_whole_unit() =>
        Assert.Equal("shangping", On("2026-06-16", "m-grid").Members["m-grid"].UnitId);

    [Fact]
    public void Nobody_unknown_stands_in() => Assert.Equal("m-shangping", On("2026-06-16", "m-gone").Tree["shangping"].LiaisonId);

    private static Registry On(string today, string deputy) =>
        StandIns.Apply(Tree, People, Groups, [new Deputyship("shangping", deputy, Day("2026-06-15"), Day("2026-06-20"))], Day(today));
}
