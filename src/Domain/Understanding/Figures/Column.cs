using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

/// <summary>What the next number may be: one metric, two read with one number (Joint), or two of which the measure word chooses.</summary>
internal sealed record Column(IReadOnlyList<Metric> Metrics, bool Joint, Aspect? Aspect, int Start, int End)
{
    /// <summary>A column that holds no metric of ours (应装数).</summary>
    public static readonly Column Skipped = new([], false, null, 0, 0);

    public bool IsApp => Metrics.Count > 0 && Metrics.All(IsAppMetric);

    public static bool IsAppMetric(Metric metric) => metric is Metric.AppInstall or Metric.AppRegister or Metric.AppAlert;

    /// <summary>The metrics a number with this measure word has in this column; none where it does not fit.</summary>
    public IReadOnlyList<Metric> Fitting(string measure)
    {
        if (measure == "%" && Metrics is [Metric.AppInstall])
            return [Metric.InstallRate];
        if (measure == "" && Metrics is [Metric.InstallRate])
            return Metrics;
        var fitting = Metrics.Where(m => Measures.Fits(m, measure)).ToList();
        if (Joint || fitting.Count <= 1)
            return fitting;
        return measure == "" && Metrics.Contains(Metric.Loss) ? [Metric.Case] : [fitting[0]];
    }

    /// <summary>As above; 骗走一万六 without a measure word is money: nobody counts cases in hundreds.</summary>
    public IReadOnlyList<Metric> Fitting(Token.Number number)
    {
        return Metrics is [Metric.Case, Metric.Loss] && number is { Measure: "", Value: >= 100 } ? [Metric.Loss] : Fitting(number.Measure);
    }
}
