namespace AntiFraudBot.Domain.Calendar;

/// <summary>
/// Which days are worked in the township and which hours are quiet (rules T1–T3). Dates are local (Asia/Shanghai, fixed UTC+8);
/// instants are UTC. A year that no table covers has ordinary weekends only: ask <see cref="Covers"/>.
/// </summary>
public sealed class WorkCalendar(IEnumerable<DateOnly> off, IEnumerable<DateOnly> work, IEnumerable<int> years, QuietHours? quiet = null)
{
    /// <summary>Asia/Shanghai has had no daylight saving since 1991.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    private readonly HashSet<DateOnly> _off = [.. off];
    private readonly HashSet<DateOnly> _work = [.. work];
    private readonly HashSet<int> _years = [.. years];

    public QuietHours Quiet { get; } = quiet ?? new QuietHours();

    /// <summary>The same days with other quiet hours.</summary>
    public WorkCalendar Observing(QuietHours hours) => new(_off, _work, _years, hours);

    public static DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static TimeOnly LocalTime(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The UTC instant of a local date and time of day.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new DateTimeOffset(day.ToDateTime(time), Offset).ToUniversalTime();

    /// <summary>True when the holiday table has the year, so that its holidays and make-up days are known.</summary>
    public bool Covers(int year) => _years.Contains(year);

    /// <summary>A make-up day is worked, a day off is not, otherwise Monday to Friday (rule T1).</summary>
    public bool IsWorkday(DateOnly day) =>
        _work.Contains(day) || (!_off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    public DateOnly FirstWorkdayOnOrAfter(DateOnly day)
    {
        while (!IsWorkday(day)) day = day.AddDays(1);
        return day;
    }

    public DateOnly NextWorkday(DateOnly day) => FirstWorkdayOnOrAfter(day.AddDays(1));

    public DateOnly PreviousWorkday(DateOnly day)
    {
        do day = day.AddDays(-1);
        while (!IsWorkday(day));
        return day;
    }

    /// <summary>True at night and on every day that is not worked (rule T3).</summary>
    public bool IsQuiet(DateTimeOffset instant)
    {
        var time = LocalTime(instant);
        return time >= Quiet.From || time < Quiet.Until || !IsWorkday(LocalDate(instant));
    }

    /// <summary>When people may be disturbed again: the instant itself when it is not quiet, else the next workday's morning.</summary>
    public DateTimeOffset QuietEnds(DateTimeOffset instant)
    {
        if (!IsQuiet(instant)) return instant;
        var day = LocalDate(instant);
        var first = LocalTime(instant) < Quiet.Until ? day : day.AddDays(1);
        return At(FirstWorkdayOnOrAfter(first), Quiet.Until);
    }
}
