namespace AntiFraudBot.Domain.Organization;

/// <summary>
/// What is missing for everybody to be reached (rule U7), in registry order: units of village tier and above without a work group, groups of
/// closed units, parts left below a unit that was split or closed, groups without the bot and without a relay person, groups whose name does not
/// say what they are for.
/// </summary>
public sealed record RegistryGaps(
    IReadOnlyList<OrgUnit> WithoutGroup, IReadOnlyList<Group> OfClosedUnits, IReadOnlyList<OrgUnit> Stranded,
    IReadOnlyList<Group> WithoutRelay, IReadOnlyList<Group> Unnamed)
{
    /// <summary>Of the unit and everything below it; null = everywhere. A grid reports through its village and needs no group of its own.</summary>
    public static RegistryGaps Of(Registry registry, string? rootId, DateOnly today)
    {
        bool Inside(string? unitId) => rootId is null || (unitId is not null && registry.Tree.IsWithin(unitId, rootId));
        List<Group> groups = [.. registry.Groups.Values.Where(g => g.Kind != GroupKind.Dm && Inside(g.UnitId))
            .OrderBy(g => g.Kind).ThenBy(g => registry.Tree.Find(g.UnitId)?.Order).ThenBy(g => g.Id, StringComparer.Ordinal)];
        var bound = groups.Where(g => g.Kind == GroupKind.Work).Select(g => g.UnitId).ToHashSet();
        List<Group> live = [.. groups.Where(g => !(registry.Tree.Find(g.UnitId)?.Closed <= today))];
        return new(
            [.. registry.Tree.Units.Where(u => u.Tier != Tier.Grid && Inside(u.Id) && !(u.Closed <= today) && !(u.Opened > today) && !bound.Contains(u.Id))],
            [.. groups.Except(live)],
            [.. registry.Tree.Units.Where(u => u.Tier == Tier.Grid && Inside(u.Id) && !(u.Closed <= today) && registry.Tree.Above(u.Id, Tier.Village)?.Closed <= today)],
            [.. live.Where(g => g is { Bot: false, RelayId: null })],
            // A chat that came by a bindings file has no name yet: it stands under its id.
            [.. live.Where(g => g.Name != g.Id && !SaysWhatItIsFor(g.Name))]);
    }

    private static bool SaysWhatItIsFor(string name) => name.Contains("反电诈", StringComparison.Ordinal) || name.Contains("反诈", StringComparison.Ordinal);
}

/// <summary>The weekly line to the office, and the answer to 检查.</summary>
public static class RegistryGapsText
{
    private const int Shown = 5;

    /// <summary>Null when nothing is missing.</summary>
    public static string? For(RegistryGaps gaps)
    {
        string?[] lines =
        [
            Line("没有绑定工作群的单位", gaps.WithoutGroup.Select(u => u.Name), "请在群里发“绑定 单位名”"),
            Line("所属单位已撤销的群", gaps.OfClosedUnits.Select(g => g.Name), "请在群里发“绑定 新单位名”"),
            Line("上级已撤销的组、网格", gaps.Stranded.Select(u => u.Name), "请在单位表里改上级后导入"),
            Line("机器人不在、也没有转发人的群", gaps.WithoutRelay.Select(g => g.Name), "请拉机器人进群或指定转发人"),
            Line("群名没有“反电诈”或“反诈”的群", gaps.Unnamed.Select(g => g.Name), "请群主改群名"),
        ];
        var found = lines.OfType<string>().ToList();
        return found.Count == 0 ? null : $"单位和群的检查：\n{string.Join('\n', found)}";
    }

    private static string? Line(string what, IEnumerable<string> who, string next)
    {
        List<string> names = [.. who];
        if (names.Count == 0) return null;
        var rest = names.Count > Shown ? "等" : "";
        return $"{what}{names.Count}个：{string.Join('、', names.Take(Shown))}{rest}。{next}";
    }
}
