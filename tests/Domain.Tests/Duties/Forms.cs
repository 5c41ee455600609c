using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Tests.Calendar;
using static AntiFraudBot.Domain.Tests.Calendar.Township;

namespace AntiFraudBot.Domain.Tests.Duties;

/// <summary>The forms tests speak of.</summary>
internal static class Forms
{
    public static readonly Form HalfMonth = new()
    {
        Name = "half-month",
        Title = "半月报",
        Schedule = new FormSchedule.DaysOfMonth([13, 28]),
        Required = [new(Metric.PeopleReached, Aspect.New), new(Metric.AppInstall, Aspect.Total)],
        Optional = [new(Metric.Leaflet, Aspect.New)],
    };

    public static readonly Form Sessions = new()
    {
        Name = "sessions",
        Title = "六进活动",
        Schedule = new FormSchedule.Quarters(),
        Required = [new(Metric.Event, Aspect.New)],
        Minimum = 2,
        Debtors = new() { Kinds = [UnitKind.Village] },
    };

    public static readonly Form EveryTwoDays = new()
    {
        Name = "crash",
        Title = "攻坚报",
        Schedule = new FormSchedule.EveryDays(2, Day("2026-06-15")),
        Required = [new(Metric.Broadcast, Aspect.New)],
    };

    public static readonly Form Names = new() { Name = "names", Title = "报联络员名单", Schedule = new FormSchedule.Once(Day("2026-06-26")) };

    public static FormCalendar Calendar(params Form[] forms) => new(new FormBook(new(), forms), Township.Calendar, new TimetableOptions());

    public static FormRound Round(Form form, string nominal) => new(
        form, form.Schedule.Between(Day(nominal), Day(nominal), Township.Calendar).Single(), Township.Calendar, new TimetableOptions());

    public static Duty Duty(Form form, string nominal) => Round(form, nominal).Duties(Tree).Single(d => d.UnitId == "shangping");

    public static LedgerEntry Entry(Metric metric, Aspect aspect, decimal value, string from, string to, string at, string unit = "shangping") => new()
    {
        Id = $"{metric}-{from}-{at}-{unit}",
        UnitId = unit,
        Metric = metric,
        Aspect = aspect,
        Value = value,
        Period = new Period(Day(from), Day(to)),
        State = EntryState.Accepted,
        MessageId = at,
        SpeakerId = "m-shangping",
        At = Local(at),
        Rule = "test",
    };
}
