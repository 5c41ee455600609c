using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>A unit's weekly duty as a form to be filled in (rule P32): one field a number; case news has words of its own and is typed.</summary>
public static class WeeklySheet
{
    public static ReportForm Of(WeeklyForm form, OrgUnit unit, Duty duty) => new(
        $"{unit.Name} 第{CampaignWeek.Parse(duty.Week)!.Number}周（{duty.Period}）",
        duty.Due.ToOffset(WorkCalendar.Offset).ToString("M月d日HH:mm", CultureInfo.InvariantCulture) + "前",
        [.. form.Required.Concat(form.Optional).Where(m => m != Metric.Case).Distinct().Select(m => m.ChineseName())]);
}
