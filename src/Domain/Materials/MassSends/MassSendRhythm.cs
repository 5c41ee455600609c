using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Materials.MassSends;

/// <summary>When to look whether a mass send was confirmed, and when to nudge its owner (rule P18). Nothing tells: it has to be asked for.</summary>
public static class MassSendRhythm
{
    private static readonly TimeSpan[] Looks = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstNudge = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenNudges = TimeSpan.FromHours(3);
    private const int NudgesADay = 3;

    /// <summary>5, 15, 30, 60 minutes after it was prepared, then every hour, day and night: looking disturbs nobody.</summary>
    public static DateTimeOffset NextLook(DateTimeOffset preparedAt, DateTimeOffset now) =>
        Looks.Select(l => preparedAt + l).Where(at => at > now).DefaultIfEmpty(now + Later).First();

    /// <summary>An hour after it was prepared, then every three hours, three times in 24 hours at most, never in the quiet hours.</summary>
    public static bool MayNudge(MassSend send, DateTimeOffset now, WorkCalendar calendar)
    {
        if (send.PreparedAt is not { } prepared || now - prepared < FirstNudge || calendar.IsQuiet(now)) return false;
        if (send.Nudges.Count(n => n > now.AddDays(-1)) >= NudgesADay) return false;
        return send.Nudges.Count == 0 || now - send.Nudges[^1] >= BetweenNudges;
    }
}
