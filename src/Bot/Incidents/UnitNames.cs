using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Incidents;

/// <summary>Units as they are written in files and orders.</summary>
public static class UnitNames
{
    /// <summary>By full name or alias; a group of people (上坪三组) by its village's alias too.</summary>
    public static OrgUnit? Find(OrgTree tree, string name) =>
        name.Length == 0 ? null : tree.FindByName(name) ?? tree.Units.FirstOrDefault(u => u.Closed is null && Words(tree, u).Contains(name));

    /// <summary>Everything the unit may be called: its name, its aliases and, of a grid, the village's aliases with the grid's own part.</summary>
    public static IReadOnlyList<string> Words(OrgTree tree, OrgUnit unit)
    {
        List<string> words = [unit.Name, .. unit.Aliases];
        if (unit.Tier == Tier.Grid && tree.Find(unit.ParentId) is { } village && unit.Name.StartsWith(village.Name, StringComparison.Ordinal))
            words.AddRange(village.Aliases.Append(village.Name).Select(a => a + unit.Name[village.Name.Length..]));
        return words;
    }
}
