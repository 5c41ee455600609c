using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>How forms beside the weekly one are spoken of.</summary>
public static class FormText
{
    /// <summary>半月报（5.29—6.13）; of a counter 二季度六进活动; of a task its words in quotation marks.</summary>
    public static string Named(Form form, Period period) => form switch
    {
        { IsDeed: true } => $"“{form.Title}”",
        { Schedule: FormSchedule.Quarters } => $"{"一二三四"[(period.From.Month - 1) / 3]}季度{form.Title}",
        { Schedule.IsCounter: true } => form.Title,
        _ => $"{form.Title}（{period}）",
    };

    /// <summary>第24周（6.8—6.14）, 半月报（5.29—6.13）, 二季度六进活动（已有1场，最少2场）.</summary>
    public static string Named(OwedData owed) => owed.Round switch
    {
        null => $"第{CampaignWeek.Parse(owed.Duty.Week)!.Number}周（{owed.Duty.Period}）",
        { Form.Schedule.IsCounter: true } round => $"{Named(round.Form, owed.Duty.Period)}（已有{Amount(round.Form, owed.Count)}，最少{Amount(round.Form, round.Form.Minimum)}）",
        var round => Named(round.Form, owed.Duty.Period),
    };

    public static string Amount(Form counter, decimal value) => BookingText.Amount(counter.Required[0].Metric, value);

    /// <summary>明天18:00截止：半月报（5.29—6.13）。已报5个，未报9个。</summary>
    public static string Notice(FormRound round, IReadOnlyList<Duty> duties, DateTimeOffset now)
    {
        var done = duties.Count(d => d.State is DutyState.Done or DutyState.Late);
        var verb = round.Form.IsDeed ? "办" : "报";
        var counts = round.Form.Schedule.IsCounter ? $"已达标{done}个，未达标{duties.Count - done}个。" : $"已{verb}{done}个，未{verb}{duties.Count - done}个。";
        return $"{Day(round.Instance.Due, now)}{Clock(round.Due)}截止：{Named(round.Form, round.Instance.Period)}。{counts}";
    }

    /// <summary>Who still owes, one line a form.</summary>
    public static string Owed(IReadOnlyList<OwedData> owed, DateTimeOffset now)
    {
        var round = owed[0].Round!;
        if (!round.Form.Schedule.IsCounter)
            return $"{(round.Form.IsDeed ? "还没办完" : "还没报")}{Named(round.Form, round.Instance.Period)}：{string.Join('、', owed.Select(o => o.Unit.Name))}";
        var units = string.Join('、', owed.Select(o => $"{o.Unit.Name}（已有{Amount(round.Form, o.Count)}）"));
        return $"{Named(round.Form, round.Instance.Period)}最少{Amount(round.Form, round.Form.Minimum)}，{Day(round.Instance.Due, now)}{Clock(round.Due)}截止，还差：{units}";
    }

    /// <summary>半月报 宣传200人，累计安装650: what to write, with the form's name in front so that it is not taken for another's.</summary>
    public static string Example(Form form)
    {
        if (form.IsTask) return form.IsRoster ? $"{form.Title}表格私聊发我" : $"完成 {form.Title}";
        var numbers = string.Join('，', form.Required.Select(n => (n.Aspect == Aspect.Total ? "累计" : "") + BookingText.Named(n.Metric, Sample(n))));
        return form.Schedule.IsCounter ? $"今天{numbers}" : $"{form.Title} {numbers}";
    }

    // Numbers of a likely size: nobody should take the example for a demand.
    private static decimal Sample(FormNumber number) => number switch
    {
        { Aspect: Aspect.Total } => 650,
        { Metric: Metric.PeopleReached or Metric.Leaflet or Metric.PushPeople } => 200,
        { Metric: Metric.HouseholdVisit or Metric.AppInstall or Metric.AppRegister or Metric.AppAlert or Metric.Pledge } => 30,
        _ => 2,
    };

    /// <summary>今天, 明天, otherwise 6月15日.</summary>
    public static string Day(DateOnly day, DateTimeOffset now) => (day.DayNumber - WorkCalendar.LocalDate(now).DayNumber) switch
    {
        0 => "今天",
        1 => "明天",
        _ => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日"),
    };

    /// <summary>今天18:00 with 前 or 截止; when that is over 已过截止时间，6月30日12:00前可补报.</summary>
    public static string Closing(FormRound round, DateTimeOffset now, string word) => now <= round.Due
        ? $"{Day(round.Instance.Due, now)}{Clock(round.Due)}{word}"
        : $"已过截止时间，{Day(WorkCalendar.LocalDate(round.Freeze), now)}{Clock(round.Freeze)}前可补报";

    public static string Clock(DateTimeOffset instant) => WorkCalendar.LocalTime(instant).ToString("HH:mm", CultureInfo.InvariantCulture);
}
