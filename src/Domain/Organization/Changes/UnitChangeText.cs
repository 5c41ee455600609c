namespace AntiFraudBot.Domain.Organization.Changes;

/// <summary>What the office reads about a change before and after it.</summary>
public static class UnitChangeText
{
    public static string Example(ChangeKind kind) => kind switch
    {
        ChangeKind.Open => "例：设立 新塘村 6月20日起",
        ChangeKind.Rename => "例：更名 上坪村 为 上坪社区 6月20日起",
        ChangeKind.Close => "例：撤销 上坪村 6月20日起",
        ChangeKind.Merge => "例：合并 上坪村、下坪村 为 双坪村 6月20日起",
        _ => "例：拆分 上坪村 为 上坪东村、上坪西村 6月20日起",
    };

    /// <summary>上坪村更名为上坪社区: the change in one line, without its day.</summary>
    public static string Short(OrgTree tree, UnitChange change)
    {
        var old = string.Join('、', change.UnitIds.Select(id => tree.Find(id)?.Name ?? id));
        var names = string.Join('、', change.Names);
        return change.Kind switch
        {
            ChangeKind.Open => $"设立{names}",
            ChangeKind.Rename => $"{old}更名为{names}",
            ChangeKind.Close => $"撤销{old}",
            ChangeKind.Merge => $"{old}合并为{names}",
            _ => $"{old}拆分为{names}",
        };
    }

    /// <summary>6月20日起，上坪村更名为上坪社区, and what that means for data, people and groups.</summary>
    public static string Preview(Registry registry, UnitChange change) =>
        $"{TreeChange.Day(change.Date)}起，{Short(registry.Tree, change)}。\n{Consequences(registry, change)}";

    /// <summary>上坪村更名为上坪社区，6月20日起: a line of the list of what is planned.</summary>
    public static string Line(OrgTree tree, UnitChange change) => $"{TreeChange.Day(change.Date)}起，{Short(tree, change)}";

    private static string Consequences(Registry registry, UnitChange change)
    {
        var first = change.UnitIds.Count == 0 ? null : registry.Tree[change.UnitIds[0]];
        return change.Kind switch
        {
            ChangeKind.Open => "人数、负责人、联络员请写进单位表后导入，群请重新绑定。设立当周不参与排名。",
            ChangeKind.Rename => $"数据、人员、群都不变；说“{first!.Name}”也认得。",
            ChangeKind.Close => $"{Parts(registry.Tree, first!)}原有数据照样能查；以后不再要求报送，不再推送，不再计入安装率。",
            ChangeKind.Merge => $"人数、户数、累计数相加，人员和群转到{change.Names[0]}；负责人、联络员先用{first!.Name}的。原单位的数据照样能查。变更当周不参与排名。",
            _ => $"原有数据仍归{first!.Name}，照样能查；负责人、联络员先用{first.Name}的。新单位的人数和累计数请写进单位表后导入；{Groups(registry, first)}变更当周不参与排名。",
        };
    }

    private static string Parts(OrgTree tree, OrgUnit unit) => tree.Subtree(unit.Id).Count(u => u.Id != unit.Id && u.Closed is null) is > 0 and var parts ? $"下属{parts}个组、网格一起撤销。" : "";

    private static string Groups(Registry registry, OrgUnit unit) =>
        registry.Groups.Values.Count(g => g.UnitId == unit.Id && g.Kind != GroupKind.Dm) is > 0 and var groups ? $"原来的{groups}个群请到群里重新绑定。" : "";
}
