using System.Globalization;

namespace AntiFraudBot.Domain.Calendar;

/// <summary>What the hours of a timetable must be so that each step has its time (rules T3, T7–T16). Deadlines include their minute.</summary>
public static class TimetableRules
{
    /// <summary>The first thing wrong, as a sentence for the office that names the setting; null when all is well.</summary>
    public static string? Fault(TimetableOptions hours)
    {
        if (hours.QuietUntil >= hours.QuietFrom)
            return $"设置 Timetable 里安静时间从晚上 QuietFrom（{Clock(hours.QuietFrom)}）到早上 QuietUntil（{Clock(hours.QuietUntil)}），QuietUntil 应更早。";
        if (Speaking(hours).FirstOrDefault(s => s.At < hours.QuietUntil || s.At >= hours.QuietFrom) is { Name: { } name } quiet)
            return $"设置 Timetable:{name}（{Clock(quiet.At)}）在安静时间里，应在{Clock(hours.QuietUntil)}到{Clock(hours.QuietFrom)}之间。";
        if (Orders(hours).FirstOrDefault(o => o.Later < o.Earlier || (o.Strictly && o.Later == o.Earlier)) is { Words: { } words })
            return $"设置 Timetable 里{words}。";
        if (hours.Grace < TimeSpan.Zero || hours.Grace > TimeSpan.FromHours(8)) return "设置 Timetable:Grace 应在 00:00:00 到 08:00:00 之间。";
        return hours.LookBackWeeks is < 1 or > 52 ? "设置 Timetable:LookBackWeeks 应在1到52之间。" : null;
    }

    private static IEnumerable<(string Name, TimeOnly At)> Speaking(TimetableOptions h) =>
    [
        (nameof(h.OfficeNoticeEarly), h.OfficeNoticeEarly), (nameof(h.OfficeNoticeLate), h.OfficeNoticeLate), (nameof(h.Push), h.Push),
        (nameof(h.RelayStatus), h.RelayStatus), (nameof(h.Reminder), h.Reminder), (nameof(h.Overdue), h.Overdue),
        (nameof(h.Escalation), h.Escalation), (nameof(h.Preview), h.Preview), (nameof(h.Post), h.Post),
    ];

    private static IEnumerable<(TimeOnly Earlier, TimeOnly Later, bool Strictly, string Words)> Orders(TimetableOptions h) =>
    [
        Order(nameof(h.Push), h.Push, nameof(h.PushUntil), h.PushUntil, true),
        Order(nameof(h.Push), h.Push, nameof(h.Reminder), h.Reminder, true),
        Order(nameof(h.RelayStatus), h.RelayStatus, nameof(h.Reminder), h.Reminder, true),
        Order(nameof(h.Reminder), h.Reminder, nameof(h.Due), h.Due, false),
        Order(nameof(h.Due), h.Due, nameof(h.Overdue), h.Overdue, true),
        Order(nameof(h.Escalation), h.Escalation, nameof(h.EscalationDeadline), h.EscalationDeadline, true),
        Order(nameof(h.EscalationDeadline), h.EscalationDeadline, nameof(h.Freeze), h.Freeze, false),
        Order(nameof(h.Freeze), h.Freeze, nameof(h.Preview), h.Preview, true),
        Order(nameof(h.Preview), h.Preview, nameof(h.Post), h.Post, false),
        Order(nameof(h.Post), h.Post, nameof(h.PostUntil), h.PostUntil, true),
    ];

    private static (TimeOnly Earlier, TimeOnly Later, bool Strictly, string Words) Order(string first, TimeOnly earlier, string second, TimeOnly later, bool strictly) =>
        (earlier, later, strictly, $" {second}（{Clock(later)}）应{(strictly ? "晚于" : "不早于")} {first}（{Clock(earlier)}）");

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
