using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Scheduler;

/// <summary>
/// The only place with cron text and time zone. Triggers are dumb: they knock often enough, and the domain decides what is due.
/// Cron fields: second minute hour day month weekday, in <see cref="Zone"/>.
/// </summary>
public static class Schedules
{
    /// <summary>Every hour on the hour, day and night.</summary>
    public const string Hourly = "0 0 * * * ?";

    public const string Midnight = "0 0 0 * * ?";

    /// <summary>02:30, when nobody writes: retention sweep, backups.</summary>
    public const string Nightly = "0 30 2 * * ?";

    /// <summary>Every day at this local time; the domain knows whether the day is one on which something is due.</summary>
    public static string DailyAt(TimeOnly time) => FormattableString.Invariant($"0 {time.Minute} {time.Hour} * * ?");

    /// <summary>At half past each hour that is not quiet: what was missed while the bot was down, or waited for somebody, is caught up.</summary>
    public static string CatchUp(QuietHours quiet) => $"0 30 {Loud(quiet)} * * ?";

    /// <summary>Every five minutes of those hours: an edition approved late goes out soon after.</summary>
    public static string EveryFiveMinutes(QuietHours quiet) => $"0 0/5 {Loud(quiet)} * * ?";

    /// <summary>People's time. China keeps one zone without summer time, so no zone data of the machine is needed.</summary>
    public static TimeZoneInfo Zone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "Asia/Shanghai", "Asia/Shanghai");

    // 8-19 for quiet hours from 20:00 to 08:00; an hour that is partly quiet is knocked in too.
    private static string Loud(QuietHours quiet) => FormattableString.Invariant($"{quiet.Until.Hour}-{quiet.From.AddMinutes(-1).Hour}");
}
