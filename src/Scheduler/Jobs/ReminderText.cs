using System.Globalization;
using AntiFraudBot.Domain.Materials;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting.Duties;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>What is said to those who owe something: short, one action, no exclamation marks.</summary>
public static class ReminderText
{
    private const string WeeklyExample = "安装12，注册10，入户30户";

    public static string Reminder(
        IReadOnlyList<OwedData> data, IReadOnlyList<Delivery> relays, DutyTurn turn, DateTimeOffset? due, Hearing hearing)
    {
        var lines = new List<string>();
        // Whoever owes only a relay, or a counter with weeks to go, is not hurried to an hour.
        if (due is { } deadline && data.Any(d => d.Duty.Due == deadline)) lines.Add(Left(deadline, turn.Now));
        foreach (var week in data.Where(d => d.Round is null).GroupBy(d => d.Duty.Week).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            lines.Add($"还没报{FormText.Named(week.First())}数据：{string.Join('、', week.Select(d => d.Unit.Name))}");
        }

        lines.AddRange(data.Where(d => d.Round is not null).OrderBy(d => d.Duty.Due).GroupBy(d => d.Round).Select(g => FormText.Owed([.. g], turn.Now)));
        if (relays.Count > 0) lines.Add($"还没转发本周素材：{Relays(relays, turn.Registry)}");
        lines.AddRange(HowTo(data, relays, hearing == Hearing.Mention ? "@我" : ""));
        return string.Join('\n', lines);
    }

    /// <summary>One message a person, also for several units and forms.</summary>
    public static string Overdue(string liaison, IReadOnlyList<OwedData> owed, TimeOnly evening)
    {
        var until = evening.ToString("HH:mm", CultureInfo.InvariantCulture);
        var what = OnlyTasks(owed) ? $"请今晚{until}前办结并回复" : $"请今晚{until}前补报";
        return $"{liaison}，{Listed(owed)}已过截止时间，{what}，{HowTo(owed)}确有困难请回复：延期 加原因";
    }

    public static string Escalation(string head, string liaison, int reminders, IReadOnlyList<OwedData> owed, DateTimeOffset until)
    {
        var told = reminders > 0 ? $"，已提醒{reminders}次" : "";
        return $"{head}，{Listed(owed)}逾期1个工作日（联络员{liaison}{told}）。请协调今天{FormText.Clock(until)}前{(OnlyTasks(owed) ? "办结" : "补报")}。";
    }

    /// <summary>To the liaison on the morning after, when the bot was down the day before and nobody said a word.</summary>
    public static string Belated(string liaison, IReadOnlyList<OwedData> owed, DateTimeOffset until) =>
        $"{liaison}，{Listed(owed)}已过截止时间，此前没有提醒到您。请今天{FormText.Clock(until)}前{(OnlyTasks(owed) ? "办结并回复" : "补报")}，{HowTo(owed)}";

    private static bool OnlyTasks(IReadOnlyList<OwedData> owed) => owed.All(o => o.Round is { Form.IsDeed: true });

    /// <summary>例：安装12。没有新增请回复：新增0。另报：半月报 宣传200人。</summary>
    private static string HowTo(IReadOnlyList<OwedData> owed)
    {
        // Who stands in has to say for whom.
        var of = owed.FirstOrDefault(o => o.Unit.RegularLiaisonId is not null)?.Unit.Name;
        if (owed.All(o => o.Round is not null)) return $"例：{(OnlyTasks(owed) ? "" : of)}{Examples(owed)}。";
        var others = Examples(owed) is { Length: > 0 } more ? $"另报：{more}。" : "";
        return $"例：{of}{WeeklyExample}。没有新增请回复：新增0。{others}";
    }

    /// <summary>龙口村第25周（6.15—6.21）、半月报（5.29—6.13）数据; several units one after the other.</summary>
    private static string Listed(IReadOnlyList<OwedData> owed) => string.Join('；', owed.GroupBy(o => o.Unit.Id)
        .Select(g => g.First().Unit.Name + string.Join('、', g.Select(FormText.Named)) + (OnlyTasks([.. g]) ? "" : "数据")));

    private static string Left(DateTimeOffset due, DateTimeOffset now)
    {
        var hours = (int)Math.Round((due - now).TotalHours, MidpointRounding.AwayFromZero);
        return hours >= 1 ? $"距{FormText.Clock(due)}截止还有{hours}小时。" : $"{FormText.Clock(due)}截止，时间快到了。";
    }

    private static IEnumerable<string> HowTo(IReadOnlyList<OwedData> data, IReadOnlyList<Delivery> relays, string at)
    {
        if (data.Any(d => d.Round is null)) yield return $"报数请{at}回复，例：{WeeklyExample}。没有新增也请回复：新增0";
        else if (data.Count == 0 && relays.Count > 0) yield return $"转发后请{at}回复，例：已转发到3个群，覆盖180人";
        if (Examples(data) is { Length: > 0 } others) yield return $"请{at}回复，例：{others}";
    }

    private static string Examples(IReadOnlyList<OwedData> data) => string.Join('；', data.Select(d => d.Round?.Form).OfType<Form>()
        .DistinctBy(f => f.Name).Select(FormText.Example));

    // A liaison's own groups are named by unit; a village's resident groups one by one would fill the screen.
    private static string Relays(IReadOnlyList<Delivery> relays, Registry registry) => string.Join('、', relays
        .GroupBy(r => registry.Tree.Above(r.UnitId, Tier.Village) ?? registry.Tree[r.UnitId])
        .OrderBy(g => g.Key.Order)
        .Select(g => g.Count() <= 2 ? string.Join('、', g.Select(r => registry.Groups[r.GroupId].Name)) : $"{g.Key.Name}{g.Count()}个群"));
}
