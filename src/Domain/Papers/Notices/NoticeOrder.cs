using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Papers;

/// <summary>The words of a notice taken apart: the unit's name, the day it is to be done by or the time of the talk, and what the office adds.</summary>
public sealed partial record NoticeOrder(string Unit, DateOnly? Deadline, string? Meeting, string Matter)
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>Dates are of the year of today. Null when a date does not exist or is over.</summary>
    public static NoticeOrder? Read(string words, DateOnly today)
    {
        var parts = words.Split([' ', '　', '，', ',', '：', ':'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var order = new NoticeOrder(parts[0], null, null, parts.Length > 1 ? parts[1] : "");
        if (Until().Match(order.Matter) is { Success: true } until)
        {
            if (Day(until, today) is not { } day) return null;
            return order with { Deadline = day, Matter = Rest(order.Matter, until) };
        }

        if (Time().Match(order.Matter) is not { Success: true } time) return order;
        if (Day(time, today) is not { } at || int.Parse(time.Groups["hour"].Value, CultureInfo.InvariantCulture) > 23) return null;
        var minute = time.Groups["minute"] is { Success: true } m ? m.Value : "00";
        return order with { Meeting = $"{at.Month}月{at.Day}日{time.Groups["hour"].Value}:{minute}", Matter = Rest(order.Matter, time) };
    }

    private static DateOnly? Day(Match match, DateOnly today)
    {
        var (month, day) = (int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture));
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(today.Year, month)) return null;
        var date = new DateOnly(today.Year, month, day);
        // Said in December, January is the next one.
        if (date < today.AddMonths(-6)) date = date.AddYears(1);
        return date < today ? null : date;
    }

    private static string Rest(string matter, Match match) => matter[match.Length..].TrimStart(' ', '　', '，', ',', '：', ':', '。', '前');

    [GeneratedRegex("^限 *(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})[日号](之?前)?(办结|完成)?", Plain)]
    private static partial Regex Until();

    [GeneratedRegex("^(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})[日号] *(?<hour>[0-9]{1,2})[:：点时](?<minute>[0-9]{2})?分?", Plain)]
    private static partial Regex Time();
}
