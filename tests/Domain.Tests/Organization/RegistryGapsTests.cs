using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Tests.Organization;

public sealed class RegistryGapsTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    private static readonly OrgTree Tree = A.Tree(
        A.Unit("t", "清溪乡", Tier.Township, UnitKind.Township),
        A.Unit("a", "上坪村", Tier.Village, UnitKind.Village, "t", 1),
        A.Unit("b", "下坪村", Tier.Village, UnitKind.Village, "t", 2),
        A.Unit("gone", "老坪村", Tier.Village, UnitKind.Village, "t", 3) with { Closed = Today },
        A.Unit("gone1", "老坪村一组", Tier.Grid, UnitKind.Grid, "gone", 4),
        A.Unit("later", "新塘村", Tier.Village, UnitKind.Village, "t", 5) with { Opened = Today.AddDays(7) },
        A.Unit("other", "白马镇", Tier.Township, UnitKind.Township, null, 6));

    private static Group Group(string id, string name, string unit, GroupKind kind = GroupKind.Work, bool bot = true, string? relay = null) =>
        new() { Id = id, Channel = "sandbox", Name = name, UnitId = unit, Kind = kind, Bot = bot, RelayId = relay };

    [Fact]
    public void What_is_missing_is_named_with_what_to_do()
    {
        var registry = new Registry(Tree, [],
        [
            Group("g1", "清溪乡反电诈工作群", "t"), Group("g2", "上坪村村民群", "a", GroupKind.Residents, bot: false, relay: "m"),
            Group("g3", "上坪村反诈工作群", "a"), Group("g4", "上坪商户反诈群", "a", GroupKind.Residents, bot: false), Group("g5", "老坪村反诈群", "gone"),
            Group("g6", "g6", "a"), Group("dm-m", "贺春燕", "a", GroupKind.Dm),
        ]);
        Assert.Equal(
            """
            单位和群的检查：
            没有绑定工作群的单位1个：下坪村。请在群里发“绑定 单位名”
            所属单位已撤销的群1个：老坪村反诈群。请在群里发“绑定 新单位名”
            上级已撤销的组、网格1个：老坪村一组。请在单位表里改上级后导入
            机器人不在、也没有转发人的群1个：上坪商户反诈群。请拉机器人进群或指定转发人
            群名没有“反电诈”或“反诈”的群1个：上坪村村民群。请群主改群名
            """,
            RegistryGapsText.For(RegistryGaps.Of(registry, "t", Today)));
    }

    [Fact]
    public void Another_townships_gaps_are_not_ours()
    {
        var gaps = RegistryGaps.Of(new Registry(Tree, [], []), "other", Today);
        Assert.Equal(["白马镇"], gaps.WithoutGroup.Select(u => u.Name));
    }

    [Fact]
    public void When_nothing_is_missing_nothing_is_said()
    {
        var tree = A.Tree(A.Unit("t", "清溪乡", Tier.Township, UnitKind.Township));
        Assert.Null(RegistryGapsText.For(RegistryGaps.Of(new Registry(tree, [], [Group("g", "清溪乡反诈工作群", "t")]), "t", Today)));
    }
}
