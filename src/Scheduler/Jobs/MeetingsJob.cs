using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>The workday before a meeting, 15:00: it is announced, those of a series are entered first (rule W7). What was missed is made up until it begins.</summary>
public sealed class MeetingsJob(Database database, MeetingDesk desk, RegistryCache registries, WorkCalendar calendar, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (calendar.IsQuiet(now) || !await database.ReadAsync(s => AnyDueAsync(s, now), cancellationToken)) return;
        await database.WriteAsync(s => AnnounceAsync(s, now), cancellationToken);
    }

    private async Task<bool> AnyDueAsync(Session session, DateTimeOffset now)
    {
        var registry = await registries.CurrentAsync(session);
        var known = await desk.Meetings.SinceAsync(session, now);
        return known.Concat(Series(registry, now).Where(m => known.All(k => k.Id != m.Id))).Any(m => IsDue(m, now));
    }

    private async Task<bool> AnnounceAsync(Session session, DateTimeOffset now)
    {
        var registry = await registries.CurrentAsync(session);
        foreach (var meeting in Series(registry, now).Where(m => IsDue(m, now))) await desk.Meetings.AddAsync(session, meeting);
        foreach (var meeting in (await desk.Meetings.SinceAsync(session, now)).Where(m => IsDue(m, now))) await desk.AnnounceAsync(session, registry, meeting, now);
        return true;
    }

    private IEnumerable<Domain.Undertakings.Meetings.Meeting> Series(Registry registry, DateTimeOffset now) =>
        Townships.Of(registry).SelectMany(t => desk.Calendar.Series(t.Id, now, now + Ahead));

    private bool IsDue(Domain.Undertakings.Meetings.Meeting meeting, DateTimeOffset now) =>
        meeting.AnnouncedAt is null && meeting.CancelledAt is null && meeting.StartsAt > now && desk.Calendar.AnnounceAt(meeting) <= now;
}
