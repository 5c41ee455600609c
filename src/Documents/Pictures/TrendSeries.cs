using AntiFraudBot.Domain.Ranking;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Documents.Pictures;

/// <summary>
/// A figure over weeks. Value null = nobody reported: the line has a gap there, nothing is filled in. Label is what stands under the point,
/// Shown what stands over it (or in the gap; empty = 未报). Open = its numbers are still coming in.
/// </summary>
public sealed record TrendPoint(string Label, decimal? Value, string Shown, bool Open);

/// <summary>What the picture shows. Foot says the as-of time and the base.</summary>
public sealed record TrendSeries(string Title, string Subtitle, IReadOnlyList<TrendPoint> Points, string Foot)
{
    /// <summary>The weeks the text tells; null when there is not one number to draw.</summary>
    public static TrendSeries? Of(Trend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        if (trend.Weeks.All(w => w.Value is null)) return null;
        var rate = trend.Metric == Metric.InstallRate;
        var points = trend.Weeks.Select(w => new TrendPoint(
            $"第{w.Of.Number}周", w.Value, w.Value is { } v ? TrendText.Amount(trend.Metric, v).TrimEnd('元') : TrendText.Nothing(trend.Metric), w.Open)).ToList();
        List<string> foot = [$"数据截至{Figures.Moment(trend.Now)}。"];
        if (points.Any(p => p.Open && p.Value is not null)) foot.Add("空心点的那一周还在报送。");
        if (points.Any(p => p.Value is null)) foot.Add("没有数的周不补数。");
        if (rate) foot.Add("基数为16—60岁人口。");
        return new TrendSeries($"{trend.Scope.Name} {TrendText.Title(trend)}", rate ? "每周日的累计数" : "按完整自然周，周一到周日", points, string.Concat(foot));
    }
}
