using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Understanding;

namespace AntiFraudBot.Domain.Calendar;

/// <summary>
/// Turns the words of a period into dates, counted from the message's own time (rules T4–T6). What would begin in the future is
/// the last one before it: nobody reports work that has not been done. 本周 and 本月 are the whole week and month, so that they match the duty's period.
/// </summary>
public static class Periods
{
    /// <summary>The dates meant, or null when there are no such dates (2月30日, 第60周).</summary>
    public static Period? Resolve(PeriodPhrase phrase, DateTimeOffset sentAt)
    {
        var today = WorkCalendar.LocalDate(sentAt);
        var week = CampaignWeek.Of(today);
        return phrase switch
        {
            PeriodPhrase.Today => Period.Of(today),
            PeriodPhrase.Yesterday => Period.Of(today.AddDays(-1)),
            PeriodPhrase.DaysAgo { Days: >= 0 and < 3660 } ago => Period.Of(today.AddDays(-ago.Days)),
            PeriodPhrase.ThisWeek => week.Period,
            PeriodPhrase.LastWeek => week.Previous.Period,
            PeriodPhrase.WeekBeforeLast => week.Previous.Previous.Period,
            PeriodPhrase.ThisMonth => Month(today),
            PeriodPhrase.LastMonth => Month(today.AddMonths(-1)),
            PeriodPhrase.Day day => Last(day, today) is { } date ? Period.Of(date) : null,
            PeriodPhrase.Range range => RangeOf(range, today),
            PeriodPhrase.WeekNumber number => Numbered(number.Number, week)?.Period,
            PeriodPhrase.Weekday weekday => Weekday(weekday.IsoDay, today, week),
            PeriodPhrase.WeekOfMonth nth => WeekOfMonth(nth, today),
            PeriodPhrase.WholeMonth month => WholeMonth(month.Number, today),
            _ => null,
        };
    }

    private static Period Month(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new Period(first, first.AddMonths(1).AddDays(-1));
    }

    // 2月29日 may lie up to eight years back, 31号 two months: the loops end at the first date that exists and is not in the future.
    private static DateOnly? Last(PeriodPhrase.Day day, DateOnly today) =>
        day.Month is { } month
            ? Enumerable.Range(0, 9).Select(back => Date(today.Year - back, month, day.DayOfMonth)).FirstOrDefault(d => d <= today)
            : Enumerable.Range(0, 3).Select(back => today.AddMonths(-back)).Select(m => Date(m.Year, m.Month, day.DayOfMonth)).FirstOrDefault(d => d <= today);

    private static DateOnly? First(PeriodPhrase.Day day, DateOnly from) =>
        day.Month is { } month
            ? Enumerable.Range(0, 2).Select(on => Date(from.Year + on, month, day.DayOfMonth)).FirstOrDefault(d => d >= from)
            : Enumerable.Range(0, 2).Select(on => from.AddMonths(on)).Select(m => Date(m.Year, m.Month, day.DayOfMonth)).FirstOrDefault(d => d >= from);

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    // The end of a range may lie ahead (6.15—6.21 said on Wednesday); only its beginning has to have come.
    private static Period? RangeOf(PeriodPhrase.Range range, DateOnly today)
    {
        var from = range.From.Month is null && range.To.Month is { } month
            ? range.From with { Month = range.From.DayOfMonth <= range.To.DayOfMonth ? month : (month + 10) % 12 + 1 }
            : range.From;
        return Last(from, today) is { } first && First(range.To, first) is { } last ? new Period(first, last) : null;
    }

    private static CampaignWeek? Numbered(int number, CampaignWeek current) =>
        CampaignWeek.Of(current.Year, number) is { } week && week <= current ? week : CampaignWeek.Of(current.Year - 1, number);

    private static Period? Weekday(int isoDay, DateOnly today, CampaignWeek week)
    {
        if (isoDay is < 1 or > 7) return null;
        var day = week.Monday.AddDays(isoDay - 1);
        return Period.Of(day <= today ? day : day.AddDays(-7));
    }

    // A week belongs to the month its Thursday lies in, as ISO numbers the weeks of a year.
    private static Period? WeekOfMonth(PeriodPhrase.WeekOfMonth nth, DateOnly today)
    {
        if (nth.Month is < 1 or > 12 || nth.Number is < 1 or > 5) return null;
        return Enumerable.Range(0, 2).Select(back => Week(today.Year - back)).FirstOrDefault(p => p is { } period && period.From <= today);

        Period? Week(int year)
        {
            var first = new DateOnly(year, nth.Month, 1);
            var thursday = first.AddDays((4 - (int)first.DayOfWeek + 7) % 7 + (7 * (nth.Number - 1)));
            return thursday.Month == nth.Month ? CampaignWeek.Of(thursday).Period : null;
        }
    }

    private static Period? WholeMonth(int number, DateOnly today)
    {
        if (number is < 1 or > 12) return null;
        var first = new DateOnly(today.Year, number, 1);
        return Month(first <= today ? first : first.AddYears(-1));
    }
}
