using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>
/// Which groups an item is for (rule C4). Without an audience: every group. With one: the groups of units where such people are,
/// the work group too, because it hands the item on where no bot sits. Work groups of township and county only get what is for everybody.
/// </summary>
public static class AudienceRules
{
    private static readonly UnitKind[] Villages = [UnitKind.Village, UnitKind.Community, UnitKind.Grid];
    private static readonly UnitKind[] Workplaces = [UnitKind.Unit];

    private static readonly Dictionary<string, UnitKind[]> Kinds = new()
    {
        ["老年人"] = Villages,
        ["家庭主妇"] = Villages,
        ["务工人员"] = Villages,
        ["流动人口"] = Villages,
        ["低收入人群"] = Villages,
        ["村民"] = Villages,
        ["居民"] = Villages,
        ["个体商户"] = Villages,
        ["教师"] = Workplaces,
        ["企业财务"] = Workplaces,
        ["财务人员"] = Workplaces,
        ["干部职工"] = Workplaces,
    };

    public static bool IsFor(EditionItem item, Group group, OrgUnit unit)
    {
        if (item.Audience is not { } audience) return true;
        if (unit.Tier is Tier.County or Tier.Township) return group.Kind == GroupKind.Residents;
        return !Kinds.TryGetValue(audience, out var kinds) || kinds.Contains(unit.Kind);
    }

    /// <summary>The edition's items for one group, in their order.</summary>
    public static IReadOnlyList<EditionItem> ItemsFor(Edition edition, Group group, OrgUnit unit) =>
        [.. edition.Items.Where(i => IsFor(i, group, unit)).OrderBy(i => i.Ordinal)];
}
