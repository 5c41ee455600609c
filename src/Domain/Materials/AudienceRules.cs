using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Materials;

/// <summary>
/// Which groups an item is for (rules C4, C14). Without an audience: every group. With one: the groups of units where such people are,
/// the work group too, because it hands the item on where no bot sits. Work groups of township and county only get what is for everybody.
/// A residents' group that the office gave an audience gets, of the tagged items, only its own.
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
        ["个体商户"] = Villages,
        ["教师"] = Workplaces,
        ["企业财务"] = Workplaces,
        ["干部职工"] = Workplaces,
    };

    public static bool IsFor(EditionItem item, Group group, OrgUnit unit)
    {
        var tags = AudienceTags.Of(item);
        if (tags.Count == 0) return true;
        if (group.Kind == GroupKind.Residents && group.Audience is { } readers) return tags.Overlaps(AudienceTags.Of(readers));
        if (unit.Tier is Tier.County or Tier.Township) return group.Kind == GroupKind.Residents;
        return tags.Any(tag => !Kinds.TryGetValue(tag, out var kinds) || kinds.Contains(unit.Kind));
    }

    /// <summary>The edition's items for one group, in their order.</summary>
    public static IReadOnlyList<EditionItem> ItemsFor(Edition edition, Group group, OrgUnit unit) =>
        [.. edition.Items.Where(i => IsFor(i, group, unit)).OrderBy(i => i.Ordinal)];

    /// <summary>The items made for one audience, in their order; empty when the edition has none of its own for it.</summary>
    public static IReadOnlyList<EditionItem> MadeFor(Edition edition, string audience) =>
        [.. edition.Items.Where(i => AudienceTags.Of(i).Overlaps(AudienceTags.Of(audience))).OrderBy(i => i.Ordinal)];
}
