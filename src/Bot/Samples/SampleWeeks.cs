using System.Globalization;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Samples;

/// <summary>Weeks counted from the week of the start clock (0), and the instants of their deadlines.</summary>
internal sealed class SampleWeeks(DateTimeOffset startClock, Func<DateOnly, bool> isWorkday)
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private readonly DateOnly _start = MondayOf(DateOnly.FromDateTime(startClock.ToOffset(Beijing).DateTime));

    public DateOnly Monday(int week) => _start.AddDays(7 * week);

    public Period Period(int week) => new(Monday(week), Monday(week).AddDays(6));

    public string Label(int week)
    {
        var monday = Monday(week).ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}");
    }

    /// <summary>Workday 0 is the day the week's figures are due, workday 1 the day they freeze.</summary>
    public DateOnly DueDay(int week, int workday)
    {
        var day = NextWorkday(Monday(week + 1));
        for (var i = 0; i < workday; i++) day = NextWorkday(day.AddDays(1));
        return day;
    }

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new DateTimeOffset(day.ToDateTime(time), Beijing).ToUniversalTime();

    private DateOnly NextWorkday(DateOnly day)
    {
        while (!isWorkday(day)) day = day.AddDays(1);
        return day;
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
