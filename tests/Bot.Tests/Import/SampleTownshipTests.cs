using AntiFraudBot.Bot.Samples;
using AntiFraudBot.Documents.Tables;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Tests.Import;

public sealed class SampleTownshipTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 15, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly SampleTownship Sample = SampleTownship.Load(Folder("qingxi"), Start);
    private static readonly OrgTree Tree = new(Sample.Units);
    private static readonly Dictionary<string, Member> Members = Sample.Members.ToDictionary(m => m.Member.Id, m => m.Member);

    private static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    private static List<OrgUnit> OfTier(Tier tier) => [.. Sample.Units.Where(u => u.Tier == tier)];

    [Fact]
    public void The_villages_communities_and_units_are_named_exactly_as_the_outside_knows_them()
    {
        Assert.Equal(
            "上坪村 下坪村 石桥村 长塘村 大坳村 黄泥村 枫树村 双河村 高岭村 白沙村 龙口村 樟树村 圩镇社区 新街社区 中心小学 清溪中学 卫生院 派出所 财政所 供电所 农商行清溪支行".Split(' '),
            Tree.Children(Tree.FindByName("清溪乡")!.Id).Select(u => u.Name));
        Assert.Equal("云岭县", Tree.Find(Tree.FindByName("清溪乡")!.ParentId)!.Name);
        Assert.Equal(["农商行"], Tree.FindByName("农商行清溪支行")!.Aliases);
        Assert.Equal(["中小"], Tree.FindByName("中心小学")!.Aliases);
        Assert.Empty(Tree.FindByName("清溪中学")!.Aliases);
    }

    [Fact]
    public void Every_village_and_community_has_four_groups_and_three_grids()
    {
        var villages = OfTier(Tier.Village).Where(u => u.Kind is UnitKind.Village or UnitKind.Community).ToList();
        Assert.Equal((12, 2), (villages.Count(v => v.Kind == UnitKind.Village), villages.Count(v => v.Kind == UnitKind.Community)));
        Assert.All(villages, v => Assert.Equal(
            from part in "一组 二组 三组 四组 一网格 二网格 三网格".Split(' ') select v.Name + part,
            Tree.Children(v.Id).Select(c => c.Name)));
        Assert.All(OfTier(Tier.Grid), g => Assert.Equal(UnitKind.Grid, g.Kind));
        Assert.Equal(98, OfTier(Tier.Grid).Count);
    }

    [Fact]
    public void Grid_bases_and_households_add_up_to_their_village()
    {
        foreach (var village in OfTier(Tier.Village).Where(u => u.Kind != UnitKind.Unit))
        {
            Assert.Equal(village.Base, Tree.Children(village.Id).Where(c => c.Name.EndsWith('组')).Sum(c => c.Base));
            Assert.Equal(village.Households, Tree.Children(village.Id).Where(c => c.Name.EndsWith("网格", StringComparison.Ordinal)).Sum(c => c.Households));
        }
    }

    [Fact]
    public void Bases_are_of_a_villages_size_and_the_unit_league_has_two_to_rank()
    {
        Assert.All(OfTier(Tier.Village).Where(u => u.Kind != UnitKind.Unit), u => Assert.InRange(u.Base!.Value, 600, 2_300));
        Assert.Equal(2, Sample.Units.Count(u => u.Kind == UnitKind.Unit && u.Base >= 100));
    }

    [Fact]
    public void Ids_and_phones_are_unique()
    {
        Assert.Equal(Sample.Members.Count, Sample.Members.DistinctBy(m => m.Phone).Count());
        Assert.Equal(Sample.Members.Count, Members.Values.DistinctBy(m => m.Name).Count());
        Assert.Equal(Sample.Groups.Count, Sample.Groups.DistinctBy(g => g.Id).Count());
        Assert.Equal(Sample.History.Count, Sample.History.DistinctBy(e => e.Id).Count());
        Assert.Equal(Sample.Duties.Count, Sample.Duties.DistinctBy(d => d.Id).Count());
    }

    [Fact]
    public void Every_role_is_there_and_heads_and_liaisons_belong_to_their_unit()
    {
        Assert.Equal(
            [(Role.Office, 4), (Role.Commander, 3), (Role.Cadre, 138), (Role.Police, 3), (Role.Resident, 28), (Role.Admin, 1)],
            Members.Values.GroupBy(m => m.Role).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
        Assert.All(Sample.Units, u => Assert.Equal([u.Id, u.Id], new[] { u.HeadId, u.LiaisonId }.Select(id => Members[id!].UnitId)));
        Assert.All(OfTier(Tier.Village), u => Assert.NotEqual(u.HeadId, u.LiaisonId));
    }

    [Fact]
    public void Every_group_names_people_and_a_unit_that_exist()
    {
        Assert.All(Sample.Groups, g => Assert.NotNull(Tree.Find(g.UnitId)));
        Assert.All(Sample.Groups, g => Assert.All(g.MemberIds, id => Assert.Contains(id, Members.Keys)));
        Assert.All(Sample.Groups, g => Assert.Equal(g.MemberIds.Count, g.MemberIds.Distinct().Count()));
        Assert.All(Sample.Groups, g => Assert.True(g.Headcount >= g.MemberIds.Count, g.Name));
    }

    [Fact]
    public void A_group_without_the_bot_has_a_relay_person_who_sits_in_it()
    {
        var without = Sample.Groups.Where(g => !g.Bot).ToList();
        Assert.InRange(without.Count, 50, 65);
        Assert.All(without, g => Assert.Contains(g.RelayId, g.MemberIds));
        Assert.All(without, g => Assert.Equal(GroupKind.Residents, g.Kind));
    }

    [Fact]
    public void Every_unit_of_the_village_tier_has_a_work_group_with_its_head_its_liaison_and_the_office()
    {
        foreach (var unit in OfTier(Tier.Village))
        {
            var work = Assert.Single(Sample.Groups, g => g.UnitId == unit.Id && g.Kind == GroupKind.Work);
            Assert.Contains(unit.HeadId, work.MemberIds);
            Assert.Contains(unit.LiaisonId, work.MemberIds);
            Assert.Contains(work.MemberIds, id => Members[id].Role == Role.Office);
            Assert.Contains(Sample.Groups, g => g.UnitId == unit.Id && g.Kind == GroupKind.Residents);
        }

        Assert.Contains("反电诈", Sample.Groups.Single(g => g.Id == "g-qingxi-work").Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Everybody_has_a_private_chat() =>
        Assert.Equal(
            Members.Keys.Select(id => "dm-" + id),
            Sample.Groups.Where(g => g.Kind == GroupKind.Dm && g.MemberIds.Count == 1).Select(g => g.Id));

    [Fact]
    public void Four_closed_weeks_are_booked_and_the_open_one_is_empty()
    {
        Assert.Equal(["2026-W20", "2026-W21", "2026-W22", "2026-W23"], Sample.ClosedWeeks);
        Assert.Equal(("2026-W24", "2026-W25"), (Sample.OpenWeek, Sample.StartWeek));
        Assert.All(Sample.History, e => Assert.InRange(e.Period.From, new DateOnly(2026, 5, 11), new DateOnly(2026, 6, 1).AddDays(6)));
        Assert.All(Sample.History, e => Assert.True(e.At < Start && e.Rule == "sample" && Members.ContainsKey(e.SpeakerId), e.Id));
        Assert.All(Sample.Units.Where(u => u.OpeningDate is not null), u => Assert.Equal(new DateOnly(2026, 5, 10), u.OpeningDate));
    }

    [Fact]
    public void Each_closed_week_has_a_duty_of_every_village_tier_unit_and_the_state_fits_its_hour()
    {
        Assert.Equal(4 * 21, Sample.Duties.Count);
        Assert.Equal((5, 1), (Sample.Duties.Count(d => d.State == DutyState.Late), Sample.Duties.Count(d => d.State == DutyState.Missed)));
        Assert.All(Sample.Duties, d => Assert.Equal(d.State, Judge(d)));
        Assert.All(Sample.Duties, d => Assert.Equal(
            d.State != DutyState.Missed, Sample.History.Any(e => e.UnitId == d.UnitId && e.Metric == Metric.AppInstall && e.Period == d.Period)));
    }

    private static DutyState Judge(Duty duty) => duty.DoneAt switch
    {
        null => DutyState.Missed,
        { } at when at <= duty.Due => DutyState.Done,
        { } at when at <= duty.FreezeAt => DutyState.Late,
        _ => DutyState.Open,
    };

    [Fact]
    public void Registrations_never_exceed_installs_nor_installs_the_base_at_any_week()
    {
        foreach (var unit in OfTier(Tier.Village))
        {
            var (installs, registers) = (unit.OpeningInstall!.Value, unit.OpeningRegister!.Value);
            foreach (var week in Sample.History.Where(e => e.UnitId == unit.Id && e.State == EntryState.Accepted).GroupBy(e => e.Period.To).OrderBy(g => g.Key))
            {
                installs += (int)week.Where(e => e.Metric == Metric.AppInstall).Sum(e => e.Value);
                registers += (int)week.Where(e => e.Metric == Metric.AppRegister).Sum(e => e.Value);
                Assert.True(registers <= installs && installs <= unit.Base, unit.Name);
            }
        }
    }

    [Fact]
    public void One_correction_keeps_the_old_value()
    {
        var old = Assert.Single(Sample.History, e => e.State == EntryState.Superseded);
        var right = Assert.Single(Sample.History, e => e.Supersedes == old.Id);
        Assert.Equal((12m, 21m, EntryState.Accepted), (old.Value, right.Value, right.State));
        Assert.True(right.At > old.At);
    }

    [Fact]
    public void Only_the_police_entered_cases_and_losses_in_two_of_the_weeks()
    {
        var incidents = Sample.History.Where(e => e.Metric.NeedsPolice()).ToList();
        Assert.All(incidents, e => Assert.True(e.Authoritative && Members[e.SpeakerId].Role == Role.Police));
        Assert.Equal(2, Sample.Duties.Select(d => d.Period).Distinct().Count(p => incidents.Exists(e => p.Contains(e.Period))));
    }

    [Fact]
    public void The_first_two_editions_are_approved_and_the_next_two_are_drafts()
    {
        Assert.Equal(["2026-W25", "2026-W26", "2026-W27", "2026-W28"], Sample.Editions.Select(e => e.Week));
        Assert.Equal([EditionState.Approved, EditionState.Approved, EditionState.Draft, EditionState.Draft], Sample.Editions.Select(e => e.State));
        Assert.All(Sample.Editions, e => Assert.Equal(["短视频", "海报", "大喇叭文稿", "身边案例"], e.Items.Select(i => i.Kind)));
        Assert.All(Sample.Files, f => Assert.Equal(f.Attachment.Size, new FileInfo(f.Path).Length));
        Assert.Equal(4, Sample.Files.Count);
    }

    [Fact]
    public void Another_start_clock_moves_the_weeks_and_no_ids_of_units_people_or_groups()
    {
        var other = SampleTownship.Load(Folder("qingxi"), new DateTimeOffset(2027, 1, 6, 23, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(["2026-W49", "2026-W50", "2026-W51", "2026-W52"], other.ClosedWeeks);
        Assert.Equal("2027-W01", other.StartWeek);
        Assert.Equal(Sample.Groups.Select(g => g.Id), other.Groups.Select(g => g.Id));
    }

    [Fact]
    public void The_template_a_user_copies_is_a_good_tree_file()
    {
        var file = File.ReadAllBytes(Path.Combine(Folder("import-template"), "tree.csv"));
        var table = Assert.IsType<TableOutcome.Accepted>(new TableReader().Read(file, "tree.csv")).Table;
        var result = TreeImport.Read(table, new OrgTree([]), [], new DateOnly(2026, 6, 14), skipBad: false);
        Assert.Empty(result.BadRows);
        // The header known from outside; what may stand behind it is optional.
        Assert.Equal(TreeImport.Columns.SkipLast(4), table.Headers);
        Assert.Equal(6, result.Units.Count);
    }
}
