using System.Globalization;
using AntiFraudBot.Documents.Workbooks;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Undertakings.Burden;

namespace AntiFraudBot.Bot.Fieldwork;

/// <summary>减负情况 in words and as a workbook; no names of persons (rule W17).</summary>
internal static class BurdenText
{
    private const int MostOver = 6;

    public static string For(BurdenMonth month, Registry registry)
    {
        var weeks = month.Weeks;
        List<string> lines = [$"{month.Scope.Name}减负情况（{month.Days}）"];
        if (weeks.Count == 0) return lines[0] + "：这段时间没有向干部发过消息，也没有要过数。";
        var people = weeks.Select(w => w.MemberId).Distinct().Count();
        lines.Add($"一、平均每名干部每周：消息{Average(weeks, w => w.Messages)}条，点名{Average(weeks, w => w.Mentions)}次，要照片{Average(weeks, w => w.Pictures)}次，约{Average(weeks, w => w.Minutes)}分钟（{people}人）。");
        lines.Add($"　　每周预算：消息{month.Budget.Messages}条，点名{month.Budget.Mentions}次，照片{month.Budget.Pictures}次，{month.Budget.Minutes}分钟。");
        lines.Add(month.Over.Count == 0 ? "二、没有超预算的。" : $"二、超预算{month.Over.Count}人次：{string.Join('、', month.Over.Take(MostOver).Select(w => Over(w, registry, month.Budget)))}{(month.Over.Count > MostOver ? "等" : "")}。");
        var bare = month.Notes.Where(n => n.Document is null).ToList();
        lines.Add($"三、下发任务{month.Tasks}项；减负提醒{month.Notes.Count}次{(month.Notes.Count > 0 ? $"，有上级文号{month.Notes.Count - bare.Count}次，没有文号{bare.Count}次" : "")}。");
        if (bare.Count > 0) lines.Add($"　　没有文号的：{string.Join('、', bare.Select(n => n.Subject).Distinct().Take(MostOver))}");
        lines.Add("四、台账里已有的数不重复要，一天里的催报合成一条。给县里的请发：减负报表、减负报告");
        return string.Join('\n', lines);
    }

    /// <summary>One row a unit and week, with the budget above.</summary>
    public static byte[] Workbook(BurdenMonth month, Registry registry)
    {
        var rows = month.Weeks.GroupBy(w => (w.Week, Unit: UnitOf(w, registry))).OrderBy(g => g.Key.Week).ThenBy(g => g.Key.Unit?.Order).Select(g => (IReadOnlyList<WorkbookCell>)
        [
            WorkbookCell.Of($"第{g.Key.Week.Number}周"), WorkbookCell.Of(g.Key.Unit?.Name ?? ""), WorkbookCell.Of(g.Count()), WorkbookCell.Of(g.Sum(w => w.Messages)),
            WorkbookCell.Of(g.Sum(w => w.Mentions)), WorkbookCell.Of(g.Sum(w => w.Pictures)), WorkbookCell.Of(g.Sum(w => w.Minutes)),
            WorkbookCell.Of(g.Count(w => w.IsOver(month.Budget))),
        ]);
        string[] notes =
        [
            $"每名干部每周预算：消息{month.Budget.Messages}条，点名{month.Budget.Mentions}次，照片{month.Budget.Pictures}次，{month.Budget.Minutes}分钟（分钟为估算）。",
            $"下发任务{month.Tasks}项，减负提醒{month.Notes.Count}次，其中有上级文号{month.Notes.Count(n => n.Document is not null)}次。",
        ];
        string[] header = ["周", "单位", "干部人数", "主动消息（条）", "点名（次）", "要照片（次）", "约用时（分钟）", "超预算（人次）"];
        return WorkbookFile.Write([new WorkbookSheet("减负情况", $"{month.Scope.Name}减负情况统计表（{month.Days}）", notes, header, [.. rows]) { Widths = [10, 18, 10, 14, 12, 12, 14, 14] }]);
    }

    /// <summary>People of a village's groups count with their village.</summary>
    private static OrgUnit? UnitOf(BurdenWeek week, Registry registry) => registry.Members.TryGetValue(week.MemberId, out var member)
        ? registry.Tree.Above(member.UnitId, Tier.Village) ?? registry.Tree.Find(member.UnitId)
        : null;

    private static string Over(BurdenWeek w, Registry registry, BurdenSettings budget)
    {
        var unit = UnitOf(w, registry)?.Name;
        var what = w.Messages > budget.Messages ? $"消息{w.Messages}条" : w.Mentions > budget.Mentions ? $"点名{w.Mentions}次" : w.Pictures > budget.Pictures ? $"照片{w.Pictures}次" : $"{w.Minutes}分钟";
        return $"{unit}第{w.Week.Number}周{what}";
    }

    private static string Average(IReadOnlyList<BurdenWeek> weeks, Func<BurdenWeek, int> what) => weeks.Average(what).ToString("0.#", CultureInfo.InvariantCulture);
}
