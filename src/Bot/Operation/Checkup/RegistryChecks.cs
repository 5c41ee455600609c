using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>The registry: what is missing for a unit to be reached, reminded and ranked. Grids report through their village and are not asked for these.</summary>
public static class RegistryChecks
{
    private const int Shown = 5;

    public static IReadOnlyList<Finding> Of(Registry registry, DateOnly today)
    {
        List<OrgUnit> open = [.. registry.Tree.Units.Where(u => u.Closed is not { } closed || closed > today)];
        if (open.Count == 0) return [Finding.Warning("单位", "还没有导入", "填好单位表后导入：import tree 单位表.xlsx")];
        List<OrgUnit> reporting = [.. open.Where(u => u.Tier != Tier.Grid)];
        var groups = registry.Groups.Values.Count(g => g.Kind != GroupKind.Dm);
        var gaps = RegistryGaps.Of(registry, null, today);
        return
        [
            Finding.Ok("单位", $"{open.Count}个，群{groups}个，人员{registry.Members.Count}人"),
            Names("工作群", "没有绑定工作群", gaps.WithoutGroup.Select(u => u.Name),
                "在群里发“绑定 单位名”，或用 import bindings 导入"),
            Names("群名", "没有“反电诈”或“反诈”", gaps.Unnamed.Select(g => g.Name), "请群主把“反电诈”加进群名"),
            Names("转发人", "机器人不在群里，也没有指定转发人", gaps.WithoutRelay.Select(g => g.Name), "把机器人拉进群，或指定一名转发人"),
            Names("撤销单位的群", "所属单位已撤销", gaps.OfClosedUnits.Select(g => g.Name), "在群里发“绑定 新单位名”"),
            Names("组和网格", "上级已撤销", gaps.Stranded.Select(u => u.Name), "在单位表里改好 parent 后再导入"),
            Names("负责人", "没有负责人或联络员", reporting.Where(u => u.HeadId is null || u.LiaisonId is null).Select(u => u.Name), "在单位表里补上 head、liaison 后再导入"),
            Names("人口数", "没有16—60岁人数，算不出安装率", reporting.Where(CountsPeople).Where(u => u.Base is null).Select(u => u.Name), "在单位表里补上 base_16_60 后再导入"),
        ];
    }

    private static bool CountsPeople(OrgUnit unit) => unit.Tier == Tier.Village;

    private static Finding Names(string name, string fault, IEnumerable<string> who, string next)
    {
        List<string> names = [.. who];
        if (names.Count == 0) return Finding.Ok(name, "齐全");
        var rest = names.Count > Shown ? $"等{names.Count}个" : "";
        return Finding.Warning(name, $"{string.Join('、', names.Take(Shown))}{rest}{fault}", next);
    }
}
