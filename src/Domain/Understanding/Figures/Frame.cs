using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>R14: the metrics a heading, a table's first line or the unit before has set for numbers that name none themselves.</summary>
internal sealed record Frame(IReadOnlyList<Column> Columns, bool Joint)
{
    public static readonly Frame Empty = new([], false);

    /// <summary>Columns in a row, read with one number when they stand side by side: 安装、注册.</summary>
    public static Frame Of(IReadOnlyList<Column> columns, string text) => new(columns, AreSideBySide(columns, text));

    public static bool AreSideBySide(IReadOnlyList<Column> columns, string text)
    {
        for (var i = 1; i < columns.Count; i++)
        {
            if (!columns[i].IsApp || !columns[i - 1].IsApp)
                return false;
            if (columns[i].Start == columns[i - 1].Start)
                continue;
            if (columns[i].Start < columns[i - 1].End)
                return false;
            var between = text[columns[i - 1].End..columns[i].Start];
            if (between.Any(c => !"、和并与及跟加&了的数人量".Contains(c, StringComparison.Ordinal)))
                return false;
        }

        return columns.Count > 0;
    }

    /// <summary>Columns and values for a run of numbers; empty when they cannot be matched without guessing.</summary>
    public IEnumerable<(Column Column, Token.Number Number)> Match(IReadOnlyList<Token.Number> run)
    {
        if (Columns is [{ Joint: true } joint] && run.Count == 2)
            return joint.Metrics.Select((m, i) => (joint with { Metrics = [m], Joint = false }, run[i]));
        if (run.Count == Columns.Count)
            return Columns.Zip(run).Where(pair => pair.First.Fitting(pair.Second.Measure).Count > 0);
        if (run.Count != 1)
            return [];
        var fitting = Columns.Where(c => c.Fitting(run[0].Measure).Count > 0).ToList();
        return (Joint && fitting.All(c => c.IsApp)) || fitting.Count == 1 || SameMetric(fitting) ? fitting.Take(Joint ? fitting.Count : 1).Select(c => (c, run[0])) : [];
    }

    private static bool SameMetric(List<Column> columns) =>
        columns.Count > 0 && columns.All(c => c.Metrics.SequenceEqual(columns[0].Metrics) && c.Aspect == columns[0].Aspect);
}
