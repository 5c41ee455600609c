namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>What is wrong between rows: doubled names, missing or unfit parents, cycles, children of bad rows.</summary>
internal static class TreeShape
{
    public static void Check(IReadOnlyList<TreeDraft> drafts, OrgTree existing)
    {
        var byName = FirstOfEachName(drafts);
        foreach (var draft in drafts)
        {
            CheckParent(draft, byName, existing);
            CheckMoves(draft, existing);
            CheckAliases(draft, byName, existing);
        }

        foreach (var draft in drafts.Where(d => IsInCycle(d, byName))) draft.Reasons.Add("上级关系成环");
        SpoilChildren(drafts, byName, existing);
    }

    private static Dictionary<string, TreeDraft> FirstOfEachName(IReadOnlyList<TreeDraft> drafts)
    {
        var byName = new Dictionary<string, TreeDraft>();
        foreach (var draft in drafts.Where(d => d.Name.Length > 0))
        {
            if (!byName.TryAdd(draft.Name, draft))
                draft.Reasons.Add(FormattableString.Invariant($"名称“{draft.Name}”与第{byName[draft.Name].Number}行重复"));
        }

        return byName;
    }

    private static void CheckParent(TreeDraft draft, Dictionary<string, TreeDraft> byName, OrgTree existing)
    {
        if (draft.Tier is not { } tier) return;
        if (draft.Parent.Length == 0)
        {
            // A county is always a root; a township may be one where no county takes part.
            if (tier > Tier.Township) draft.Reasons.Add("没有写上级");
            return;
        }

        if (tier == Tier.County) draft.Reasons.Add("县一级不写上级");
        else if (draft.Parent == draft.Name) draft.Reasons.Add("上级不能是自己");
        else if (!byName.ContainsKey(draft.Parent) && existing.FindByName(draft.Parent) is null)
            draft.Reasons.Add($"找不到上级“{Cell.Shown(draft.Parent)}”");
        else if (ParentTier(draft.Parent, byName, existing) is { } above && !Fits(above, tier))
            draft.Reasons.Add($"上级“{Cell.Shown(draft.Parent)}”的级别不对");
    }

    private static Tier? ParentTier(string parent, Dictionary<string, TreeDraft> byName, OrgTree existing) =>
        byName.TryGetValue(parent, out var row) ? row.Tier : existing.FindByName(parent)?.Tier;

    /// <summary>A county's own offices (县教育局) stand on the village tier directly below the county.</summary>
    private static bool Fits(Tier above, Tier tier) => tier switch
    {
        Tier.Township => above == Tier.County,
        Tier.Village => above is Tier.Township or Tier.County,
        Tier.Grid => above == Tier.Village,
        _ => false,
    };

    private static void CheckMoves(TreeDraft draft, OrgTree existing)
    {
        if (existing.FindByName(draft.Name) is { } unit && draft.Tier is { } tier && unit.Tier != tier)
            draft.Reasons.Add("库里已有同名单位，级别不同");
        else if (existing.FindByName(draft.Name) is null && FormerlyCalled(draft.Name, existing) is { } renamed)
            draft.Reasons.Add($"“{Cell.Shown(draft.Name)}”是{renamed.Name}的别名，请写现在的名称");
    }

    private static OrgUnit? FormerlyCalled(string name, OrgTree existing) => existing.Units.FirstOrDefault(u => u.Closed is null && u.Aliases.Contains(name));

    private static void CheckAliases(TreeDraft draft, Dictionary<string, TreeDraft> byName, OrgTree existing)
    {
        foreach (var alias in draft.Aliases.Where(a => a != draft.Name && (byName.ContainsKey(a) || existing.FindByName(a) is not null)))
            draft.Reasons.Add($"别名“{Cell.Shown(alias)}”是另一个单位的名称");
    }

    private static bool IsInCycle(TreeDraft start, Dictionary<string, TreeDraft> byName)
    {
        var seen = new HashSet<string>();
        for (var at = start; byName.TryGetValue(at.Parent, out var parent) && seen.Add(parent.Name); at = parent)
        {
            if (parent == start) return start.Parent != start.Name;
        }

        return false;
    }

    /// <summary>A bad row never becomes a unit, so what hangs below it has no parent, unless the unit stands already.</summary>
    private static void SpoilChildren(IReadOnlyList<TreeDraft> drafts, Dictionary<string, TreeDraft> byName, OrgTree existing)
    {
        foreach (var draft in drafts.OrderBy(d => d.Tier ?? Tier.Grid))
        {
            if (draft.Reasons.Count == 0 && byName.TryGetValue(draft.Parent, out var parent)
                && parent.Reasons.Count > 0 && existing.FindByName(parent.Name) is null)
                draft.Reasons.Add(FormattableString.Invariant($"上级“{parent.Name}”（第{parent.Number}行）有误"));
        }
    }
}
