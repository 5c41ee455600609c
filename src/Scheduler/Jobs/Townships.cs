using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>The townships a bot serves, who issues a weekly ranking, and how their offices sign.</summary>
public static class Townships
{
    public static IReadOnlyList<OrgUnit> Of(Registry registry) => [.. registry.Tree.Units.Where(u => u.Tier == Tier.Township)];

    /// <summary>Every township, then every county that has at least two to compare (rule K12).</summary>
    public static IReadOnlyList<OrgUnit> Issuing(OrgTree tree) =>
        [.. tree.Units.Where(u => u.Tier == Tier.Township), .. tree.Units.Where(u => u.Tier == Tier.County && Below(tree, u).Count > 1)];

    /// <summary>Villages whose grids are compared in their own work group, where the setting asks for it (rule K17).</summary>
    public static IReadOnlyList<OrgUnit> Comparing(OrgTree tree, RankingPolicy policy) => policy.InstallVillage == InstallList.Off
        ? []
        : [.. tree.Units.Where(u => u.Tier == Tier.Village && tree.Subtree(u.Id).Count(g => g.Tier == Tier.Grid && g.Base > 0) > 1)];

    /// <summary>Whose issue a question about this unit is answered from: its township, a county's own, or the only township of a county.</summary>
    public static OrgUnit? IssuerFor(OrgTree tree, string unitId)
    {
        if (tree.Above(unitId, Tier.Township) is { } township) return township;
        if (tree.Find(unitId) is not { } county) return null;
        var below = Below(tree, county);
        return below.Count > 1 ? county : below.FirstOrDefault();
    }

    public static string Signature(OrgUnit township, string officeLabel) => township.Name + officeLabel;

    private static List<OrgUnit> Below(OrgTree tree, OrgUnit county) => [.. tree.Subtree(county.Id).Where(u => u.Tier == Tier.Township)];
}
