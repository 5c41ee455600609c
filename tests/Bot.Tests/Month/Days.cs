using System.Globalization;
using AntiFraudBot.Bot.Tests.Oracle;

namespace AntiFraudBot.Bot.Tests.Month;

/// <summary>The days one bulletin is about, and what it calls them (rule N4). Before, YearAgo and Year are the days it compares with.</summary>
internal sealed record Days(string Name, string This, string Last, DateOnly From, DateOnly To, (DateOnly From, DateOnly To) Before, (DateOnly From, DateOnly To) YearAgo)
{
    public bool Monthly => This == "本月";

    /// <summary>今年: since 1 January of the year the days end in.</summary>
    public DateOnly Year => new(To.Year, 1, 1);

    public IReadOnlyList<DataWeek> Weeks => [.. Enumerable.Range(0, (To.DayNumber - From.DayNumber + 1) / 7).Select(i => new DataWeek(From.AddDays(7 * i)))];

    public static Days Of(DataWeek week)
    {
        var ago = Monday(week.Monday.Year - 1, week.Number);
        return new Days($"第{week.Number}周", "本周", "上周", week.Monday, week.Sunday, (week.Monday.AddDays(-7), week.Monday.AddDays(-1)), (ago, ago.AddDays(6)));
    }

    /// <summary>The weeks whose Sunday lies in the month.</summary>
    public static Days Of(int year, int month)
    {
        var days = Cut(new DateOnly(year, month, 1));
        return new Days($"{month}月", "本月", "上月", days.From, days.To, Cut(new DateOnly(year, month, 1).AddMonths(-1)), Cut(new DateOnly(year - 1, month, 1)));
    }

    public static string Shown((DateOnly From, DateOnly To) days) => $"{days.From.Month}.{days.From.Day}—{days.To.Month}.{days.To.Day}";

    private static DateOnly Monday(int year, int week) => DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));

    private static (DateOnly From, DateOnly To) Cut(DateOnly first)
    {
        var sundays = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays).Where(d => d.DayOfWeek == DayOfWeek.Sunday).ToList();
        return (sundays[0].AddDays(-6), sundays[^1]);
    }
}
