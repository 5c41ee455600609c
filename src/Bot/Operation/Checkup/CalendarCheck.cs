using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>The holiday table must cover the year, and from December on the next one too: the notice is out by then.</summary>
public static class CalendarCheck
{
    private const string Name = "节假日表";

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "calendar", "holidays.json");

    /// <summary>Table = the file's text, null when there is none; today is a local day.</summary>
    public static Finding Of(string? table, DateOnly today)
    {
        if (table is null) return Finding.Bad(Name, $"没有 {Path}", "从程序包里把 calendar/holidays.json 放回去");
        if (HolidayTable.Parse(table) is not HolidayTableReading.Read { Calendar: var calendar })
            return Finding.Bad(Name, ((HolidayTableReading.Refused)HolidayTable.Parse(table)).Reason, $"改好 {Path}");
        if (!calendar.Covers(today.Year))
            return Finding.Bad(Name, $"没有{today.Year}年，节假日和调休会算错", $"照国务院通知把{today.Year}年写进 {Path}");
        return today.Month == 12 && !calendar.Covers(today.Year + 1)
            ? Finding.Warning(Name, $"还没有{today.Year + 1}年", $"年底前照国务院通知把{today.Year + 1}年写进 {Path}")
            : Finding.Ok(Name, $"有{today.Year}年");
    }
}
