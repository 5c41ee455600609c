using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Tests.Calendar;

/// <summary>Hours an office may set, and those that would leave a step without its time.</summary>
public sealed class TimetableRulesTests
{
    private static readonly TimetableOptions Usual = new();

    [Fact]
    public void The_usual_hours_are_in_order() => Assert.Null(TimetableRules.Fault(Usual));

    public static TheoryData<TimetableOptions, string> Wrong => new()
    {
        { Usual with { QuietFrom = new(7, 0) }, "QuietUntil 应更早" },
        { Usual with { QuietFrom = new(18, 30) }, "Timetable:Overdue（19:00）在安静时间里，应在08:00到18:30之间" },
        { Usual with { QuietUntil = new(9, 30) }, "Timetable:OfficeNoticeLate（08:30）在安静时间里" },
        { Usual with { Due = new(15, 0) }, "Due（15:00）应不早于 Reminder（16:00）" },
        { Usual with { RelayStatus = new(16, 0) }, "Reminder（16:00）应晚于 RelayStatus（16:00）" },
        { Usual with { Freeze = new(14, 30) }, "Preview（14:00）应晚于 Freeze（14:30）" },
        { Usual with { Grace = TimeSpan.FromDays(1) }, "Timetable:Grace" },
        { Usual with { LookBackWeeks = 0 }, "Timetable:LookBackWeeks" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Hours_that_leave_a_step_without_its_time_are_named(TimetableOptions hours, string words) =>
        Assert.Contains(words, TimetableRules.Fault(hours), StringComparison.Ordinal);

    [Fact]
    public void Other_quiet_hours_leave_the_days_as_they_are()
    {
        var calendar = Township.Calendar.Observing(new QuietHours { From = new(21, 30), Until = new(7, 0) });
        Assert.False(calendar.IsQuiet(WorkCalendar.At(new(2026, 6, 15), new(21, 29))));
        Assert.True(calendar.IsQuiet(WorkCalendar.At(new(2026, 6, 15), new(21, 30))));
        Assert.Equal(WorkCalendar.At(new(2026, 6, 22), new(7, 0)), calendar.QuietEnds(WorkCalendar.At(new(2026, 6, 19), new(10, 0))));
    }
}
