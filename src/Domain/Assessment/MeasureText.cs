using System.Globalization;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Assessment;

/// <summary>How measures are written. The label (考3, 牌5, 约7, 解9, 否11) is what people type; all kinds share one row of numbers.</summary>
public static class MeasureText
{
    public static string Label(Measure measure) => Letter(measure.Kind) + measure.Number.ToString(CultureInfo.InvariantCulture);

    public static string Letter(MeasureKind kind) => kind switch
    {
        MeasureKind.Deduction => "考",
        MeasureKind.Yellow or MeasureKind.Red => "牌",
        MeasureKind.Interview => "约",
        MeasureKind.Veto => "否",
        _ => "解",
    };

    /// <summary>扣1分, 黄牌, 约谈主要负责人.</summary>
    public static string What(Measure measure) => measure.Kind switch
    {
        MeasureKind.Deduction when measure.Points is { } points => $"扣{BookingText.Number(points)}分",
        MeasureKind.Deduction => $"扣分，最高{BookingText.Number(measure.MostPoints ?? 0)}分，由平安办定",
        MeasureKind.Yellow => "黄牌",
        MeasureKind.Red => "红牌",
        MeasureKind.Interview => "约谈主要负责人",
        MeasureKind.Veto => "列为一票否决候选",
        _ => "解除牌子",
    };

    public static string State(Measure measure) => measure.State switch
    {
        MeasureState.Proposed => "还没定",
        MeasureState.Rejected => "已驳回",
        MeasureState.Withdrawn => "依据已变，已自动收回",
        MeasureState.InForce => "已批准",
        MeasureState.Appealed => "申诉中",
        MeasureState.Upheld => "申诉后维持",
        MeasureState.Revoked => "已撤销",
        _ => "已解除",
    };

    /// <summary>考3 扣1分：6月11日发案1起（87号）</summary>
    public static string Line(Measure measure) => $"{Label(measure)} {What(measure)}：{measure.Reason}";

    /// <summary>
    /// What the office has to decide. Fresh = told in full; older = what it was told of before and has not decided; review = decided ones whose
    /// ground is gone. Null when there is nothing of the three.
    /// </summary>
    public static string? Digest(OrgTree tree, IReadOnlyList<Measure> fresh, IReadOnlyList<Measure> older, IReadOnlyList<Measure> review)
    {
        var parts = new List<string>();
        if (fresh.Count > 0) parts.Add($"【考核建议】{fresh.Count}条等您定，还没有告诉任何单位：\n{ByUnit(tree, fresh)}\n依据：\n{string.Join('\n', fresh.Select(m => m.Ground).Where(g => g.Length > 0).Distinct().Select(g => "  " + g))}\n{HowTo(fresh)}");
        if (older.Count > 0) parts.Add($"{(fresh.Count == 0 ? "【考核建议】" : "")}以前提的还有{older.Count}条没定：{string.Join('、', older.Select(Label))}。看全部请回复：考核建议");
        if (review.Count > 0) parts.Add($"以下已批准的，依据的记录后来改了，请复核：\n{ByUnit(tree, review)}\n不该扣的请回复：撤销 {Label(review[0])} 原因");
        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }

    /// <summary>一票否决候选 of the year, as office and leaders read it; one unit's own lines for the unit.</summary>
    public static string Candidates(OrgTree tree, string scope, int year, IReadOnlyList<Measure> vetoes)
    {
        if (vetoes.Count == 0) return $"{scope}{year}年没有一票否决候选。";
        var lines = vetoes.OrderBy(m => tree[m.UnitId].Order).ThenBy(m => m.Number).Select(m => $"{tree[m.UnitId].Name} {Label(m)}：{m.Reason}。{State(m)}");
        return $"{scope}{year}年一票否决候选{vetoes.Count}条（只是候选，否决与否由领导小组研究）：\n{string.Join('\n', lines)}\n依据：{string.Join('；', vetoes.Select(m => m.Ground).Distinct())}。";
    }

    /// <summary>What stands in the units of the scope, as leaders and the units themselves read it: cards first, then interviews.</summary>
    public static string Standing(OrgTree tree, OrgUnit scope, IEnumerable<Measure> measures, DateTimeOffset now)
    {
        var standing = measures.Where(m => m is { Counts: true, Kind: MeasureKind.Red or MeasureKind.Yellow or MeasureKind.Interview })
            .OrderBy(m => m.Kind switch { MeasureKind.Red => 0, MeasureKind.Yellow => 1, _ => 2 }).ThenBy(m => tree[m.UnitId].Order).ToList();
        if (standing.Count == 0) return $"截至{Figures.Moment(now)}，{scope.Name}没有亮着的黄牌、红牌，今年也没有定下的约谈。";
        var counts = standing.GroupBy(m => m.Kind).Select(g => g.Key switch { MeasureKind.Red => $"红牌{g.Count()}张", MeasureKind.Yellow => $"黄牌{g.Count()}张", _ => $"约谈{g.Count()}次" });
        return $"截至{Figures.Moment(now)}，{scope.Name}{string.Join('、', counts)}：\n{string.Join('\n', standing.Select(m => $"{tree[m.UnitId].Name} {Line(m)}"))}\n看一条的经过请回复：{Label(standing[0])}";
    }

    public const string NothingWaits = "没有要定的考核建议。要自己提请发：扣分 石桥村 1分 发案1起，87号";

    /// <summary>What head and liaison of the unit read after the decision.</summary>
    public static string Notice(OrgUnit unit, Measure measure) => measure.Kind switch
    {
        MeasureKind.Lift => $"【解除通知】{unit.Name}：{measure.Reason}。{(measure.Rule == MeasureDecision.Rectified ? "验收合格，" : "")}已解除。",
        MeasureKind.Veto => $"【一票否决候选通知】{unit.Name}：{measure.Reason}，{What(measure)}，报领导小组研究，是否否决由领导小组决定。依据：{measure.Ground}。{AppealHint(measure, DateOnly.MinValue)}",
        _ => $"【{Title(measure)}】{unit.Name}：{measure.Reason}，{What(measure)}。依据：{measure.Ground}。{AppealHint(measure, DateOnly.MinValue)}{Mend(measure)}",
    };

    private static string Mend(Measure measure) => measure.Kind is MeasureKind.Yellow or MeasureKind.Red ? $"。整改好了请回复：整改完成 {Label(measure)} 整改情况" : "";

    /// <summary>Empty when it can no longer be contested.</summary>
    public static string AppealHint(Measure measure, DateOnly today) => measure is { State: MeasureState.InForce, AppealUntil: { } last } && today <= last
        ? $"有不同意见，请在{Figures.Day(last)}24时前回复：申诉 {Label(measure)} 理由"
        : "";

    /// <summary>Every step on record, oldest first.</summary>
    public static string History(OrgTree tree, Measure measure, IReadOnlyList<MeasureStep> steps, Func<string, string> nameOf) =>
        $"{Label(measure)} {tree[measure.UnitId].Name} {What(measure)}，{State(measure)}。\n{measure.Reason}。依据：{measure.Ground}。\n"
        + string.Join('\n', steps.Select(s => $"{Figures.Moment(s.At)} {StepName(s.Step)}{(s.Actor.Length == 0 ? "" : $"（{nameOf(s.Actor)}）")}{(s.Words.Length == 0 ? "" : $"：{s.Words}")}"));

    private static string Title(Measure measure) => measure.Kind switch
    {
        MeasureKind.Deduction => "扣分通知",
        MeasureKind.Yellow => "黄牌通知",
        MeasureKind.Red => "红牌通知",
        _ => "约谈通知",
    };

    private static string ByUnit(OrgTree tree, IEnumerable<Measure> measures) => string.Join('\n', measures.GroupBy(m => m.UnitId)
        .OrderBy(g => tree[g.Key].Order).Select(g => $"{tree[g.Key].Name}\n{string.Join('\n', g.Select(m => $"  {Line(m)}{Duty(m)}"))}"));

    /// <summary>Whether the plan binds the office to it; said to the office alone.</summary>
    private static string Duty(Measure measure) => measure.Rule switch
    {
        "interview-case" => "（方案：视情况约谈）",
        "interview-unit-case" or "interview-unreached" => "（方案：应当约谈）",
        _ => "",
    };

    private static string HowTo(IReadOnlyList<Measure> waiting)
    {
        var several = waiting.Count > 1 ? $"，几条一起：批准 {Label(waiting[0])}、{Label(waiting[1])}" : "";
        var open = waiting.FirstOrDefault(m => m is { Kind: MeasureKind.Deduction, Points: null });
        var amount = open is null ? "" : $"，要定分数的：批准 {Label(open)} 1.5分";
        return $"同意请回复：批准 {Label(waiting[0])}{several}{amount}；不同意：驳回 {Label(waiting[0])} 原因。批准后才通知该单位。";
    }

    private static string StepName(string step) => step switch
    {
        "proposed" => "提出",
        "approved" => "批准",
        "rejected" => "驳回",
        "withdrawn" => "收回",
        "appealed" => "申诉",
        "upheld" => "维持",
        "revoked" => "撤销",
        _ => "解除",
    };
}
