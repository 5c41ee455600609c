using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>A step with what its work needs: the session of the one transaction, the registry and the instant.</summary>
public sealed record StepTurn(Session Session, DueStep Due, Registry Registry, DateTimeOffset Now);

/// <summary>
/// The one way a timetable step is taken: ask the domain whether it is due, then do its work and record its key in one
/// transaction. Whoever fires a job twice, or two processes at once, finds the key there.
/// </summary>
public sealed class Steps(Database database, StepRuns runs, RegistryCache registries, Timetable timetable, TimeProvider clock)
{
    /// <summary>Work returns false when it could not be done yet (no approved edition); the step then stays due.</summary>
    public async Task RunAsync(TimetableStep step, Func<StepTurn, Task<bool>> work, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waiting = await database.ReadAsync(s => DueAsync(s, step, now), ct);
        foreach (var due in waiting)
        {
            await database.WriteAsync(session => TakeAsync(session, due, now, work), ct);
        }
    }

    /// <summary>
    /// The same for all rounds of which the step is due at once, older first: after a downtime they are one piece of work (rule T15).
    /// Work returns the rounds that are done with it.
    /// </summary>
    public async Task RunTogetherAsync(TimetableStep step, Func<IReadOnlyList<StepTurn>, Task<IReadOnlyList<StepTurn>>> work, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if ((await database.ReadAsync(s => DueAsync(s, step, now), ct)).Count > 0) await database.WriteAsync(s => TakeAllAsync(s, step, now, work), ct);
    }

    /// <summary>Keys of the steps taken in the last weeks, with their instants.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> DoneAsync(Session session, DateTimeOffset now) =>
        await runs.DoneSinceAsync(session, now.AddDays(-7 * (timetable.Options.LookBackWeeks + 4)));

    private async Task<IReadOnlyList<DueStep>> DueAsync(Session session, TimetableStep step, DateTimeOffset now)
    {
        var done = await DoneAsync(session, now);
        return [.. timetable.Due(now, done).Where(d => d.Step == step)];
    }

    private async Task<bool> TakeAllAsync(
        Session session, TimetableStep step, DateTimeOffset now, Func<IReadOnlyList<StepTurn>, Task<IReadOnlyList<StepTurn>>> work)
    {
        var due = await DueAsync(session, step, now);
        if (due.Count == 0) return false;
        var registry = await registries.CurrentAsync(session);
        foreach (var done in await work([.. due.Select(d => new StepTurn(session, d, registry, now))])) await runs.TryRecordAsync(session, done.Due.Key, "", Minute(now));
        return true;
    }

    private async Task<bool> TakeAsync(Session session, DueStep due, DateTimeOffset now, Func<StepTurn, Task<bool>> work)
    {
        // Asked again inside the transaction: another process may have been faster.
        if ((await DueAsync(session, due.Step, now)).All(d => d.Key != due.Key)) return false;
        var registry = await registries.CurrentAsync(session);
        return await work(new StepTurn(session, due, registry, now)) && await runs.TryRecordAsync(session, due.Key, "", Minute(now));
    }

    // The timetable counts in minutes: a step taken at 14:00:00.4 was taken at 14:00, and what may follow an hour later is not late.
    private static DateTimeOffset Minute(DateTimeOffset now) => new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
