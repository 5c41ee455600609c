using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Undertakings.Activities;

/// <summary>
/// Which further word an entry of the ledger carries (rule W10): an event one of the campaign's N进 or 咨询台, a pledge who signed it. Read from
/// the message it came with; one word an entry, none when the message names none or several.
/// </summary>
public static class EntryTagRules
{
    public const string Stall = "咨询台";

    private static readonly Dictionary<string, string[]> Places = new()
    {
        ["学校"] = ["校园", "学校", "小学", "中学", "幼儿园", "班会"],
        ["校园"] = ["校园", "学校", "小学", "中学", "幼儿园", "班会"],
        ["企业"] = ["企业", "工厂", "公司", "车间", "厂里", "园区"],
        ["商超"] = ["商超", "超市", "商场", "商店", "商铺"],
        ["家庭"] = ["进家庭", "家庭"],
        ["村庄"] = ["进村庄", "院坝会", "坝坝会", "板凳会", "屋场会"],
        ["医院"] = ["医院", "卫生院", "卫生室"],
        ["公共场所"] = ["公共场所", "广场", "车站", "公园", "集市", "赶集", "赶圩", "赶场"],
        ["小区"] = ["小区", "楼栋"],
        ["机关单位"] = ["进机关", "机关单位", "进单位"],
    };

    private static readonly (string Tag, string[] Words)[] Signers =
    [
        ("学生家长", ["家长", "学生"]), ("商户", ["商户", "店铺", "商家", "门店", "经营户"]), ("干部", ["干部", "党员", "职工"]), ("居民", ["居民", "群众", "村民", "住户", "农户"]),
    ];

    /// <summary>Of one entry: null = none.</summary>
    public static string? Of(string text, Metric metric, IReadOnlyList<string> campaignTags) => metric switch
    {
        Metric.Event => Event(text, campaignTags),
        Metric.Pledge => Only(Signers.Where(s => Says(text, s.Words)).Select(s => s.Tag)),
        _ => null,
    };

    private static string? Event(string text, IReadOnlyList<string> tags)
    {
        // 进学校 beats a school that is merely named.
        if (Only(tags.Where(t => text.Contains("进" + t, StringComparison.Ordinal))) is { } entered) return entered;
        if (Only(tags.Where(t => Places.TryGetValue(t, out var words) && Says(text, words))) is { } named) return named;
        return text.Contains(Stall, StringComparison.Ordinal) || text.Contains("咨询点", StringComparison.Ordinal) ? Stall : null;
    }

    private static bool Says(string text, string[] words) => words.Any(w => text.Contains(w, StringComparison.Ordinal));

    private static string? Only(IEnumerable<string> tags) => tags.Distinct().Take(2).ToList() is [var one] ? one : null;
}
