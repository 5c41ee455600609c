using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Domain.Undertakings.Tasks;
using AntiFraudBot.Scheduler.Jobs;
using AntiFraudBot.Storage;

namespace AntiFraudBot.Bot.Fieldwork;

/// <summary>Gives tasks out and takes them back: the task, a duty for each lead unit, and one private word to each liaison (rules W1, W5).</summary>
public sealed class TaskDesk(TownTasks tasks, Duties duties, FormCalendar calendar, Audit audit, CampaignSettings settings)
{
    public TownTasks Tasks => tasks;

    public Duties Duties => duties;

    /// <summary>The drafts with numbers, from the next free one.</summary>
    public async Task<IReadOnlyList<TownTask>> NumberedAsync(
        Session session, IReadOnlyList<TaskDraft> drafts, TaskKind kind, string officeUnitId, string madeBy, string? document, DateTimeOffset now)
    {
        var next = await tasks.NextNumberAsync(session);
        return [.. drafts.Select((d, i) => new TownTask
        {
            Number = next + i,
            OfficeUnitId = officeUnitId,
            Kind = kind,
            Title = d.Title,
            Leads = d.Leads,
            CoUnits = d.CoUnits,
            Due = d.Due,
            Document = document,
            MadeBy = madeBy,
            MadeAt = now,
        })];
    }

    public async Task SaveAsync(Session session, IReadOnlyList<TownTask> given, DateTimeOffset now)
    {
        foreach (var task in given)
        {
            await tasks.AddAsync(session, task);
            await OweAsync(session, task);
            await audit.AppendAsync(session, task.MadeBy, "give-task", task.FormName, task.Document ?? "", now);
        }
    }

    public async Task CancelAsync(Session session, TownTask task, string by, DateTimeOffset now)
    {
        await tasks.CancelAsync(session, task.Number, now);
        await duties.DropUnfilledFormAsync(session, task.FormName);
        await audit.AppendAsync(session, by, "cancel-task", task.FormName, "", now);
    }

    /// <summary>Who has done it stays done; the others owe it by the new day.</summary>
    public async Task PostponeAsync(Session session, TownTask task, DateOnly due, string by, DateTimeOffset now)
    {
        var done = (await duties.OfFormAsync(session, task.FormName)).Where(IsDone).Select(d => d.UnitId).ToHashSet();
        await tasks.PostponeAsync(session, task.Number, due);
        await duties.DropUnfilledFormAsync(session, task.FormName);
        await OweAsync(session, task with { Due = due, Leads = [.. task.Leads.Where(l => !done.Contains(l))] });
        await audit.AppendAsync(session, by, "postpone-task", task.FormName, FormattableString.Invariant($"{task.Due:yyyy-MM-dd} {due:yyyy-MM-dd}"), now);
    }

    /// <summary>One private message a liaison with all that is new for his units.</summary>
    public void Tell(Turn turn, IReadOnlyList<TownTask> given, HandlerResult result)
    {
        var owed = from task in given
                   from lead in task.Leads
                   let unit = turn.Tree[lead]
                   where unit.LiaisonId is not null && unit.LiaisonId != turn.Speaker!.Id
                   group task by unit.LiaisonId;
        foreach (var own in owed)
        {
            List<TownTask> distinct = [.. own.DistinctBy(t => t.Number)];
            result.Tell(turn, own.Key, TaskText.Given(Office(turn, given[0]), distinct, WorkCalendar.LocalDate(turn.Now)), Lane.Bulk);
        }
    }

    public string Office(Turn turn, TownTask task) => Townships.Signature(turn.Tree[task.OfficeUnitId], settings.OfficeLabel);

    /// <summary>Standing tasks of which one of the units owes or owed a part, with its duty; those done are left out unless asked for.</summary>
    public async Task<IReadOnlyList<(TownTask Task, Duty Duty)>> OwedAsync(Session session, IReadOnlyCollection<string> unitIds, bool withDone = false)
    {
        var standing = (await tasks.StandingAsync(session)).ToDictionary(t => t.Number);
        return [.. from duty in await duties.OfFormAsync(session, null)
                   where unitIds.Contains(duty.UnitId) && (withDone || !IsDone(duty))
                   let number = TownTask.NumberOf(duty)
                   where number is not null && standing.ContainsKey(number.Value)
                   select (standing[number!.Value], duty)];
    }

    public static bool IsDone(Duty duty) => duty.State is DutyState.Done or DutyState.Late;

    private async Task OweAsync(Session session, TownTask task)
    {
        var round = calendar.RoundOf(task.ToForm(WorkCalendar.LocalDate(task.MadeAt)), task.Due);
        foreach (var lead in task.Leads)
        {
            await duties.AddAsync(session, new Duty
            {
                Id = round.DutyId(lead),
                UnitId = lead,
                Form = task.FormName,
                Week = round.Instance.Key,
                Period = round.Instance.Period,
                Due = round.Due,
                FreezeAt = round.Freeze,
                State = DutyState.Open,
            });
        }
    }
}
