using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization.Import;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Organization.Changes;

/// <summary>Everything that is to be stored after a change, in that order: a freed name is given up before it is taken.</summary>
public sealed record ChangedTree(IReadOnlyList<OrgUnit> Units, IReadOnlyList<Member> Members, IReadOnlyList<Group> Groups);

/// <summary>
/// What becomes of the tree (rules U2–U6). Ids never change hands, so that the ledger speaks of the same units for ever: after a merger
/// the old units stand below the new one, after a split the new ones below the old.
/// </summary>
public static class TreeChange
{
    private const int LongestName = 40;

    /// <summary>Why the change cannot be, in Chinese; null = it can.</summary>
    public static string? Fault(OrgTree tree, UnitChange change)
    {
        var units = change.UnitIds.Select(tree.Find).ToList();
        if (units.Any(u => u is null)) return "单位已经不在单位表里";
        foreach (var unit in units)
        {
            if (unit!.Closed <= change.Date) return $"{unit.Name}已于{Day(unit.Closed!.Value)}撤销";
            if (unit.Opened > change.Date) return $"{unit.Name}{Day(unit.Opened!.Value)}才设立";
            if (change.Kind != ChangeKind.Rename && unit.Tier is Tier.County or Tier.Township) return $"{unit.Name}是{(unit.Tier == Tier.County ? "县" : "乡镇")}一级，请用单位表导入";
        }

        return ShapeFault(tree, change, units!) ?? change.Names.Select(n => NameFault(tree, change, n)).FirstOrDefault(f => f is not null);
    }

    /// <summary>Book: the ledger of the units concerned, for the opening totals of a merged unit.</summary>
    public static ChangedTree Apply(Registry registry, UnitChange change, TotalsBook book) => change.Kind switch
    {
        ChangeKind.Open => new([Founded(registry.Tree[change.ParentId!], change)], [], []),
        ChangeKind.Rename => new([Renamed(registry.Tree[change.UnitIds[0]], change.Names[0])], [], []),
        ChangeKind.Close => new([.. registry.Tree.Subtree(change.UnitIds[0]).Where(u => u.Closed is null || u.Closed > change.Date).Select(u => u with { Closed = change.Date })], [], []),
        ChangeKind.Merge => Merge(registry, change, book),
        ChangeKind.Split => new([.. Split(registry.Tree[change.UnitIds[0]], change)], [], []),
        _ => throw new InvalidOperationException("unreachable"),
    };

    internal static string Day(DateOnly day) => FormattableString.Invariant($"{day.Month}月{day.Day}日");

    private static string? ShapeFault(OrgTree tree, UnitChange change, List<OrgUnit> units) => change.Kind switch
    {
        ChangeKind.Open when tree.Find(change.ParentId)?.Tier != Tier.Township => "新单位要由乡镇平安办设立",
        ChangeKind.Rename when units.Count != 1 => "一次只能给一个单位更名",
        ChangeKind.Merge when units.Count < 2 => "合并至少要写两个单位",
        ChangeKind.Merge when units.Select(u => (u.ParentId, u.Tier)).Distinct().Count() > 1 => "合并的单位要同级、同一个上级",
        ChangeKind.Split when units.Count != 1 => "一次只能拆分一个单位",
        ChangeKind.Split when change.Names.Distinct().Count() < 2 => "拆分后至少要有两个单位",
        _ => null,
    };

    private static string? NameFault(OrgTree tree, UnitChange change, string name)
    {
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) return "新名称不对：不能空着，最多40个字";
        var holder = tree.FindByName(name) ?? tree.Units.FirstOrDefault(u => u.Closed is null && u.Aliases.Contains(name));
        if (holder is null) return null;
        if (!change.UnitIds.Contains(holder.Id)) return holder.Name == name ? $"已经有单位叫“{name}”" : $"“{name}”是{holder.Name}的别名";
        if (change.Kind == ChangeKind.Rename) return holder.Name == name ? $"{name}现在就叫这个名字" : null;
        return holder.Name == name && tree.FindByName(Former(name)) is not null ? $"“{Former(name)}”已经有了，请换一个新名称" : null;
    }

    private static OrgUnit Founded(OrgUnit parent, UnitChange change) => new()
    {
        Id = IdOf(change, change.Names[0], parent.Id),
        Name = change.Names[0],
        Tier = Tier.Village,
        Kind = KindOf(change.Names[0], UnitKind.Unit),
        ParentId = parent.Id,
        Opened = change.Date,
        Order = parent.Order,
    };

    private static OrgUnit Renamed(OrgUnit unit, string name) => unit with
    {
        Name = name,
        Kind = KindOf(name, unit.Kind),
        Aliases = [.. unit.Aliases.Append(unit.Name).Where(a => a != name).Distinct()],
    };

    private static ChangedTree Merge(Registry registry, UnitChange change, TotalsBook book)
    {
        List<OrgUnit> old = [.. change.UnitIds.Select(id => registry.Tree[id])];
        var first = old[0];
        var merged = first with
        {
            Id = IdOf(change, change.Names[0], first.ParentId),
            Name = change.Names[0],
            Aliases = [],
            Kind = KindOf(change.Names[0], first.Kind),
            Base = Sum(old.Select(u => u.Base)),
            Households = Sum(old.Select(u => u.Households)),
            OpeningInstall = OpeningTotal(old, Metric.AppInstall, change.Date, book),
            OpeningRegister = OpeningTotal(old, Metric.AppRegister, change.Date, book),
            OpeningDate = CampaignWeek.Of(change.Date).Monday.AddDays(-1),
            Opened = change.Date,
        };
        var moved = change.UnitIds.ToHashSet();
        return new(
            [.. old.Select(u => Ended(u, change) with { ParentId = merged.Id }), merged],
            [.. registry.Members.Values.Where(m => moved.Contains(m.UnitId)).Select(m => m with { UnitId = merged.Id })],
            [.. registry.Groups.Values.Where(g => g.UnitId is not null && moved.Contains(g.UnitId)).Select(g => g with { UnitId = merged.Id })]);
    }

    private static IEnumerable<OrgUnit> Split(OrgUnit unit, UnitChange change) =>
        change.Names.Select(name => unit with
        {
            Id = IdOf(change, name, unit.Id),
            Name = name,
            Aliases = [],
            Kind = KindOf(name, unit.Kind),
            ParentId = unit.Id,
            Base = null,
            Households = null,
            OpeningInstall = null,
            OpeningRegister = null,
            OpeningDate = null,
            Opened = change.Date,
        }).Prepend(Ended(unit, change));

    /// <summary>The unit is closed; when its name lives on in a new unit it is called 原… from now on.</summary>
    private static OrgUnit Ended(OrgUnit unit, UnitChange change) => unit with
    {
        Closed = change.Date,
        Name = change.Names.Contains(unit.Name) ? Former(unit.Name) : unit.Name,
        Aliases = [.. unit.Aliases.Except(change.Names)],
    };

    /// <summary>
    /// The totals of the eve of the change, less what was reported new in its week: that stays the old units' and is added from below,
    /// so that a number of the new unit for the whole week takes its place and none is counted twice (rule U4).
    /// </summary>
    private static int? OpeningTotal(IReadOnlyList<OrgUnit> units, Metric metric, DateOnly date, TotalsBook book)
    {
        var week = new Period(CampaignWeek.Of(date).Monday, date.AddDays(-1));
        return Sum(units.Select(u => book.TotalAsOf(u.Id, metric, week.To) is { } total
            ? (int?)(int)decimal.Round(total - book.EntriesIn(u.Id, metric, week).Sum(e => e.Value))
            : null));
    }

    private static int? Sum(IEnumerable<int?> parts)
    {
        List<int?> all = [.. parts];
        return all.Contains(null) ? null : all.Sum();
    }

    private static UnitKind KindOf(string name, UnitKind otherwise) => otherwise is UnitKind.Grid or UnitKind.Township or UnitKind.County ? otherwise
        : name.EndsWith("社区", StringComparison.Ordinal) ? UnitKind.Community
        : name.EndsWith('村') ? UnitKind.Village
        : otherwise;

    private static string Former(string name) => "原" + name;

    private static string IdOf(UnitChange change, string name, string? parentId) =>
        StableId.Of("u", parentId ?? "", name, change.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
