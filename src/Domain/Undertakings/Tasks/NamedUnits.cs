using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Undertakings.Tasks;

/// <summary>The units a cell of a task table names, in registry order, and the words that name none (rule W3).</summary>
public sealed record NamedUnits(IReadOnlyList<OrgUnit> Units, IReadOnlyList<string> Unknown)
{
    private static readonly char[] Marks = ['、', '，', ',', '；', ';', '\n', '\r', ' ', '　', '/', '和', '及'];
    private static readonly string[] Villages = ["各村", "各村(社区)", "各村社区", "各村居", "各村(居)", "村(社区)", "所有村"];
    private static readonly string[] Others = ["各单位", "各部门", "各站所", "镇直单位", "乡直单位", "机关各单位"];
    private static readonly string[] Offices = ["平安办", "反诈办", "综治中心", "综治办", "社会治理办", "政法委", "办公室", "领导小组办公室"];

    /// <summary>Open units under the office's own; the office itself by its usual names; 各村（社区） and 各单位 stand for all of their kind.</summary>
    public static NamedUnits Read(string text, OrgTree tree, string officeUnitId, DateOnly today)
    {
        List<OrgUnit> open = [.. tree.Subtree(officeUnitId).Where(u => !(u.Closed <= today))];
        List<OrgUnit> found = [];
        List<string> unknown = [];
        foreach (var word in text.Replace('（', '(').Replace('）', ')').Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            List<OrgUnit> named = [.. Of(word, open, tree[officeUnitId])];
            found.AddRange(named);
            if (named.Count == 0) unknown.Add(word);
        }

        return new([.. found.Distinct().OrderBy(u => u.Order)], unknown);
    }

    private static IEnumerable<OrgUnit> Of(string word, List<OrgUnit> open, OrgUnit office)
    {
        if (Villages.Contains(word)) return open.Where(u => u.Tier == Tier.Village && u.Kind != UnitKind.Unit);
        if (word is "各社区") return open.Where(u => u.Kind == UnitKind.Community);
        if (Others.Contains(word)) return open.Where(u => u is { Tier: Tier.Village, Kind: UnitKind.Unit });
        if (word is "全部" or "所有单位") return open.Where(u => u.Tier == Tier.Village);
        if (word is "各乡镇") return open.Where(u => u.Tier == Tier.Township);
        if (Offices.Contains(word) || word == office.Name) return [office];
        return open.Where(u => u.Name == word || u.Aliases.Contains(word)).Take(1);
    }
}
