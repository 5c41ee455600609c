using AntiFraudBot.Documents.Pictures;

namespace AntiFraudBot.Documents.Tests.Pictures;

/// <summary>Weeks that go up and down as no township would, with gaps, zeros and money of very different length.</summary>
internal static class Trends
{
    public static TrendSeries Jumping(int weeks)
    {
        decimal?[] values = [128_000, 3000, 0, 45_000, null, 61_500, 61_500, 120_000, 800, null, null, 96_000, 0];
        var points = Enumerable.Range(0, weeks).Select(i => Point(i, values[i % values.Length], open: i == weeks - 1)).ToList();
        return new TrendSeries($"省农商行清溪支行 近{weeks}周每周避免损失", "按完整自然周，周一到周日", points, "数据截至6月15日08:30。空心点的那一周还在报送。没有数的周不补数。");
    }

    /// <summary>Numbers of a seed, so many weeks long.</summary>
    public static TrendSeries Of(int seed, int weeks)
    {
        var next = new Random(seed);
        return new TrendSeries("上坪村", "", [.. Enumerable.Range(0, weeks).Select(i => Point(i, next.Next(8) == 0 ? null : next.Next(200), open: false))], "");
    }

    private static TrendPoint Point(int i, decimal? value, bool open) =>
        new($"第{i + 1}周", value, value is { } v ? v >= 10_000 ? $"{v / 10_000:0.##}万" : $"+{v:0}" : "", open);
}
