namespace AntiFraudBot.Domain.Reporting;

/// <summary>
/// The kinds a count may be split into by the words beside it: where an event was held, who signed a pledge. Two numbers of different kinds in one message
/// add up; the same kind twice does not.
/// </summary>
public static class SubKinds
{
    /// <summary>Places of events by what a campaign calls them; 校园 and 学校 are the same.</summary>
    public static IReadOnlyDictionary<string, string[]> Places { get; } = new Dictionary<string, string[]>
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

    public static IReadOnlyDictionary<string, string[]> Signers { get; } = new Dictionary<string, string[]>
    {
        ["学生家长"] = ["家长", "学生"],
        ["商户"] = ["商户", "店铺", "商家", "门店", "经营户"],
        ["干部"] = ["干部", "党员", "职工"],
        ["居民"] = ["居民", "群众", "村民", "住户", "农户"],
    };

    /// <summary>The one kind the words name; null when none or several, or when the metric has no kinds.</summary>
    public static string? In(string words, Metric metric)
    {
        var kinds = metric switch
        {
            Metric.Event => Places,
            Metric.Pledge => Signers,
            _ => null,
        };
        return kinds?.Where(k => k.Key != "校园" && Says(words, k.Value)).Select(k => k.Key).Take(2).ToList() is [var one] ? one : null;
    }

    public static bool Says(string words, string[] any) => any.Any(w => words.Contains(w, StringComparison.Ordinal));
}
