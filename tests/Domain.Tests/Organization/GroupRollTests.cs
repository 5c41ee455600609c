using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Groups;

namespace AntiFraudBot.Domain.Tests.Organization;

public sealed class GroupRollTests
{
    private static readonly OrgTree Tree = new(
    [
        new OrgUnit { Id = "t", Name = "清溪乡", Tier = Tier.Township, Kind = UnitKind.Township },
        new OrgUnit { Id = "v", Name = "石桥村", Tier = Tier.Village, Kind = UnitKind.Village, ParentId = "t", HeadId = "head", LiaisonId = "liaison" },
        new OrgUnit { Id = "g", Name = "石桥村一组", Tier = Tier.Grid, Kind = UnitKind.Grid, ParentId = "v", LiaisonId = "grid" },
    ]);

    private static readonly Member Office = new("office", "吕志英", Role.Office, "t");

    private static readonly Registry Registry = new(
        Tree,
        [Office, new("head", "王一", Role.Cadre, "v"), new("liaison", "王二", Role.Cadre, "v"), new("grid", "王三", Role.Cadre, "g"), new("resident", "王四", Role.Resident, "g"), new("secretary", "王五", Role.Commander, "t")],
        []);

    [Fact]
    public void A_village_s_group_has_everybody_who_works_there_and_who_ordered_it() => Assert.Equal(["吕志英", "王一", "王二", "王三"], Within("v"));

    [Fact]
    public void A_township_s_group_has_its_own_people_and_heads_and_liaisons_of_the_villages() => Assert.Equal(["吕志英", "王五", "王一", "王二"], Within("t"));

    [Fact]
    public void Whoever_has_no_account_cannot_be_in_it()
    {
        var roll = GroupRoll.Of(Registry, Tree["v"], Office, new Dictionary<string, string> { ["office"] = "Lv", ["liaison"] = "Wang2" });
        Assert.Equal(["吕志英", "王二"], roll.Within.Select(m => m.Name));
        Assert.Equal(["王一", "王三"], roll.Without.Select(m => m.Name));
    }

    private static IEnumerable<string> Within(string unit) =>
        GroupRoll.Of(Registry, Tree[unit], Office, Registry.Members.Keys.ToDictionary(id => id)).Within.Select(m => m.Name);
}
