using AntiFraudBot.Domain.Materials.Drafting;

namespace AntiFraudBot.Domain.Materials;

/// <summary>
/// The people an item is made for (rule C14). A tag may name several, 宝妈、学生; people use many words for the same, so tags are compared
/// by the word of the house.
/// </summary>
public static class AudienceTags
{
    private static readonly Dictionary<string, string> Same = new()
    {
        ["老人"] = "老年人", ["长辈"] = "老年人", ["老年"] = "老年人", ["老人家"] = "老年人", ["中老年人"] = "老年人",
        ["宝妈"] = "家庭主妇", ["妇女"] = "家庭主妇", ["主妇"] = "家庭主妇",
        ["学生家长"] = "家长",
        ["财务"] = "企业财务", ["会计"] = "企业财务", ["财务人员"] = "企业财务", ["企业会计"] = "企业财务",
        ["商户"] = "个体商户", ["店主"] = "个体商户", ["商家"] = "个体商户", ["个体户"] = "个体商户",
        ["务工"] = "务工人员", ["打工人员"] = "务工人员", ["外出务工人员"] = "务工人员", ["流动人员"] = "流动人口",
        ["低收入"] = "低收入人群", ["低收入群体"] = "低收入人群",
        ["居民"] = "村民", ["群众"] = "村民", ["村民群众"] = "村民", ["老师"] = "教师", ["教职工"] = "教师", ["干部"] = "干部职工", ["职工"] = "干部职工",
    };

    private static readonly HashSet<string> Everybody = ["所有人", "全部", "全体", "不限", "通用", "大家", "全体群众"];

    private static readonly char[] Separators = ['、', '，', ',', '/', '／', ';', '；', '和', '与', ' ', '　'];

    /// <summary>The words this house knows, synonyms included; others are tags too, but are not recognised inside a sentence.</summary>
    public static IReadOnlyList<string> Known { get; } =
        [.. Same.Keys.Concat(Same.Values).Concat(["学生", "家长"]).Distinct().OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];

    public static bool MeansEverybody(string written) => Everybody.Contains(written.Trim());

    /// <summary>As it is stored and shown: the author's words, joined by 、; null for everybody.</summary>
    public static string? Written(string? text)
    {
        if (text is null || MeansEverybody(text)) return null;
        var words = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0 ? null : string.Join('、', words.Distinct());
    }

    public static IReadOnlySet<string> Of(string? written) => written is null
        ? new HashSet<string>()
        : written.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => Same.GetValueOrDefault(w, w)).ToHashSet();

    /// <summary>An elders' edition is for the old even where its author did not say so.</summary>
    public static IReadOnlySet<string> Of(EditionItem item) =>
        Of(item.Audience ?? (item.Kind == ItemKinds.Elders ? "老年人" : null));
}
