using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Ranking;

/// <summary>What a trend is seen against: the weeks before one by one, or the same days of last week, month or year.</summary>
public enum TrendKind { Weeks, LastWeek, LastMonth, LastYear }

/// <summary>近一个月, 近6周, 跟上月比. Weeks counts for <see cref="TrendKind.Weeks"/> only, 4 to 8.</summary>
public sealed partial record TrendSpan(TrendKind Kind, int Weeks = Trend.FewestWeeks)
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>A message that asks for a comparison without a span means last week.</summary>
    public static TrendSpan Read(string text)
    {
        if (LastYear().IsMatch(text)) return new TrendSpan(TrendKind.LastYear);
        if (Recent().Match(text) is { Success: true } recent) return new TrendSpan(TrendKind.Weeks, WeeksIn(recent)) { Cut = Asked(recent) > Trend.MostWeeks };
        if (LastMonth().IsMatch(text)) return new TrendSpan(TrendKind.LastMonth);
        return new TrendSpan(Series().IsMatch(text) ? TrendKind.Weeks : TrendKind.LastWeek);
    }

    /// <summary>More weeks were asked for than are shown.</summary>
    public bool Cut { get; init; }

    private static int WeeksIn(Match recent) => Math.Clamp(Asked(recent), Trend.FewestWeeks, Trend.MostWeeks);

    private static int Asked(Match recent)
    {
        var number = (int)ChineseNumerals.Read(recent.Groups["count"].Value, 0).Value;
        return recent.Groups["month"].Success ? Math.Min(number, 12) * 4 : Math.Min(number, 60);
    }

    [GeneratedRegex("近(来|期)?(?<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(个)?(周|星期|礼拜|(?<month>月))", Plain)]
    private static partial Regex Recent();

    [GeneratedRegex("趋势|走势|曲线|逐周|最近|近期|近来|这几周|几周|变化", Plain)]
    private static partial Regex Series();

    [GeneratedRegex("上月|上个月|上一个月", Plain)]
    private static partial Regex LastMonth();

    [GeneratedRegex("同比|去年", Plain)]
    private static partial Regex LastYear();
}
