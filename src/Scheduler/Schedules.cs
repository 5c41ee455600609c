namespace AntiFraudBot.Scheduler;

/// <summary>
/// The only place with cron text and time zone. Triggers are dumb: they knock often enough, and the domain decides what is due.
/// Cron fields: second minute hour day month weekday, in <see cref="Zone"/>.
/// </summary>
public static class Schedules
{
    /// <summary>Every quarter of an hour 08:00-20:45, every day: each instant of the weekly timetable is one of them. 52 firings a day.</summary>
    public const string Timetable = "0 0/15 8-20 * * ?";

    /// <summary>Every hour on the hour, day and night.</summary>
    public const string Hourly = "0 0 * * * ?";

    /// <summary>02:30, when nobody writes: retention sweep, backups.</summary>
    public const string Nightly = "0 30 2 * * ?";

    /// <summary>00:05 on Mondays, once the old week is over: closing editions.</summary>
    public const string AfterTheWeek = "0 5 0 ? * MON";

    /// <summary>People's time. China keeps one zone without summer time, so no zone data of the machine is needed.</summary>
    public static TimeZoneInfo Zone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "Asia/Shanghai", "Asia/Shanghai");
}
