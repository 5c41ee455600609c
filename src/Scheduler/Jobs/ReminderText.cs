using System.Globalization;
using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>What is said to those who owe something: short, one action, no exclamation marks.</summary>
public static class ReminderText
{
    public static string Reminder(
        IReadOnlyList<OwedData> data, IReadOnlyList<Delivery> relays, StepTurn turn, ReportingRound round, Hearing hearing)
    {
        var left = round.Due - turn.Now;
        var hours = (int)Math.Round(left.TotalHours, MidpointRounding.AwayFromZero);
        var due = Clock(round.Due);
        List<string> lines = [hours >= 1 ? $"距{due}截止还有{hours}小时。" : $"{due}截止，时间快到了。"];
        foreach (var week in data.GroupBy(d => d.Duty.Week).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            lines.Add($"还没报{WeekName(week.First())}数据：{Units(week.Select(d => d.Unit))}");
        }

        if (relays.Count > 0) lines.Add($"还没转发本周素材：{Relays(relays, turn.Registry)}");
        var at = hearing == Hearing.Mention ? "@我" : "";
        if (data.Count > 0) lines.Add($"报数请{at}回复，例：安装12，注册10，入户30户。没有新增也请回复：新增0");
        else lines.Add($"转发后请{at}回复，例：已转发到3个群，覆盖180人");
        return string.Join('\n', lines);
    }

    public static string Overdue(string liaison, IReadOnlyList<OwedData> owed) =>
        $"{liaison}，{owed[0].Unit.Name}{Weeks(owed)}数据已过截止时间，请今晚20:00前补报，例：安装12，注册10，入户30户。没有新增请回复：新增0。确有困难请回复：延期 加原因";

    public static string Escalation(string head, string liaison, int reminders, IReadOnlyList<OwedData> owed, ReportingRound round) =>
        $"{head}，{owed[0].Unit.Name}{Weeks(owed)}数据逾期1个工作日（联络员{liaison}，已提醒{reminders}次）。请协调今天{Clock(round.EscalationDeadline)}前补报。";

    private static string Weeks(IReadOnlyList<OwedData> owed) => string.Join('、', owed.Select(WeekName));

    private static string WeekName(OwedData owed) => $"第{CampaignWeek.Parse(owed.Duty.Week)!.Number}周（{owed.Duty.Period}）";

    private static string Units(IEnumerable<OrgUnit> units) => string.Join('、', units.Select(u => u.Name));

    // A liaison's own groups are named by unit; a village's resident groups one by one would fill the screen.
    private static string Relays(IReadOnlyList<Delivery> relays, Registry registry) => string.Join('、', relays
        .GroupBy(r => registry.Tree.Above(r.UnitId, Tier.Village) ?? registry.Tree[r.UnitId])
        .OrderBy(g => g.Key.Order)
        .Select(g => g.Count() <= 2 ? string.Join('、', g.Select(r => registry.Groups[r.GroupId].Name)) : $"{g.Key.Name}{g.Count()}个群"));

    private static string Clock(DateTimeOffset instant) => WorkCalendar.LocalTime(instant).ToString("HH:mm", CultureInfo.InvariantCulture);
}
