using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Understanding;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Calendar;

public sealed class PeriodsTests
{
    public static TheoryData<PeriodPhrase, string, string?, string> Phrases => new()
    {
        { new PeriodPhrase.Today(), "2026-06-16 00:10", "2026-06-16", "ten past midnight is the new day" },
        { new PeriodPhrase.Yesterday(), "2026-06-01 09:00", "2026-05-31", "across the month" },
        { new PeriodPhrase.DaysAgo(2), "2026-06-01 09:00", "2026-05-30", "前天" },
        { new PeriodPhrase.DaysAgo(3), "2026-06-16 09:00", "2026-06-13", "大前天" },
        { new PeriodPhrase.ThisWeek(), "2026-06-17 09:00", "2026-06-15..2026-06-21", "the whole week, as its duty" },
        { new PeriodPhrase.LastWeek(), "2026-06-15 09:00", "2026-06-08..2026-06-14", "the week before" },
        { new PeriodPhrase.WeekBeforeLast(), "2026-06-15 09:00", "2026-06-01..2026-06-07", "上上周" },
        { new PeriodPhrase.ThisMonth(), "2026-02-03 09:00", "2026-02-01..2026-02-28", "the whole month" },
        { new PeriodPhrase.LastMonth(), "2026-03-31 09:00", "2026-02-01..2026-02-28", "a shorter month before" },
        { new PeriodPhrase.Day(6, 15), "2026-06-17 09:00", "2026-06-15", "this year" },
        { new PeriodPhrase.Day(12, 30), "2026-01-05 09:00", "2025-12-30", "a future date is last year's" },
        { new PeriodPhrase.Day(null, 18), "2026-06-17 09:00", "2026-05-18", "a future day is last month's" },
        { new PeriodPhrase.Day(null, 31), "2026-03-01 09:00", "2026-01-31", "February has no 31st" },
        { new PeriodPhrase.Day(2, 29), "2026-06-17 09:00", "2024-02-29", "the last leap year" },
        { new PeriodPhrase.Day(2, 30), "2026-06-17 09:00", null, "no such day" },
        { new PeriodPhrase.Range(new(6, 8), new(6, 14)), "2026-06-15 09:00", "2026-06-08..2026-06-14", "the dates of last week" },
        { new PeriodPhrase.Range(new(6, 15), new(6, 21)), "2026-06-17 09:00", "2026-06-15..2026-06-21", "its end may lie ahead" },
        { new PeriodPhrase.Range(new(6, 8), new(null, 14)), "2026-06-15 09:00", "2026-06-08..2026-06-14", "the month said once" },
        { new PeriodPhrase.Range(new(12, 28), new(1, 3)), "2026-01-05 09:00", "2025-12-28..2026-01-03", "across the year" },
        { new PeriodPhrase.Range(new(null, 28), new(6, 3)), "2026-06-05 09:00", "2026-05-28..2026-06-03", "28日—6月3日 began in May" },
        { new PeriodPhrase.WeekNumber(24), "2026-06-15 09:00", "2026-06-08..2026-06-14", "of this year" },
        { new PeriodPhrase.WeekNumber(52), "2026-01-05 09:00", "2025-12-22..2025-12-28", "a future week is last year's" },
        { new PeriodPhrase.WeekNumber(60), "2026-01-05 09:00", null, "no year has it" },
        { new PeriodPhrase.Weekday(3), "2026-06-18 09:00", "2026-06-17", "Wednesday of this week" },
        { new PeriodPhrase.Weekday(5), "2026-06-15 09:00", "2026-06-12", "on Monday, 周五 is last Friday" },
        { new PeriodPhrase.WeekOfMonth(12, 2), "2026-06-15 09:00", "2025-12-08..2025-12-14", "12月第二周 said in June" },
        { new PeriodPhrase.WeekOfMonth(6, 2), "2026-06-15 09:00", "2026-06-08..2026-06-14", "its Thursday is the 11th" },
        { new PeriodPhrase.WeekOfMonth(2, 5), "2026-06-15 09:00", null, "February has four Thursdays in both years" },
        { new PeriodPhrase.WholeMonth(5), "2026-06-15 09:00", "2026-05-01..2026-05-31", "this year" },
        { new PeriodPhrase.WholeMonth(7), "2026-06-15 09:00", "2025-07-01..2025-07-31", "a future month is last year's" },
    };

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Words_of_time_count_from_the_message_and_never_begin_in_the_future(PeriodPhrase phrase, string sentAt, string? dates, string because)
    {
        var period = Periods.Resolve(phrase, Local(sentAt));
        var text = period is { } p ? (p.From == p.To ? $"{p.From:yyyy-MM-dd}" : $"{p.From:yyyy-MM-dd}..{p.To:yyyy-MM-dd}") : null;
        Assert.True(text == dates, $"{because}: {text}");
    }
}
