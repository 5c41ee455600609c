using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>Figures to rows: one per unit, period and operation; a total joins the row of its unit's new values (R10).</summary>
internal static class RowGrouping
{
    public static IReadOnlyList<ReadRow> Rows(Harvest harvest, bool corrects)
    {
        var rows = new List<ReadRow>();
        foreach (var unit in harvest.Figures.GroupBy(f => f.Unit))
            rows.AddRange(RowsOf(unit.Key, [.. unit], corrects));
        return corrects && rows.Count == 1 && rows[0].Values.Count == 1 && harvest.Old.Count > 0
            ? [rows[0] with { Old = harvest.Old[0] }]
            : rows;
    }

    private static List<ReadRow> RowsOf(string unit, List<Figure> figures, bool corrects)
    {
        var groups = figures.Where(f => f.Aspect == Aspect.New).GroupBy(f => (f.Period, f.Operation)).Select(g => (g.Key, Figures: g.ToList())).ToList();
        var totals = figures.Where(f => f.Aspect == Aspect.Total).ToList();
        if (groups.Count > 0)
            groups[0].Figures.AddRange(totals);
        else
            groups.AddRange(totals.GroupBy(f => (f.Period, f.Operation)).Select(g => (g.Key, g.ToList())));
        return [.. groups.Select(g => new ReadRow(unit, g.Key.Period, [.. g.Figures.Select(Value)], corrects && g.Key.Operation == Operation.Set ? Operation.Replace : g.Key.Operation))];
    }

    private static ReadValue Value(Figure figure) => new(figure.Metric, figure.Aspect, figure.Value, figure.Approximate);
}
