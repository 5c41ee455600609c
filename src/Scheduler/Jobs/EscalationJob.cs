using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>P+1 09:00: the head of a unit that still owes data is asked, once and privately. Another person, so it is no third reminder.</summary>
public sealed class EscalationJob(Steps steps, Owing owing, Duties duties, Mouth mouth, Timetable timetable) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Escalation, TellAsync, cancellationToken);

    private async Task<bool> TellAsync(StepTurn turn)
    {
        var round = timetable.RoundOf(turn.Due.EditionWeek!)!;
        foreach (var owed in (await owing.DataAsync(turn)).GroupBy(o => o.Unit.Id))
        {
            var first = owed.First();
            if (first.Unit.HeadId is not { } head || head == first.Liaison) continue;
            var reminders = await duties.RemindersAsync(turn.Session, [first.Duty.Id]);
            var text = ReminderText.Escalation(
                turn.Registry.NameOf(head), turn.Registry.NameOf(first.Liaison), reminders.Count(r => r.MemberId == first.Liaison), [.. owed], round);
            var message = Outgoing.ToMember(turn.Registry, head, $"{turn.Due.Key}/{owed.Key}", text);
            if (message is not null) await mouth.SayAsync(turn.Session, message, turn.Now);
        }

        return true;
    }
}
