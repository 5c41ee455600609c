using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Undertakings.Tasks;

/// <summary>Days as offices write them into task tables (rule W2): 9月26日前, 2026-06-30, 6月底, 年底, 本周五. A day without a year that lies more than half a year back is next year's.</summary>
public static partial class DueDay
{
    private static readonly string[] Weekdays = ["一", "二", "三", "四", "五", "六", "日"];

    /// <summary>Null when the words name no day.</summary>
    public static DateOnly? Read(string text, DateOnly today)
    {
        var plain = Narrow(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
        if (Full().Match(plain) is { Success: true } full) return Day(full, Number(full, "y"));
        if (MonthDay().Match(plain) is { Success: true } day) return Ahead(Day(day, today.Year), today);
        if (MonthEnd().Match(plain) is { Success: true } end) return Ahead(EndOf(today.Year, Number(end, "m")), today);
        if (Week().Match(plain) is { Success: true } week)
        {
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
            return monday.AddDays((week.Groups["next"].Success ? 7 : 0) + Array.IndexOf(Weekdays, week.Groups["d"].Value.Replace('天', '日')));
        }

        return plain.TrimEnd('前') switch
        {
            "今天" or "当天" => today,
            "明天" => today.AddDays(1),
            "后天" => today.AddDays(2),
            "月底" or "本月底" => EndOf(today.Year, today.Month),
            "年底" or "年内" or "全年" or "长期" or "长期坚持" or "持续" or "持续推进" or "常态化" or "长期推进" => new DateOnly(today.Year, 12, 31),
            "上半年" => Ahead(new DateOnly(today.Year, 6, 30), today),
            "下半年" => new DateOnly(today.Year, 12, 31),
            _ => null,
        };
    }

    /// <summary>The first day named anywhere in a text, or null: 6月25日前更换破损横幅.</summary>
    public static DateOnly? In(string text, DateOnly today) =>
        Somewhere().Match(Narrow(text)) is { Success: true } found ? Read(found.Value, today) : null;

    // ２０２６ is what a Chinese keyboard writes.
    private static string Narrow(string text) => string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));

    private static DateOnly? Ahead(DateOnly? day, DateOnly today) =>
        day is { } known && known < today.AddDays(-183) ? known.AddYears(1) : day;

    private static DateOnly? Day(Match match, int year)
    {
        var (month, day) = (Number(match, "m"), Number(match, "d"));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static DateOnly? EndOf(int year, int month) =>
        month is >= 1 and <= 12 ? new DateOnly(year, month, DateTime.DaysInMonth(year, month)) : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<y>20[0-9]{2})[年\-./](?<m>[0-9]{1,2})[月\-./](?<d>[0-9]{1,2})[日号]?(前|之前|以前)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Full();

    [GeneratedRegex(@"\A(?<m>[0-9]{1,2})[月.](?<d>[0-9]{1,2})[日号]?(前|之前|以前)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\A(?<m>[0-9]{1,2})月(底|末|份)?(前|之前|以前)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MonthEnd();

    [GeneratedRegex(@"\A(本周|这周|(?<next>下周)|周|星期)(?<d>[一二三四五六日天])(前|之前)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Week();

    [GeneratedRegex(@"(20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{1,2}月底|[本这下]周[一二三四五六日天]|明天|后天|月底", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Somewhere();
}
