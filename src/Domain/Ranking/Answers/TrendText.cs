using System.Globalization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>近一个月安装趋势: whole weeks one by one, what nobody reported said as such, nothing estimated (rule K10).</summary>
public static class TrendText
{
    /// <summary>Below this a percentage says nothing: from one case to two is not +100%.</summary>
    private const int Comparable = 10;

    public static string For(Trend trend)
    {
        var (metric, series) = (trend.Metric, trend.Weeks);
        var lines = new List<string> { $"{trend.Scope.Name}{Title(trend)}（截至{Figures.Moment(trend.Now)}）" };
        lines.AddRange(series.Select(w => Line(metric, w)));
        lines.Add(Direction(metric, series));
        if (metric != Metric.InstallRate)
            lines.Add($"本周（{trend.RunningWeek.Period}）还没过完，到现在{(trend.Running is { } value ? Amount(metric, value) : "未报")}，不算在内。");
        return string.Join('\n', lines);
    }

    /// <summary>近4周每周新增安装</summary>
    public static string Title(Trend trend) => $"近{trend.Weeks.Count}周" + (trend.Metric == Metric.InstallRate
        ? "安装率"
        : "每周" + (BookingText.IsApp(trend.Metric) ? "新增" : "") + trend.Metric.ChineseName());

    /// <summary>+12, 45户, 8.6万元 or 84.0%.</summary>
    public static string Amount(Metric metric, decimal value) => metric == Metric.InstallRate
        ? Figures.Percent(value)
        : (BookingText.IsApp(metric) ? "+" : "") + Plain(metric, value);

    /// <summary>What stands where a week has no number.</summary>
    public static string Nothing(Metric metric) => metric == Metric.InstallRate ? "无累计数" : "未报";

    private static string Line(Metric metric, TrendWeek week)
    {
        var value = week.Value is { } v ? Amount(metric, v) : Nothing(metric);
        // Of cases most villages have nothing to say; how many reported is told where everybody owes the number.
        var owed = metric is Metric.AppInstall or Metric.InstallRate;
        var part = owed && week.Owing > 1 && week.Value is not null && week.Reported < week.Owing ? $"{week.Owing}个单位报了{week.Reported}个" : "";
        string[] remarks = week.Open ? ["还在报送", part] : [part];
        var said = string.Join('，', remarks.Where(r => r.Length > 0));
        return $"第{week.Of.Number}周（{week.Of.Period}） {value}{(said.Length == 0 ? "" : $"（{said}）")}";
    }

    private static string Direction(Metric metric, IReadOnlyList<TrendWeek> series)
    {
        var known = series.Where(w => w.Value is not null && !w.Open).ToList();
        if (known.Count < 2) return "报齐的不到两周，看不出升降。";
        var (last, before) = (known[^1], known[^2]);
        var high = known.MaxBy(w => w.Value)!;
        var low = known.MinBy(w => w.Value)!;
        var ends = high.Value == low.Value ? "各周相同。" : $"最高第{high.Of.Number}周，最低第{low.Of.Number}周。";
        var gap = known.Count < series.Count ? "没有数和还在报送的周不比。" : "";
        return $"第{last.Of.Number}周比第{before.Of.Number}周{Change(metric, last.Value!.Value, before.Value!.Value)}{Run(known)}；{ends}{gap}";
    }

    private static string Change(Metric metric, decimal now, decimal before)
    {
        if (now == before) return "持平";
        var word = now > before ? "升" : "降";
        if (metric == Metric.InstallRate) return $"{word}{Figures.Tenth(Math.Abs(now - before))}个百分点";
        var share = before >= Comparable ? $"（{Figures.Points((now - before) / before * 100)}%）" : "";
        return $"{word}{Plain(metric, Math.Abs(now - before))}{share}";
    }

    /// <summary>，连续3周上升: told from the second step in the same direction on, over weeks that follow each other.</summary>
    private static string Run(List<TrendWeek> known)
    {
        var steps = 0;
        var sign = 0;
        for (var i = known.Count - 1; i > 0; i--)
        {
            var step = known[i].Of.Monday == known[i - 1].Of.Monday.AddDays(7) ? Math.Sign(known[i].Value!.Value - known[i - 1].Value!.Value) : 0;
            if (step == 0 || (sign != 0 && step != sign)) break;
            (sign, steps) = (step, steps + 1);
        }

        return steps < 2 ? "" : $"，连续{steps.ToString(CultureInfo.InvariantCulture)}周{(sign > 0 ? "上升" : "下降")}";
    }

    private static string Plain(Metric metric, decimal value) => metric is Metric.Loss or Metric.LossAvoided
        ? Figures.Money(value)
        : Figures.Count(value) + (BookingText.IsApp(metric) ? "" : metric.UnitWord());
}
