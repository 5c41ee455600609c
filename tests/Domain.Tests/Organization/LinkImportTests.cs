using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Domain.Tests.Organization;

public sealed class LinkImportTests
{
    private static readonly string[] Channels = ["wecom", "dingtalk"];
    private static readonly OrgTree Tree = A.Tree(A.Unit("u-t", "丙乡", Tier.Township, UnitKind.Township), A.Unit("u-v", "甲村", Tier.Village, UnitKind.Village, "u-t", 1));

    [Fact]
    public void A_binding_ties_a_chat_to_a_unit() =>
        Assert.Equal(
            new Binding("wecom", "wr1", "u-v", GroupKind.Residents),
            Assert.Single(BindingsImport.Read(A.Table("channel,chat_id,unit,kind", "WeCom,wr1,甲村,residents"), Tree, Channels, false).Bindings));

    [Theory]
    [InlineData("qq,wr1,甲村,work", "渠道“qq”不认识")]
    [InlineData("wecom,,甲村,work", "没有群号")]
    [InlineData("wecom,wr1,丁村,work", "找不到单位“丁村”")]
    [InlineData("wecom,wr1,甲村,dm", "类别“dm”不认识")]
    [InlineData("wecom,wr0,甲村,work", "同一个群写了两次")]
    public void A_bad_binding_is_named_and_none_is_taken_unless_bad_ones_are_skipped(string row, string reason)
    {
        var table = A.Table("channel,chat_id,unit,kind", "wecom,wr0,丙乡,work", row);
        var strict = BindingsImport.Read(table, Tree, Channels, false);
        Assert.Contains(reason, Assert.Single(strict.BadRows).ToString(), StringComparison.Ordinal);
        Assert.Empty(strict.Bindings);
        Assert.Single(BindingsImport.Read(table, Tree, Channels, true).Bindings);
    }

    [Fact]
    public void A_person_who_is_known_keeps_the_id_and_two_accounts_are_one_person()
    {
        Member[] members = [new("m-1", "许秋莲", Role.Cadre, "u-v")];
        var table = A.Table("channel,user_id,name,role,unit,phone", "wecom,xql,许秋莲,cadre,甲村,100 0000 9001", "dingtalk,d7,许秋莲,cadre,甲村,");
        var result = PeopleImport.Read(table, Tree, members, Channels, false);
        Assert.Empty(result.BadRows);
        Assert.All(result.Links, l => Assert.Equal("m-1", l.Member.Id));
        Assert.Equal("10000009001", result.Links[0].Phone);
    }

    [Theory]
    [InlineData("wecom,b,,cadre,甲村,", "没有姓名")]
    [InlineData("wecom,,方文田,cadre,甲村,", "没有账号")]
    [InlineData("wecom,b,方文田,boss,甲村,", "角色“boss”不认识")]
    [InlineData("wecom,b,方文田,cadre,丁村,", "找不到单位“丁村”")]
    [InlineData("wecom,b,方文田,cadre,甲村,abc", "电话不是电话号码")]
    [InlineData("wecom,a,方文田,cadre,甲村,", "同一个账号写了两次")]
    [InlineData("wecom,b,许秋莲,cadre,甲村,", "两个同名的人")]
    [InlineData("dingtalk,b,许秋莲,office,甲村,", "两种角色")]
    public void A_bad_person_is_named_and_none_is_taken_unless_bad_ones_are_skipped(string row, string reason)
    {
        var table = A.Table("channel,user_id,name,role,unit,phone", "wecom,a,许秋莲,cadre,甲村,", row);
        var strict = PeopleImport.Read(table, Tree, [], Channels, false);
        Assert.Contains(reason, Assert.Single(strict.BadRows).ToString(), StringComparison.Ordinal);
        Assert.Empty(strict.Links);
        Assert.Single(PeopleImport.Read(table, Tree, [], Channels, true).Links);
    }
}
