using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>What the sender of a roster reads (rule E3). No names, no numbers of anybody.</summary>
public static class RosterText
{
    // What a report means that names no week.
    private const string Last = "上周";

    /// <summary>How a report names the roster's week, so that the number lands there.</summary>
    public static string Called(CampaignWeek week, CampaignWeek running) => week == running ? "本周" : week == running.Previous ? Last : $"第{week.Number}周";

    /// <summary>
    /// Label: 上坪村第24周（6.8—6.14）. Week: how a report names it, 上周. Reported = the installs told in chat for the same days, of a cumulative roster the running total; null = none.
    /// Kept: whether names are kept (sealed), or only numbers.
    /// </summary>
    public static string Receipt(RosterDigest roster, string label, string week, decimal? reported, RosterComparison? comparison, bool kept)
    {
        var lines = new List<string> { First(roster, label), Faults(roster), Difference(roster, week, reported) };
        if (comparison is { } c) lines.Add($"和上次花名册比：新增{c.New}人，不再出现{c.Left}人，信息有变{c.Changed}人。");
        lines.AddRange(Remarks(roster));
        lines.Add(kept ? "姓名电话加密保存，到期自动删除。" : "只记人数，姓名电话没有保存。");
        return string.Join('\n', lines.Where(l => l.Length > 0));
    }

    /// <summary>The tables' headings nobody could read, with the way to say what they mean.</summary>
    public static string NoRoster(IReadOnlyList<string> headings) => headings.Count == 0
        ? "没认出这张表：没有“姓名”“联系电话”这样的表头。花名册表头请用：序号、网格、姓名、联系电话、安装、注册、安装日期、包干人"
        : $"没认出这张表里哪列是姓名。表头有：{string.Join('、', headings.Take(12))}。请告诉我，例：花名册列 {headings[0]}=姓名";

    private static string First(RosterDigest result, string label)
    {
        var kind = result.Cumulative ? "累计花名册" : "花名册";
        var inWeek = result.Cumulative ? $"，其中安装日期在这一周的{result.InWeek}人" : "";
        return $"已收：{label}{kind}{result.Rows}行，有效{result.Valid}行，已安装{result.Installed}人{inWeek}。";
    }

    private static string Faults(RosterDigest roster)
    {
        (RosterFaultKind Kind, string Words)[] order =
        [
            (RosterFaultKind.Repeated, "重复"), (RosterFaultKind.RepeatedElsewhere, "和外单位重复"), (RosterFaultKind.BadPhone, "电话不对"), (RosterFaultKind.NoPhone, "没填电话"),
            (RosterFaultKind.NoName, "没填姓名"), (RosterFaultKind.OutsideWeek, roster.Cumulative ? "日期还没到" : "日期不在这一周"), (RosterFaultKind.UnclearDate, "日期看不懂"),
            (RosterFaultKind.UnclearTick, "是否安装等看不懂"),
        ];
        var found = roster.Faults.ToDictionary(f => f.Kind);
        var parts = order.Where(o => found.ContainsKey(o.Kind)).Select(o => $"{o.Words}{found[o.Kind].Lines}行（{found[o.Kind].Places}）").ToList();
        return parts.Count == 0 ? "没有发现问题。" : string.Join('，', parts) + "。";
    }

    private static string Difference(RosterDigest result, string week, decimal? reported)
    {
        var what = result.Cumulative ? "累计安装" : "安装";
        if (reported is not { } said) return $"群里还没有报这一周的{what}，请报：{(result.Cumulative ? "累计" : week)}安装{result.Comparable}";
        if (said == result.Comparable) return $"和群里报的{what}{said:0.#}人一致。";
        return $"群里报{what}{said:0.#}人，花名册{result.Comparable}人，差{Math.Abs(said - result.Comparable):0.#}人，请核对。群里报错了就发：更正：{(result.Cumulative || week == Last ? "" : week)}{what}{result.Comparable}";
    }

    private static IEnumerable<string> Remarks(RosterDigest roster)
    {
        if (roster.Dropped.Count > 0) yield return $"“{string.Join("”“", roster.Dropped.Take(4))}”没有收，已从表里删掉，以后不用填。";
        foreach (var (heading, column) in roster.Guessed.Take(3)) yield return $"“{heading}”这一列我当作{column.ChineseName()}。不对请回复：花名册列 {heading}=不用";
        if (roster.HiddenRows > 0) yield return $"有{roster.HiddenRows}行是隐藏的，也算进去了。";
        if (roster.HiddenColumns > 0) yield return $"有{roster.HiddenColumns}列是隐藏的，也读了，取消隐藏可以看到。";
        if (roster.Ignored.Count > 0) yield return $"“{string.Join("”“", roster.Ignored.Take(3))}”不是花名册，没有读。";
        if (roster.HasHiddenSheets) yield return "隐藏的工作表没有读。";
    }
}
