using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Documents.Workbooks;

/// <summary>The week's table as a workbook: 总表, 活动表 and 明细, the last line of a table formulas (rule K14).</summary>
public static class SummaryWorkbook
{
    private static readonly string[] Header =
    [
        "序号", "单位", "16—60岁人数（应装）", "上周累计安装", "本周新增安装", "累计安装", "安装率%", "本周新增注册", "累计注册", "注册率%", "开启预警",
        "较上周（百分点）", "排名", "上期排名", "报送情况", "备注",
    ];

    private static readonly string[] SourceHeader =
    [
        "编号", "单位", "项目", "口径", "数值", "起", "止", "状态", "用途", "消息编号", "报送人", "报送时间", "读数规则", "备注",
    ];

    public static byte[] Write(WeeklySummary summary, DateTimeOffset? madeAt = null)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var sheets = new List<WorkbookSheet>();
        sheets.AddRange(summary.Blocks.Select(b => Main(summary, b)));
        sheets.AddRange(summary.Blocks.Select(b => Activities(summary, b)));
        sheets.Add(Sources(summary.Title, summary.Sources));
        return WorkbookFile.Write(sheets, madeAt);
    }

    private static WorkbookSheet Main(WeeklySummary summary, SummaryBlock block)
    {
        var first = summary.Notes.Count + 3;
        var last = first + block.Rows.Count - 1;
        var rows = block.Rows.Select((r, i) => Row(r, i + 1, first + i)).Append(Total(block, first, last));
        return new WorkbookSheet("总表" + Suffix(block), summary.Title, summary.Notes, summary.Monthly ? [.. Header.Select(InMonths)] : Header, [.. rows])
        {
            Widths = [6, 18, 13, 10, 10, 10, 9, 10, 10, 9, 9, 12, 7, 7, 11, 22],
        };
    }

    private static string InMonths(string head) => head.Replace("本周", "本月", StringComparison.Ordinal).Replace("上周", "上月", StringComparison.Ordinal);

    private static IReadOnlyList<WorkbookCell> Row(SummaryRow row, int number, int at) =>
    [
        WorkbookCell.Of((decimal)number), WorkbookCell.Of(row.Unit), WorkbookCell.Of(row.Base), WorkbookCell.Of(row.InstalledBefore),
        WorkbookCell.Of(row.NewInstalls), WorkbookCell.Of(row.Installed), Rate("F", at, Share(row.Installed, row.Base)),
        WorkbookCell.Of(row.NewRegistrations), WorkbookCell.Of(row.Registered), Rate("I", at, Share(row.Registered, row.Base)),
        WorkbookCell.Of(row.Alerts), WorkbookCell.Of(row.Change, 1), WorkbookCell.Of(row.Rank), WorkbookCell.Of(row.PreviousRank),
        WorkbookCell.Of(row.Report), WorkbookCell.Of(row.Remark),
    ];

    private static WorkbookCell.Formula Rate(string column, int row, decimal? value) =>
        new(FormattableString.Invariant($"IF(OR({column}{row}=\"\",N(C{row})=0),\"\",{column}{row}/C{row}*100)"), value, 1);

    private static IReadOnlyList<WorkbookCell> Total(SummaryBlock block, int first, int last)
    {
        WorkbookCell Sum(string column, Func<SummaryRow, decimal?> value) =>
            Added(column, first, last, [.. block.Rows.Select(value)]);
        return
        [
            new WorkbookCell.Blank(), WorkbookCell.Of("合计"), Sum("C", r => r.Base), Sum("D", r => r.InstalledBefore), Sum("E", r => r.NewInstalls), Sum("F", r => r.Installed),
            WholeRate("F", first, last, block.Rows.Select(r => (r.Installed, r.Base))),
            Sum("H", r => r.NewRegistrations), Sum("I", r => r.Registered), WholeRate("I", first, last, block.Rows.Select(r => (r.Registered, r.Base))),
            Sum("K", r => r.Alerts), new WorkbookCell.Blank(), new WorkbookCell.Blank(), new WorkbookCell.Blank(), new WorkbookCell.Blank(), new WorkbookCell.Blank(),
        ];
    }

    // Numerator and denominator speak of the same people: only units that have both a total and a base (rule K2).
    private static WorkbookCell.Formula WholeRate(string column, int first, int last, IEnumerable<(decimal? Total, int? Base)> rows)
    {
        var both = rows.Where(r => r.Total is not null && r.Base is > 0).ToList();
        var people = FormattableString.Invariant($"SUMIFS(C{first}:C{last},{column}{first}:{column}{last},\"<>\")");
        var total = FormattableString.Invariant($"SUMIFS({column}{first}:{column}{last},C{first}:C{last},\">0\")");
        return new WorkbookCell.Formula($"IF({people}=0,\"\",{total}/{people}*100)", Share(both.Sum(r => r.Total), both.Sum(r => r.Base)), 1);
    }

    /// <summary>The sum of a column; nothing where nobody reported: that is not zero.</summary>
    internal static WorkbookCell.Formula Added(string column, int first, int last, IReadOnlyList<decimal?> values)
    {
        var cells = FormattableString.Invariant($"{column}{first}:{column}{last}");
        return new WorkbookCell.Formula($"IF(COUNT({cells})=0,\"\",SUM({cells}))", values.Any(v => v is not null) ? values.Sum() : null);
    }

    private static decimal? Share(decimal? total, int? people) => total is { } t && people is > 0 ? t / people.Value * 100 : null;

    private static WorkbookSheet Activities(WeeklySummary summary, SummaryBlock block)
    {
        var first = summary.Notes.Count + 3;
        var last = first + block.Activities.Count - 1;
        var rows = block.Activities.Select((a, i) => (IReadOnlyList<WorkbookCell>)
            [WorkbookCell.Of((decimal)(i + 1)), WorkbookCell.Of(a.Unit), .. a.Values.Select(v => WorkbookCell.Of(v))]);
        IReadOnlyList<WorkbookCell> total =
        [
            new WorkbookCell.Blank(), WorkbookCell.Of("合计"),
            .. WeeklySummaries.Activities.Select((_, i) => Added(WorkbookFile.Column(i + 2), first, last, [.. block.Activities.Select(a => a.Values[i])])),
        ];
        var header = WeeklySummaries.Activities.Select(m => $"{m.ChineseName()}（{m.UnitWord()}）");
        return new WorkbookSheet("活动表" + Suffix(block), summary.Title.Replace("安装注册情况统计表", "活动情况统计表", StringComparison.Ordinal), summary.Notes, ["序号", "单位", .. header], [.. rows, total])
        {
            Widths = [6, 18, .. WeeklySummaries.Activities.Select(_ => 9d)],
        };
    }

    /// <summary>明细: the entries behind the figures, of this workbook and of a unit's dossier.</summary>
    internal static WorkbookSheet Sources(string title, IReadOnlyList<SourceRow> sources) => new(
        "明细", title + "明细", ["用途：本周、台账为那些天里的每一笔（含待核、被代替、撤回）；累计、期初为累计数的来源。对某一笔有异议请回复：错 编号"],
        SourceHeader, [.. sources.Select(Source)])
    {
        Widths = [8, 18, 10, 7, 11, 12, 12, 10, 7, 38, 10, 18, 16, 24],
    };

    private static IReadOnlyList<WorkbookCell> Source(SourceRow row) =>
    [
        WorkbookCell.Of((decimal?)row.Number), WorkbookCell.Of(row.Unit), WorkbookCell.Of(row.Metric.ChineseName()), WorkbookCell.Of(row.Aspect == Aspect.New ? "新增" : "累计"),
        WorkbookCell.Of(row.Value, row.Value == decimal.Truncate(row.Value) ? 0 : 1), WorkbookCell.Of((DateOnly?)row.Period.From), WorkbookCell.Of((DateOnly?)row.Period.To), WorkbookCell.Of(row.State), WorkbookCell.Of(row.Use),
        WorkbookCell.Of(row.MessageId), WorkbookCell.Of(row.Speaker), WorkbookCell.Of(row.At), WorkbookCell.Of(row.Rule), WorkbookCell.Of(row.Remark),
    ];

    private static string Suffix(SummaryBlock block) => block.Name.Length == 0 ? "" : $"（{block.Name}）";
}
