using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Messaging;
using AntiFraudBot.Domain.Reporting.Duties;
using AntiFraudBot.Storage;
using Quartz;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>19:00 of the due day: one private word to each liaison who still owes, all forms and units in it. The second and last reminder; extended duties are left in peace (rule D6).</summary>
public sealed class OverdueJob(DutySteps steps, Owing owing, Duties duties, Mouth mouth, Timetable timetable, FormBook forms) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await steps.RunAsync(TimetableStep.Overdue, FormStep.Overdue, TellAsync, cancellationToken);

    private async Task TellAsync(DutyTurn turn)
    {
        foreach (var owed in (await owing.ToRemindAsync(turn)).GroupBy(o => o.Liaison))
        {
            var text = ReminderText.Overdue(turn.Registry.NameOf(owed.Key), [.. owed], timetable.Options.QuietFrom);
            var message = Outgoing.ToMember(turn.Registry, owed.Key, $"{turn.Key}/{owed.Key}", text);
            if (message is null) continue;
            await mouth.SayAsync(turn.Session, message with { Form = SheetOf([.. owed]) }, turn.Now);
            foreach (var one in owed) await duties.NoteReminderAsync(turn.Session, one.Duty.Id, owed.Key, "overdue", turn.Now);
        }
    }

    // Whoever owes one week of their own unit can fill it in; for several, or for somebody else's, it takes words.
    private ReportForm? SheetOf(IReadOnlyList<OwedData> owed) =>
        owed is [{ Round: null, Unit.RegularLiaisonId: null } one] ? WeeklySheet.Of(forms.Weekly, one.Unit, one.Duty) : null;
}
