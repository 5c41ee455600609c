using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>P 19:00: a private word to each liaison whose unit still owes data. The second and last reminder; extended duties are left in peace (rule D6).</summary>
public sealed class OverdueJob(Steps steps, Owing owing, Duties duties, Mouth mouth) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Overdue, TellAsync, cancellationToken);

    private async Task<bool> TellAsync(StepTurn turn)
    {
        foreach (var owed in (await owing.DataAsync(turn)).GroupBy(o => (o.Liaison, o.Unit.Id)))
        {
            var liaison = owed.Key.Liaison;
            var text = ReminderText.Overdue(turn.Registry.NameOf(liaison), [.. owed]);
            var message = Outgoing.ToMember(turn.Registry, liaison, $"{turn.Due.Key}/{owed.Key.Id}/{liaison}", text);
            if (message is null) continue;
            await mouth.SayAsync(turn.Session, message, turn.Now);
            foreach (var one in owed) await duties.NoteReminderAsync(turn.Session, one.Duty.Id, liaison, "overdue", turn.Now);
        }

        return true;
    }
}
