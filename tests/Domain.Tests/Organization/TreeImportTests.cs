using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;

namespace AntiFraudBot.Domain.Tests.Organization;

public sealed class TreeImportTests
{
    private const string Header = "name,level,kind,parent,aliases,base_16_60,opening_install,opening_register,head,head_phone,liaison,opened,closed";
    private static readonly DateOnly Opening = new(2026, 6, 14);

    private static readonly string[] Good =
    [
        Header,
        "甲村一组,grid,grid,甲村,,,,,,,,,",
        "丙乡,township,township,,,,,,,,,,",
        "甲村,village,village,丙乡,老甲;甲庄,1200,700,650,何远山,10000009001,许秋莲,,",
        "乙社区,village,,丙乡,,,,,何远山,10000009001,,2026-03-01,",
    ];

    private static TreeImportResult Read(bool skipBad, params string[] lines) =>
        TreeImport.Read(A.Table(lines), A.EmptyTree, [], Opening, skipBad);

    [Fact]
    public void A_good_file_becomes_units_in_the_order_of_the_file_with_parents_wherever_they_stand()
    {
        var result = Read(false, Good);
        Assert.Empty(result.BadRows);
        Assert.Equal(["甲村一组", "丙乡", "甲村", "乙社区"], new OrgTree(result.Units).Units.Select(u => u.Name));
        var village = result.Units[2];
        Assert.Equal((1200, 700, 650, Opening), (village.Base, village.OpeningInstall, village.OpeningRegister, village.OpeningDate));
        Assert.Equal(["老甲", "甲庄"], village.Aliases);
        Assert.Equal(village.Id, result.Units[0].ParentId);
        Assert.Equal((UnitKind.Community, new DateOnly(2026, 3, 1)), (result.Units[3].Kind, result.Units[3].Opened));
    }

    [Fact]
    public void The_same_name_and_phone_in_two_rows_is_one_person()
    {
        var result = Read(false, Good);
        Assert.Equal(result.Units[2].HeadId, result.Units[3].HeadId);
        Assert.Equal(["何远山", "许秋莲"], result.People.Select(p => p.Member.Name));
        Assert.Equal("10000009001", result.People[0].Phone);
    }

    [Fact]
    public void A_second_run_changes_nothing_even_on_a_later_day()
    {
        var first = Read(false, Good);
        var second = TreeImport.Read(
            A.Table(Good), new OrgTree(first.Units), [.. first.People.Select(p => p.Member)], Opening.AddDays(30), false);
        Assert.Empty(second.BadRows);
        Assert.Empty(second.Changed);
        Assert.Equal(first.Units.Select(u => u.Id), second.Units.Select(u => u.Id));
        Assert.Equal(first.People.Select(p => p.Member.Id), second.People.Select(p => p.Member.Id));
    }

    [Fact]
    public void An_existing_unit_keeps_its_id_and_what_the_file_leaves_empty_and_a_changed_base_its_day()
    {
        var standing = A.Unit("u-x", "甲村", Tier.Village, UnitKind.Village, "u-t", 1) with { Base = 900, Households = 300 };
        var tree = A.Tree(A.Unit("u-t", "丙乡", Tier.Township, UnitKind.Township), standing);
        var result = TreeImport.Read(A.Table("name,level,parent,base_16_60", "甲村,village,丙乡,950"), tree, [], Opening, false);
        Assert.Equal(standing with { Base = 950, BaseDate = Opening.AddDays(1) }, Assert.Single(result.Changed));
    }

    [Theory]
    [InlineData("甲村,hamlet,,丙乡,,,,,,,,,", "级别“hamlet”不认识")]
    [InlineData("甲村,village,farm,丙乡,,,,,,,,,", "类别“farm”不认识")]
    [InlineData("甲村,village,grid,丙乡,,,,,,,,,", "不符")]
    [InlineData(",village,village,丙乡,,,,,,,,,", "没有名称")]
    [InlineData("甲村,village,village,,,,,,,,,,", "没有写上级")]
    [InlineData("甲村,village,village,丁乡,,,,,,,,,", "找不到上级“丁乡”")]
    [InlineData("甲村,village,village,甲村,,,,,,,,,", "上级不能是自己")]
    [InlineData("甲组,grid,grid,丙乡,,,,,,,,,", "级别不对")]
    [InlineData("丙乡,township,township,,,,,,,,,,", "重复")]
    [InlineData("甲村,village,village,丙乡,,一千二,,,,,,,", "“一千二”不是整数")]
    [InlineData("甲村,village,village,丙乡,,-5,,,,,,,", "不是整数")]
    [InlineData("甲村,village,village,丙乡,,12.5,,,,,,,", "不是整数")]
    [InlineData("甲村,village,village,丙乡,,100,60,61,,,,,", "注册数多于安装数")]
    [InlineData("甲村,village,village,丙乡,,100,106,61,,,,,", "安装数多于16—60岁人数")]
    [InlineData("甲村,village,village,丙乡,,,,,,10000009001,,,", "有电话，没有姓名")]
    [InlineData("甲村,village,village,丙乡,,,,,何远山,12345,,,", "不是电话号码")]
    [InlineData("甲村,village,village,丙乡,,,,,,,,6月1日,", "不是日期")]
    [InlineData("甲村,village,village,丙乡,,,,,,,,2026-05-02,2026-05-01", "停用日期早于启用日期")]
    [InlineData("甲村,village,village,丙乡,丙乡,,,,,,,,", "是另一个单位的名称")]
    public void A_bad_row_is_named_with_its_number_and_reason_and_nothing_is_taken(string row, string reason)
    {
        var result = Read(false, Header, "丙乡,township,township,,,,,,,,,,", row);
        var bad = Assert.Single(result.BadRows);
        Assert.Equal(3, bad.Number);
        Assert.Contains(reason, bad.Reason, StringComparison.Ordinal);
        Assert.False(result.Accepted);
    }

    [Fact]
    public void A_head_without_a_phone_is_taken() =>
        Assert.Null(Assert.Single(Read(false, Header, "丙乡,township,,,,,,,何远山,,,,").People).Phone);

    [Fact]
    public void A_townships_head_commands_and_its_liaison_is_the_office_while_a_villages_are_cadres()
    {
        var people = Read(false, Header, "丙乡,township,,,,,,,何远山,,许秋莲,,", "甲村,village,,丙乡,,,,,方文田,,俞若梅,,").People;
        Assert.Equal([Role.Commander, Role.Office, Role.Cadre, Role.Cadre], people.Select(p => p.Member.Role));
    }

    [Fact]
    public void Skipping_bad_rows_skips_their_children_too_and_takes_the_rest()
    {
        var result = Read(true, Header, "丙乡,township,,,,,,,,,,,", "甲村,village,,丙乡,,x,,,,,,,", "甲村一组,grid,,甲村,,,,,,,,,", "乙村,village,,丙乡,,,,,,,,,");
        Assert.Equal(["丙乡", "乙村"], result.Units.Select(u => u.Name));
        Assert.Equal("第4行：上级“甲村”（第3行）有误", result.BadRows[1].ToString());
    }

    [Fact]
    public void Units_that_are_each_others_parent_are_a_cycle()
    {
        var result = Read(false, Header, "甲村,village,,乙村,,,,,,,,,", "乙村,village,,甲村,,,,,,,,,");
        Assert.All(result.BadRows, b => Assert.Contains("成环", b.Reason, StringComparison.Ordinal));
        Assert.Equal(2, result.BadRows.Count);
    }

    [Fact]
    public void A_misspelt_or_missing_column_refuses_the_whole_file()
    {
        var result = TreeImport.Read(A.Table("name,level,base", "丙乡,township,5"), A.EmptyTree, [], Opening, true);
        Assert.Equal(["表头缺少列：parent", "表头有不认识的列：base"], result.BadRows.Select(b => b.ToString()));
    }

    private const string WithDeputies = "name,level,parent,liaison,deputy,deputy_phone,deputy_until";

    [Fact]
    public void A_deputy_stands_in_from_the_day_of_the_import_until_the_day_named_or_three_months()
    {
        var result = Read(false, WithDeputies, "丙乡,township,,,,,", "甲村,village,丙乡,许秋莲,周立根,10000009005,2026-07-31", "乙村,village,丙乡,魏桂芳,陶水生,,");
        Assert.Empty(result.BadRows);
        Assert.Equal([(new DateOnly(2026, 6, 15), new DateOnly(2026, 7, 31), true), (new DateOnly(2026, 6, 15), new DateOnly(2026, 9, 15), false)],
            result.Deputies.Select(d => (d.Deputy.From, d.Deputy.Until, d.Dated)));
        Assert.Equal(["周立根", "许秋莲", "陶水生", "魏桂芳"], result.People.Select(p => p.Member.Name));
    }

    [Theory]
    [InlineData("甲村,village,丙乡,许秋莲,许秋莲,,", "代理人就是联络员")]
    [InlineData("甲村,village,丙乡,许秋莲,,,2026-07-31", "有代理到期，没有代理人")]
    [InlineData("甲村,village,丙乡,许秋莲,周立根,,2026-06-14", "代理到期应在今天起三个月内")]
    [InlineData("甲村,village,丙乡,许秋莲,周立根,,2026-12-31", "代理到期应在今天起三个月内")]
    [InlineData("丁乡,township,,,周立根,,", "只有村（社区）、单位和网格的联络员有代理人")]
    public void A_deputy_that_cannot_be_meant_is_a_bad_row(string row, string reason) =>
        Assert.Equal(reason, Assert.Single(Read(false, WithDeputies, "丙乡,township,,,,,", row).BadRows).Reason);
}
