using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>What a unit owes and until when.</summary>
public static class DutyText
{
    public static string State(Duty duty) => duty.State switch
    {
        DutyState.Done => $"第{Week(duty)}周已按时报送。",
        DutyState.Late => $"第{Week(duty)}周已报送（迟报）。",
        DutyState.Partial => $"第{Week(duty)}周只报了一部分，还差安装数。",
        DutyState.Extended => $"第{Week(duty)}周已延期，尚未报送。",
        DutyState.Missed => $"第{Week(duty)}周未报。",
        _ => $"第{Week(duty)}周尚未报送。",
    };

    public static string Deadline(Timetable timetable, DateTimeOffset now)
    {
        var week = CampaignWeek.Of(now).Previous;
        var round = timetable.RoundFor(week);
        if (now > round.Freeze)
        {
            week = week.Next;
            round = timetable.RoundFor(week);
        }

        var day = WorkCalendar.LocalDate(round.Due);
        var when = day == WorkCalendar.LocalDate(now) ? "今天" : string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");
        var hour = WorkCalendar.LocalTime(round.Due).ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"第{week.Number}周（{week.Period}）的数据{when}{hour}前报，花名册和截图一起交。没有新增也请回复：新增0";
    }

    private static int Week(Duty duty) => CampaignWeek.Parse(duty.Week)!.Number;
}
