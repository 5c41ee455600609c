using System.Globalization;
using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Organization.Changes;

/// <summary>The day at the end of an order: 6月20日起, 2026-06-20, 明天, 下周一; none is today (rule U1).</summary>
internal static partial class ChangeDate
{
    private const int HalfYear = 183;

    /// <summary>The text without its day, and the day; null when there is no such day.</summary>
    public static (string Order, DateOnly? Date) TakeFrom(string text, DateOnly today)
    {
        var match = AtEnd().Match(text);
        if (!match.Success) return (text.TrimEnd('。', ' '), today);
        return (text[..match.Index], Day(match, today));
    }

    private static DateOnly? Day(Match match, DateOnly today)
    {
        if (match.Groups["word"] is { Success: true } word)
            return word.Value switch { "今天" or "即日" => today, "明天" => today.AddDays(1), _ => CampaignWeek.Of(today).Next.Monday };
        var month = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["y"] is { Success: true } year) return Of(int.Parse(year.ValueSpan, CultureInfo.InvariantCulture), month, day);
        // Said in December, 1月5日 is next year's; said in June, 5月1日 was this year's.
        return Of(today.Year, month, day) is { } near && near.DayNumber < today.DayNumber - HalfYear ? Of(today.Year + 1, month, day) : Of(today.Year, month, day);
    }

    private static DateOnly? Of(int year, int month, int day) =>
        month is >= 1 and <= 12 && year is > 2000 and < 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"[\s,、]*(从|自|于)?((?<word>今天|即日|明天|下周一)|((?<y>[0-9]{4})[年\-/.])?(?<m>[0-9]{1,2})[月\-/.](?<d>[0-9]{1,2})[日号]?)\s*(起|开始|生效)?。?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AtEnd();
}
