using System.Text.RegularExpressions;
using AntiFraudBot.Domain.Understanding.Text;

namespace AntiFraudBot.Domain.Understanding.Words;

/// <summary>R6: dates, ranges of dates, numbered weeks and weekdays. A clock time or an unreadable date is a period of null.</summary>
internal static partial class PeriodScanner
{
    private const int Window = 40;

    /// <summary>The calendar phrase that stands at <paramref name="start"/>, or null.</summary>
    public static Token.Time? At(string text, int start)
    {
        var c = text[start];
        if (!char.IsAsciiDigit(c) && !ChineseNumerals.IsNumeralChar(c) && c is not ('第' or '周' or '星' or '礼' or '本' or '这' or '上' or '下'))
            return null;
        if (start > 0 && char.IsAsciiDigit(c) && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '.'))
            return null;
        var window = text.Substring(start, Math.Min(Window, text.Length - start));
        return Numbered(window, start) ?? Weekday(window, start) ?? Dated(text, window, start);
    }

    private static Token.Time? Numbered(string window, int start)
    {
        if (WeekOfMonth().Match(window) is { Success: true } inMonth)
            return new Token.Time(start, inMonth.Length, new PeriodPhrase.WeekOfMonth(Int(inMonth, 1), Int(inMonth, 2)));
        if (WeekNumber().Match(window) is { Success: true } week)
            return new Token.Time(start, week.Length, new PeriodPhrase.WeekNumber(Int(week, 1)));
        return null;
    }

    private static Token.Time? Weekday(string window, int start)
    {
        if (WholeWeek().Match(window) is { Success: true } days)
            return new Token.Time(start, days.Length, window[0] is '本' or '这' ? new PeriodPhrase.ThisWeek() : null);
        var match = DayOfWeek().Match(window);
        if (!match.Success)
            return null;
        if (CountsOn(window, match))
            return null;
        var day = "一二三四五六日天".IndexOf(match.Groups[3].Value, StringComparison.Ordinal);
        var other = match.Groups[1].Value is "上" or "下" or "上个" or "下个" or "上上";
        return new Token.Time(start, match.Length, other ? null : new PeriodPhrase.Weekday(Math.Min(day, 6) + 1));
    }

    // 上周二十八，本周三十五, 这周三个村; 本周一共: the week and a number, or a word of its own.
    private static bool CountsOn(string window, Match match) =>
        match.Groups[1].Length > 0 && match.Length < window.Length && (window[match.Length] is '十' or '百' or '千' or '万' or '个' or '户' or '名' || (match.Groups[3].Value == "一" && window[match.Length] is '共' or '总' or '直' or '起' or '个'));

    private static Token.Time? Dated(string text, string window, int start)
    {
        if (Range().Match(window) is { Success: true } range && RangeOf(range) is { } phrase)
            return new Token.Time(start, range.Length, phrase);
        if (MonthDay().Match(window) is { Success: true } date && DayOf(date, 1) is { } day)
            return new Token.Time(start, date.Length, day);
        if (DottedOpensAClause(text, window, start) is { } dotted)
            return dotted;
        if (DayOnly().Match(window) is { Success: true } only && Int(only, 1) is >= 1 and <= 31 and var number)
            return new Token.Time(start, only.Groups[1].Length + 1, new PeriodPhrase.Day(null, number));
        return Month().Match(window) is { Success: true } month && Int(month, 1) is >= 1 and <= 12 and var m
            ? new Token.Time(start, month.Length, new PeriodPhrase.WholeMonth(m))
            : null;
    }

    // 6.18 is a date only where a number could not stand: at the head of a clause, behind 截至, and never before a measure word.
    private static Token.Time? DottedOpensAClause(string text, string window, int start)
    {
        var match = Dotted().Match(window);
        if (!match.Success || DayOf(match, 1) is not { } day)
            return null;
        // 安装/注册 above the lines: 北闸社区 10/9 are two columns.
        if (window[..match.Length].Contains('/', StringComparison.Ordinal) && text[..start].TrimEnd(' ') is [.., not '\n'] && SlashedHeading().IsMatch(text[Math.Max(0, start - 400)..start]))
            return null;
        var before = text[Math.Max(0, start - 8)..start].TrimEnd(' ', '日', '期');
        var head = before.Length == 0 || "\n;。，([|".Contains(before[^1], StringComparison.Ordinal) || before.EndsWith("截至", StringComparison.Ordinal) || before.EndsWith("截止", StringComparison.Ordinal) || before.EndsWith('到') || before.EndsWith('于') || before.EndsWith('村') || before.EndsWith("社区", StringComparison.Ordinal);
        var next = match.Length < window.Length ? window[match.Length] : ' ';
        return head && !"%万元人户份张个条场次块起名千斤".Contains(next, StringComparison.Ordinal) ? new Token.Time(start, match.Length, day) : null;
    }

    private static PeriodPhrase.Range? RangeOf(Match match)
    {
        var from = Day(Number(match.Groups[1]), Number(match.Groups[2]));
        var toMonth = match.Groups[3].Success ? Number(match.Groups[3]) : from?.Month;
        var to = Day(toMonth, Number(match.Groups[4]));
        return from is null || to is null ? null : new PeriodPhrase.Range(from, to);
    }

    private static PeriodPhrase.Day? DayOf(Match match, int group) => Day(Number(match.Groups[group]), Number(match.Groups[group + 1]));

    private static PeriodPhrase.Day? Day(int? month, int? day) =>
        month is >= 1 and <= 12 && day is >= 1 and <= 31 ? new PeriodPhrase.Day(month, day.Value) : null;

    private static int Int(Match match, int group) => Number(match.Groups[group]) ?? 0;

    private static int? Number(Group group)
    {
        var (value, length) = ChineseNumerals.Read(group.Value, 0);
        return group.Success && length == group.Length && value < 10_000 ? decimal.ToInt32(decimal.Truncate(value)) : null;
    }

    private const string N = "([0-9]{1,2}|[一二三四五六七八九十]{1,3})";
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    [GeneratedRegex("^" + N + "月(?:份)?(?:的)?第" + N + "(?:周|个星期|个礼拜)", Linear)]
    private static partial Regex WeekOfMonth();

    [GeneratedRegex("^第 ?" + N + " ?(?:周|个星期)", Linear)]
    private static partial Regex WeekNumber();

    [GeneratedRegex("^(?:本|这)?(周|星期|礼拜)[一二三四五六日天] ?(到|至|-+|~) ?(周|星期|礼拜)?[一二三四五六日天]", Linear)]
    private static partial Regex WholeWeek();

    [GeneratedRegex("^(上上|上个|下个|上|下|本|这)?(周|星期|礼拜)([一二三四五六日天])", Linear)]
    private static partial Regex DayOfWeek();

    [GeneratedRegex("^(?:20[0-9]{2}[年./-])?([0-9]{1,2})(?:月|[./])([0-9]{1,2})[日号]? ?(?:-+|~|至|到) ?(?:(?:20[0-9]{2}[年./-])?([0-9]{1,2})(?:月|[./]))?([0-9]{1,2})[日号]?", Linear)]
    private static partial Regex Range();

    [GeneratedRegex("^(?:20[0-9]{2} ?年 ?)?" + N + " ?月 ?" + N + " ?[日号]?", Linear)]
    private static partial Regex MonthDay();

    [GeneratedRegex("^(?:20[0-9]{2}[./-])?([0-9]{1,2})[./]([0-9]{1,2})(?:[日号])?", Linear)]
    private static partial Regex Dotted();

    [GeneratedRegex("(装|注册|下载|预警|户数|走访|入户|传单)(人?数|量)? ?/ ?(累计|新增|装|安装|注册|下载|预警|开通|走访|入户|宣传|传单|横幅|签)", Linear)]
    private static partial Regex SlashedHeading();

    [GeneratedRegex("^([0-9]{1,2})[号日](?:[^楼栋线段桌房机]|$)", Linear)]
    private static partial Regex DayOnly();

    [GeneratedRegex("^(?:20[0-9]{2} ?年 ?)?" + N + "月份?", Linear)]
    private static partial Regex Month();
}
