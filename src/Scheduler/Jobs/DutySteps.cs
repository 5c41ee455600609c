using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Organization;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>
/// What is due of one kind at one moment, over all forms: rounds of the weekly form and of the others. Key is that of the first, under
/// which the one message of this turn is said.
/// </summary>
public sealed record DutyTurn(Session Session, Registry Registry, DateTimeOffset Now, IReadOnlyList<DueStep> Weekly, IReadOnlyList<DueFormStep> Others)
{
    public string Key => Weekly.Count > 0 ? Weekly[0].Key : Others[0].Key;
}

/// <summary>
/// Takes one step of all forms together (rule D16): what is due at the same moment, also because the bot was down, is one piece of work,
/// so that a group or a person hears of it in one message. Asked again inside the transaction, recorded with it.
/// </summary>
public sealed class DutySteps(
    Database database, Steps steps, StepRuns runs, RegistryCache registries, Timetable timetable, FormCalendar forms, TownTasks tasks, TimeProvider clock)
{
    /// <summary>Weekly null: the weekly form has no such step.</summary>
    public async Task RunAsync(TimetableStep? weekly, FormStep other, Func<DutyTurn, Task> work, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waiting = await database.ReadAsync(s => DueAsync(s, weekly, other, now), ct);
        if (waiting.Weekly.Count + waiting.Others.Count > 0) await database.WriteAsync(s => TakeAsync(s, weekly, other, now, work), ct);
    }

    private async Task<bool> TakeAsync(Session session, TimetableStep? weekly, FormStep other, DateTimeOffset now, Func<DutyTurn, Task> work)
    {
        var due = await DueAsync(session, weekly, other, now);
        if (due.Weekly.Count + due.Others.Count == 0) return false;
        await work(new DutyTurn(session, await registries.CurrentAsync(session), now, due.Weekly, due.Others));
        var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        foreach (var key in due.Weekly.Select(d => d.Key).Concat(due.Others.Select(d => d.Key))) await runs.TryRecordAsync(session, key, "", minute);
        return true;
    }

    private async Task<(IReadOnlyList<DueStep> Weekly, IReadOnlyList<DueFormStep> Others)> DueAsync(
        Session session, TimetableStep? weekly, FormStep other, DateTimeOffset now)
    {
        var done = await steps.DoneAsync(session, now);
        var made = (await tasks.StandingAsync(session, WorkCalendar.LocalDate(now).AddDays(-7 * timetable.Options.LookBackWeeks)))
            .Select(t => t.ToForm(WorkCalendar.LocalDate(t.MadeAt))).ToList();
        return ([.. timetable.Due(now, done).Where(d => d.Step == weekly)], [.. forms.Due(now, done, made).Where(d => d.Step == other)]);
    }
}
