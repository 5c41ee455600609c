using AntiFraudBot.Domain.Papers;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Documents.Workbooks;

/// <summary>A unit's dossier as a workbook: 基本情况, 逐周, 报送, 明细 (rule N8).</summary>
public static class DossierWorkbook
{
    public static byte[] Write(Dossier dossier, DateTimeOffset? madeAt = null)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return WorkbookFile.Write([Registered(dossier), Weeks(dossier), Reports(dossier), SummaryWorkbook.Sources(dossier.Title, dossier.Sources)], madeAt);
    }

    private static WorkbookSheet Registered(Dossier dossier) => new(
        "基本情况", dossier.Title, dossier.Notes, ["项目", "内容"], [.. dossier.Registered.Select(r => (IReadOnlyList<WorkbookCell>)[WorkbookCell.Of(r.Label), Cell(r.Value)])])
    {
        Widths = [20, 32],
    };

    private static WorkbookCell Cell(object? value) => value switch
    {
        decimal number => WorkbookCell.Of(number),
        DateOnly day => WorkbookCell.Of((DateOnly?)day),
        string text => WorkbookCell.Of(text),
        _ => new WorkbookCell.Blank(),
    };

    private static WorkbookSheet Weeks(Dossier dossier)
    {
        var sheet = new WorkbookSheet(
            "逐周", dossier.Title + "（逐周）", dossier.Notes,
            ["周次", "起", "止", .. Dossiers.Columns.Select(m => $"{m.ChineseName()}（{m.UnitWord()}）"), "累计安装", "累计注册", "安装率%", "排名"], [])
        {
            Widths = [9, 12, 12, .. Dossiers.Columns.Select(_ => 9d), 10, 10, 9, 7],
        };
        var first = sheet.HeaderRow + 1;
        return sheet with { Rows = [.. dossier.Weeks.Select((w, i) => Week(w, first + i)), Total(dossier, first)] };
    }

    private static IReadOnlyList<WorkbookCell> Week(DossierWeek week, int row)
    {
        var total = WorkbookFile.Column(3 + Dossiers.Columns.Count);
        var rate = week.Installed is { } installed && week.Base is > 0 ? installed / week.Base.Value * 100 : (decimal?)null;
        return
        [
            WorkbookCell.Of(week.Name), WorkbookCell.Of((DateOnly?)week.Days.From), WorkbookCell.Of((DateOnly?)week.Days.To), .. week.News.Select(v => WorkbookCell.Of(v)),
            WorkbookCell.Of(week.Installed), WorkbookCell.Of(week.Registrations),
            week.Base is > 0 ? new WorkbookCell.Formula(FormattableString.Invariant($"IF({total}{row}=\"\",\"\",{total}{row}/{week.Base}*100)"), rate, 1) : new WorkbookCell.Blank(),
            WorkbookCell.Of((decimal?)week.Rank),
        ];
    }

    /// <summary>What is new adds up; running totals, rates and places do not.</summary>
    private static IReadOnlyList<WorkbookCell> Total(Dossier dossier, int first)
    {
        var last = first + dossier.Weeks.Count - 1;
        if (dossier.Weeks.Count == 0) return [WorkbookCell.Of("合计")];
        return
        [
            WorkbookCell.Of("合计"), new WorkbookCell.Blank(), new WorkbookCell.Blank(),
            .. Dossiers.Columns.Select((_, i) => SummaryWorkbook.Added(WorkbookFile.Column(i + 3), first, last, [.. dossier.Weeks.Select(w => w.News[i])])),
            new WorkbookCell.Blank(), new WorkbookCell.Blank(), new WorkbookCell.Blank(), new WorkbookCell.Blank(),
        ];
    }

    private static WorkbookSheet Reports(Dossier dossier) => new(
        "报送", dossier.Title + "（报送）", dossier.Notes, ["报表", "起", "止", "截止", "报送时间", "情况", "备注"],
        [
            .. dossier.Reports.Select(r => (IReadOnlyList<WorkbookCell>)
            [
                WorkbookCell.Of(r.Form), WorkbookCell.Of((DateOnly?)r.Days.From), WorkbookCell.Of((DateOnly?)r.Days.To), WorkbookCell.Of((DateTimeOffset?)r.Due), WorkbookCell.Of(r.DoneAt),
                WorkbookCell.Of(r.State), WorkbookCell.Of(r.Remark),
            ]),
        ])
    {
        Widths = [12, 12, 12, 18, 18, 12, 30],
    };
}
