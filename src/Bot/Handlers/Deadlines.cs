using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Scheduler.Jobs;

namespace AntiFraudBot.Bot.Handlers;

/// <summary>什么时候截止: the weekly data and every other form that is due soon, with the words to report them.</summary>
public sealed class Deadlines(Timetable timetable, FormCalendar forms)
{
    private const int DaysAhead = 10;

    public string For(DateTimeOffset now)
    {
        List<string> lines = [];
        if (timetable.Collects) lines.Add(Weekly(now));
        var soon = WorkCalendar.LocalDate(now).AddDays(DaysAhead);
        lines.AddRange(forms.Running(now).Where(r => r.Due >= now && r.Instance.Due <= soon).OrderBy(r => r.Due).Select(r => Other(r, now)));
        return lines.Count > 0 ? string.Join('\n', lines) : $"{DaysAhead}天内没有要截止的报送。";
    }

    private string Weekly(DateTimeOffset now)
    {
        var week = CampaignWeek.Of(now).Previous;
        if (now > timetable.RoundFor(week).Freeze) week = week.Next;
        var round = timetable.RoundFor(week);
        // After the deadline what counts is the freeze.
        var (until, missing) = now <= round.Due ? (round.Due, "") : (round.Freeze, "还没报的");
        return string.Create(CultureInfo.InvariantCulture, $"第{week.Number}周（{week.Period}）的数据{missing}{FormText.Day(WorkCalendar.LocalDate(until), now)}{FormText.Clock(until)}前报。没有新增也请回复：新增0");
    }

    private static string Other(FormRound round, DateTimeOffset now) =>
        $"{FormText.Named(round.Form, round.Instance.Period)}{FormText.Day(round.Instance.Due, now)}{FormText.Clock(round.Due)}前{(round.Form.IsDeed ? "办结" : "报")}。例：{FormText.Example(round.Form)}";
}
