using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Changes;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Tests.Organization;

/// <summary>Wednesday 17 June 2026 is the day of the change; its week runs from the 15th to the 21st.</summary>
public sealed class TreeChangeTests
{
    private static readonly DateOnly Day = new(2026, 6, 17);
    private static readonly DateOnly Sunday = new(2026, 6, 21);

    private static readonly OrgUnit Shangping = Village("a", "上坪村", 1000, 600) with { Aliases = ["上坪"], HeadId = "m-head", LiaisonId = "m-a", Households = 300 };
    private static readonly OrgUnit Xiaping = Village("b", "下坪村", 500, 200) with { Households = 150 };

    private static readonly Registry Before = new(
        A.Tree(
            A.Unit("t", "清溪乡", Tier.Township, UnitKind.Township), Shangping, Xiaping, Village("c", "石桥村", 800, 400),
            A.Unit("a1", "上坪村一组", Tier.Grid, UnitKind.Grid, "a")),
        [new("m-a", "贺春燕", Role.Cadre, "a"), new("m-b", "钟有田", Role.Cadre, "b")],
        [Group("g-a", "a"), Group("g-b", "b"), Group("g-t", "t")]);

    private static OrgUnit Village(string id, string name, int people, int opening) =>
        A.Unit(id, name, Tier.Village, UnitKind.Village, "t", order: id[0]) with { Base = people, OpeningInstall = opening, OpeningDate = new DateOnly(2026, 5, 31) };

    private static Group Group(string id, string unit) => new() { Id = id, Channel = "sandbox", Name = id, UnitId = unit, Kind = GroupKind.Work, Bot = true };

    private static LedgerEntry New(string unit, decimal value, int from, int to) => new()
    {
        Id = $"{unit}-{from}-{to}", UnitId = unit, Metric = Metric.AppInstall, Aspect = Aspect.New, Value = value,
        Period = new Period(new DateOnly(2026, 6, from), new DateOnly(2026, 6, to)), State = EntryState.Accepted, MessageId = "m", SpeakerId = "s",
        At = new DateTimeOffset(2026, 6, to, 4, 0, 0, TimeSpan.Zero), Rule = "report",
    };

    private static OrgTree After(UnitChange change, params LedgerEntry[] entries)
    {
        var changed = TreeChange.Apply(Before, change, new TotalsBook(Before.Tree, entries)).Units;
        return new OrgTree([.. Before.Tree.Units.Where(u => changed.All(c => c.Id != u.Id)), .. changed]);
    }

    private static UnitChange Merge(string name) => new(ChangeKind.Merge, Day, ["a", "b"], [name]);

    private static decimal? Total(OrgTree tree, string unit, DateOnly day, params LedgerEntry[] entries) =>
        new TotalsBook(tree, entries).TotalAsOf(unit, Metric.AppInstall, day);

    [Fact]
    public void A_renamed_unit_keeps_its_id_and_answers_to_its_old_name()
    {
        var renamed = After(new UnitChange(ChangeKind.Rename, Day, ["a"], ["上坪社区"]))["a"];
        Assert.Equal(("上坪社区", UnitKind.Community), (renamed.Name, renamed.Kind));
        Assert.Equal(["上坪", "上坪村"], renamed.Aliases);
        Assert.Equal((Shangping.Base, Shangping.LiaisonId, Shangping.Closed), (renamed.Base, renamed.LiaisonId, renamed.Closed));
    }

    [Fact]
    public void A_unit_may_take_its_former_name_back()
    {
        var renamed = TreeChange.Apply(Before, new UnitChange(ChangeKind.Rename, Day, ["a"], ["上坪"]), new TotalsBook(Before.Tree, [])).Units.Single();
        Assert.Equal(("上坪", "上坪村"), (renamed.Name, Assert.Single(renamed.Aliases)));
    }

    [Fact]
    public void A_merged_unit_has_the_sums_and_takes_people_and_groups_over()
    {
        var changed = TreeChange.Apply(Before, Merge("双坪村"), new TotalsBook(Before.Tree, []));
        var merged = changed.Units[^1];
        Assert.Equal((1500, 450, 800, Day), (merged.Base, merged.Households, merged.OpeningInstall, merged.Opened));
        Assert.Equal(("t", "m-head", "m-a"), (merged.ParentId, merged.HeadId, merged.LiaisonId));
        Assert.Equal(["m-a", "m-b"], changed.Members.Select(m => m.Id));
        Assert.All(changed.Members, m => Assert.Equal(merged.Id, m.UnitId));
        Assert.Equal(["g-a", "g-b"], changed.Groups.Select(g => g.Id));
        Assert.All(changed.Units.Take(2), old => Assert.Equal((merged.Id, Day), (old.ParentId, old.Closed!.Value)));
    }

    [Fact]
    public void The_name_of_a_merged_unit_may_live_on_in_the_new_one()
    {
        var tree = After(Merge("上坪村"));
        Assert.NotEqual("a", tree.FindByName("上坪村")!.Id);
        Assert.Equal("原上坪村", tree["a"].Name);
    }

    [Fact]
    public void On_the_day_of_the_merger_the_total_is_the_sum_and_the_old_units_keep_theirs()
    {
        LedgerEntry[] entries = [New("a", 10, 8, 14), New("b", 6, 8, 14), New("a", 5, 16, 16)];
        var tree = After(Merge("双坪村"), entries);
        var id = tree.FindByName("双坪村")!.Id;
        Assert.Equal(821, Total(tree, id, Day, entries));
        Assert.Equal((615, 206), (Total(tree, "a", Sunday, entries), Total(tree, "b", Sunday, entries)));
        Assert.Equal(821, Total(tree, id, new DateOnly(2026, 6, 16), entries));
        Assert.Equal(816, Total(tree, id, new DateOnly(2026, 6, 14), entries));
    }

    [Fact]
    public void The_new_units_number_for_the_whole_week_takes_the_place_of_what_the_old_ones_said_in_it()
    {
        LedgerEntry[] before = [New("a", 5, 16, 16)];
        var tree = After(Merge("双坪村"), before);
        var id = tree.FindByName("双坪村")!.Id;
        Assert.Equal(812, Total(tree, id, Sunday, [.. before, New(id, 12, 15, 21)]));
    }

    [Fact]
    public void The_township_counts_nobody_twice_before_on_and_after_the_day()
    {
        LedgerEntry[] entries = [New("a", 10, 8, 14), New("a", 5, 16, 16)];
        var tree = After(Merge("双坪村"), entries);
        foreach (var (day, expected) in new[] { (14, 1210m), (16, 1215m), (17, 1215m), (30, 1215m) })
            Assert.Equal(expected, Total(tree, "t", new DateOnly(2026, 6, day), entries));
    }

    [Fact]
    public void A_sum_with_an_unknown_part_is_unknown()
    {
        var registry = new Registry(A.Tree(A.Unit("t", "清溪乡", Tier.Township, UnitKind.Township), Shangping, Xiaping with { Base = null, OpeningInstall = null }), [], []);
        var changed = TreeChange.Apply(registry, Merge("双坪村"), new TotalsBook(registry.Tree, [])).Units;
        var tree = new OrgTree([registry.Tree["t"], .. changed]);
        Assert.Null(changed[^1].Base);
        Assert.Null(Total(tree, changed[^1].Id, Sunday));
    }

    [Fact]
    public void In_the_week_of_the_change_old_and_new_units_take_no_part_and_the_rate_counts_each_person_once()
    {
        var standing = Standing(After(Merge("双坪村")), new Period(new DateOnly(2026, 6, 15), Sunday));
        Assert.Equal(["上坪村", "下坪村", "双坪村"], standing.Leagues[0].NotTakingPart.Order(StringComparer.Ordinal));
        Assert.Equal((1200m, 2300), (standing.Installed, standing.Base));
    }

    [Fact]
    public void In_the_next_week_only_the_new_unit_is_ranked()
    {
        var standing = Standing(After(Merge("双坪村")), new Period(new DateOnly(2026, 6, 22), new DateOnly(2026, 6, 28)));
        Assert.Equal(["双坪村", "石桥村"], standing.Leagues[0].Places.Select(p => p.Unit));
        Assert.Empty(standing.Leagues[0].NotTakingPart);
    }

    [Fact]
    public void A_closed_unit_takes_its_parts_with_it()
    {
        var tree = After(new UnitChange(ChangeKind.Close, Day, ["a"], []));
        Assert.Equal((Day, Day), (tree["a"].Closed, tree["a1"].Closed));
        Assert.Equal(600, Total(tree, "a", Sunday));
    }

    [Fact]
    public void After_a_split_the_old_total_stands_until_every_part_has_its_own()
    {
        var tree = After(new UnitChange(ChangeKind.Split, Day, ["a"], ["上坪村", "上坪西村"]));
        var (east, west) = (tree.FindByName("上坪村")!, tree.FindByName("上坪西村")!);
        Assert.Equal(("原上坪村", "a", "a"), (tree["a"].Name, east.ParentId, west.ParentId));
        Assert.Null(east.Base);
        Assert.Equal(604, Total(tree, "a", Sunday, New(east.Id, 4, 18, 18)));
        var counted = new OrgTree(tree.Units.Select(u => u.ParentId == "a" && u.Tier == Tier.Village ? u with { OpeningInstall = 310, OpeningDate = Day } : u));
        Assert.Equal(620, Total(counted, "a", Sunday));
        Assert.Equal(1220, Total(counted, "t", Sunday));
    }

    [Fact]
    public void What_stands_above_a_merged_part_is_the_unit_that_took_over()
    {
        var tree = After(Merge("双坪村"));
        Assert.Equal("双坪村", tree.Above("a1", Tier.Village)!.Name);
        Assert.Equal("石桥村", tree.Above("c", Tier.Village)!.Name);
    }

    [Fact]
    public void Importing_an_old_file_neither_moves_a_merged_unit_nor_founds_a_renamed_one_again()
    {
        var merged = After(Merge("双坪村"));
        var read = TreeImport.Read(A.Table("name,level,kind,parent", "清溪乡,township,township,", "上坪村,village,village,清溪乡"), merged, [], Day, false);
        Assert.Equal(merged.FindByName("双坪村")!.Id, read.Units.Single(u => u.Id == "a").ParentId);

        var renamed = After(new UnitChange(ChangeKind.Rename, Day, ["a"], ["上坪社区"]));
        var refused = TreeImport.Read(A.Table("name,level,kind,parent", "上坪村,village,village,清溪乡"), renamed, [], Day, false);
        Assert.Equal("“上坪村”是上坪社区的别名，请写现在的名称", Assert.Single(refused.BadRows).Reason);
    }

    private static WeeklyStanding Standing(OrgTree tree, Period week) => WeeklyRanking.Compute(new RankingRequest
    {
        Tree = tree, ScopeUnitId = "t", Week = CampaignWeek.Of(week.From).ToString(), WeekNumber = CampaignWeek.Of(week.From).Number, Period = week,
        Cutoff = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), Entries = [], Changes = [], LastChange = 0, Duties = [], Policy = new RankingPolicy { Install = InstallList.Full },
    });
}
