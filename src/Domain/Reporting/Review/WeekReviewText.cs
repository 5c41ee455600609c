namespace AntiFraudBot.Domain.Reporting;

/// <summary>The review as the office reads it, privately: what is odd, and that nobody else was asked.</summary>
public static class WeekReviewText
{
    private const int Most = 20;

    /// <summary>Null when nothing is odd.</summary>
    public static string? For(WeekReview review, Period week)
    {
        if (review.IsEmpty) return null;
        var lines = review.Copies.Select(Copy).Concat(review.Differences.Select(Difference)).ToList();
        var more = lines.Count > Most ? $"\n还有{lines.Count - Most}项没有列出。" : "";
        return $"{ReadBackText.PeriodName(week)}请核对（只给平安办看，数已照常计入）：\n{string.Join('\n', lines.Take(Most))}{more}";
    }

    private static string Copy(LikelyCopy copy) =>
        $"{copy.Unit.Name}：{string.Join('、', copy.Same.Select(s => BookingText.Named(s.Metric, s.Value)))}，与上周完全相同，请问清是否照抄。";

    private static string Difference(PartsDifference d)
    {
        var (own, below) = (BookingText.Amount(d.Metric, d.Own), BookingText.Amount(d.Metric, d.Below));
        var gap = BookingText.Amount(d.Metric, Math.Abs(d.Own - d.Below));
        return $"{d.Unit.Name}{d.Metric.ChineseName()}：本级报{own}，下级{d.Parts}个报了{d.Reporting}个，合计{below}，差{gap}，按本级计。";
    }
}
